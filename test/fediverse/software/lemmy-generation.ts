// Which of Lemmy's four generations a virtual instance belongs to, and what it can therefore state.
import type { VirtualInstance } from '../contract.ts'

/** The generations that differ in what they serve (other-software.md 1.9). */
export type LemmyGeneration = '0.17' | '0.18' | '0.19' | '1.0'

/** The generation of an instance's version; Sublinks imitates 0.19 under numbers of its own. */
export function lemmyGeneration(instance: VirtualInstance): LemmyGeneration {
  if (instance.software === 'sublinks') return '0.19'
  const [major = 0, minor = 0] = versionParts(instance)
  if (major >= 1) return '1.0'
  return minor >= 19 ? '0.19' : minor === 18 ? '0.18' : '0.17'
}

function versionParts(instance: VirtualInstance): readonly number[] {
  return instance.version.split('.').map((part) => Number.parseInt(part, 10))
}

/** Whether the version is 0.x.y or later, or 1.0 and later. */
export function isSince(instance: VirtualInstance, minor: number, patch: number): boolean {
  const [major = 0, second = 0, third = 0] = versionParts(instance)
  return major >= 1 || second > minor || (second === minor && third >= patch)
}

/** The mode that this generation can state. */
export function shownMode(instance: VirtualInstance): 'open' | 'approval' | 'invite' | 'closed' {
  const { mode } = instance.registrations
  if (mode === 'open' || mode === 'approval') return mode
  return mode === 'invite' && lemmyGeneration(instance) === '1.0' ? 'invite' : 'closed'
}
