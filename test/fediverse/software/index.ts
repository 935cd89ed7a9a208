// Every mirror of the simulated fediverse; the conformance tests hold this list against the registry of adapters.
import type { InstanceChoice, Mirror } from '../contract.ts'
import { genericMirror } from './generic.ts'
import { lemmyMirror } from './lemmy.ts'
import { mastodonMirror } from './mastodon.ts'
import { misskeyMirror } from './misskey.ts'
import { peertubeMirror } from './peertube.ts'
import { pleromaMirror } from './pleroma.ts'

export const mirrors: readonly Mirror[] = [lemmyMirror, mastodonMirror, misskeyMirror, peertubeMirror, pleromaMirror, genericMirror]

/** The mirror that writes this software's documents; software without one is served as software that nobody knows. */
export function findMirror(software: string): Mirror {
  return mirrors.find((mirror) => mirror.software.includes(software)) ?? genericMirror
}

/** Everything that is written for an adapter's tests, by the adapter's name. */
export function choicesOf(adapter: string): readonly InstanceChoice[] {
  return mirrors.flatMap((mirror) => mirror.choices[adapter] ?? [])
}
