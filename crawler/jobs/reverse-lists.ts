// Job: turns the stored peer lists round, so that who lists a name is one look.
import { HOUR } from '#model/clock.ts'
import { reverseLists } from '#model/store/peer-listers.ts'
import type { Job } from './contract.ts'

export const reversePeerLists: Job = {
  name: 'reverse-lists',
  summary: 'Turns the published peer lists round: once a day, and sooner while many lists are new.',
  every: HOUR,
  run: async ({ database, clock }) => {
    const reversed = await reverseLists(database, clock.now())
    return reversed === undefined ? 'not due' : `${reversed.pairs} pairs of ${reversed.lists} lists, ${reversed.changed} names changed`
  },
}
