// At how many servers a sentence stands: counted from what search holds in memory, so that whoever left it is not among them.
import type { ApiContext } from './context.ts'
import type { CountSentence } from './present/rule.ts'

/** Gives the counts as they are now; null for sentences that no server in search states. */
export async function openSentenceCounts({ columns }: Pick<ApiContext, 'columns'>): Promise<CountSentence> {
  const { stating } = (await columns.hold()).columns.rules
  return (id) => stating.get(id) ?? null
}
