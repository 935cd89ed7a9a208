// What is typed into the box for people to be reached, before it is taken as names.
import { signal } from '@preact/signals'
import { match, note } from './model.ts'
import { readReached } from './reach-names.ts'
import { withList } from './state.ts'

/** As typed. */
export const typedNames = signal('')
/** Words of it in which no server name was found. */
export const notNames = signal<readonly string[]>([])

/** Takes what is typed as names; what is none stays in the box. Returns whether nothing stayed. */
export function takeTypedNames(): boolean {
  const { hosts, rest } = readReached(typedNames.value)
  notNames.value = rest
  typedNames.value = rest.join(' ')
  if (hosts.length > 0) note(withList(match.value, 'reach', [...match.value.lists.reach, ...hosts]))
  return rest.length === 0
}

/** Forgets what is typed. */
export function forgetTypedNames(): void {
  typedNames.value = ''
  notNames.value = []
}
