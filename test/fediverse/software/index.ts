// Every mirror of the simulated fediverse; the conformance tests hold this list against the registry of adapters.
import type { Mirror } from '../contract.ts'
import { genericMirror } from './generic.ts'
import { lemmyMirror } from './lemmy.ts'
import { mastodonMirror } from './mastodon.ts'
import { misskeyMirror } from './misskey.ts'
import { peertubeMirror } from './peertube.ts'
import { pleromaMirror } from './pleroma.ts'

export const mirrors: readonly Mirror[] = [mastodonMirror, pleromaMirror, misskeyMirror, lemmyMirror, peertubeMirror, genericMirror]

/** The mirror that writes this software's documents; software without one is served as software that nobody knows. */
export function findMirror(software: string): Mirror {
  return mirrors.find((mirror) => mirror.software.includes(software)) ?? genericMirror
}
