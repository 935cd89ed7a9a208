// Search on PostgreSQL: words, names and spellings from its tables, filters, counts and orders from columns in memory.
import type { SearchBackend } from '#model/search.ts'
import type { QueryText } from '#model/search-words.ts'
import type { Database } from './postgres.ts'
import { answerWith, findsLittle, type FoundText, type TypedText } from './search-answer.ts'
import { createColumnHolder, type ColumnHolder } from './search-columns.ts'
import { correctWords, findMatches, findSimilarNames, LEVELS, raise, rankMatches } from './search-matches.ts'

type Connections = Pick<Database, 'db' | 'published'>

/**
 * Opens search on a migrated database, which stays the caller's to close. The index is made by `refreshIndex`.
 *
 * @param holder the columns; given where another backend of this process holds them too
 */
export function openPostgresSearch(database: Connections, holder: ColumnHolder = createColumnHolder(database.db)): SearchBackend {
  return answerWith(database, {
    backend: 'postgres',
    hold: () => holder.hold(),
    changesWithColumns: true,
    findAsTyped: (typed) => findAsTyped(database, holder, typed),
    correct: (typed, found) => findCorrected(database, holder, { typed, found }),
  })
}

async function findAsTyped({ db }: Connections, holder: ColumnHolder, { text, host }: TypedText): Promise<FoundText> {
  for (;;) {
    const found = await findMatches(db, text, host)
    const held = await holder.hold(found.version)
    // The index moved between the two looks: postings and columns must be of one state.
    if (held.version !== found.version) continue
    const levels = rankMatches(held.columns, text, found)
    return { held, levels, little: findsLittle(levels) }
  }
}

/** Raises what other spellings find; the suggestion is the spelling that found something by words. */
async function findCorrected(
  database: Connections,
  holder: ColumnHolder,
  { typed: { text, host }, found: { held, levels } }: { readonly typed: TypedText; readonly found: FoundText },
): Promise<string | undefined> {
  const { columns } = held
  // Nearly every host name is near to one that shares its last label.
  const letters = host === undefined ? text.folded : host.slice(0, host.lastIndexOf('.'))
  const [similar, words] = await Promise.all([findSimilarNames(database.db, letters), correctWords(database.db, text.words)])
  raise(columns, levels, similar, LEVELS.letters)
  if (words === undefined) return undefined
  const corrected: QueryText = { ...text, folded: words.map(({ word }) => word).join(' '), words }
  const again = await findAsTyped(database, holder, { text: corrected, host: undefined })
  const ids: number[] = []
  for (let row = 0; row < again.levels.length; row += 1) if (again.levels[row] !== 0) ids.push(again.held.columns.ids[row] ?? 0)
  raise(columns, levels, ids, LEVELS.corrected)
  return ids.length > 0 ? corrected.folded : undefined
}
