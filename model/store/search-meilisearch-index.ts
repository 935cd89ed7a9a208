// The index in Meilisearch as data: its names, its settings made from the facet table, and the form of its documents.
import { hash } from 'node:crypto'
import { FACETS } from '#model/facets.ts'
import type { SearchDocument } from '#model/search.ts'
import { editsAllowed } from '#model/search-words.ts'
import type { MeiliDocument, MeiliSettings } from './search-meilisearch.ts'
import { encodeWord, isSpellable } from './search-meilisearch-words.ts'

/** The form of documents: a change of what stands in them needs a new number, and the index is made anew. */
const FORM = 1

/** What the indexes of one atlas are called in Meilisearch. */
export interface MeiliIndexes {
  /** The servers, as they are searched. */
  readonly servers: string
  /** The servers while they are written anew. */
  readonly next: string
  /** One document: how far the servers are. */
  readonly state: string
}

/** The names of the indexes. A Meilisearch serves one atlas; tests give a prefix of their own. */
export function nameIndexes(prefix = 'atlas'): MeiliIndexes {
  return { servers: `${prefix}-servers`, next: `${prefix}-servers-next`, state: `${prefix}-state` }
}

/** Words as they are: names, names and descriptions, names and descriptions and rules. */
export const WORD_PARTS = ['names', 'about', 'rules'] as const
/** The same words of names and descriptions once more, for other spellings. */
export const SPELLING_PARTS = ['spelledNames', 'spelledAbout'] as const

/** Servers that a query may find: more than there are. */
const MOST_SERVERS = 1_000_000
/** Words have been folded and cut by ours; Meilisearch must not guess a language and cut them again. */
export const LOCALE = 'eng'

/** All settings of the index of servers. */
export function describeIndex(): MeiliSettings {
  return {
    searchableAttributes: [...WORD_PARTS, ...SPELLING_PARTS],
    // Whoever gets hold of the key for searching reads ids.
    displayedAttributes: ['id'],
    filterableAttributes: ['id', ...FACETS.map(({ key }) => key)],
    sortableAttributes: ['weight'],
    // Orders are made from columns; only other spellings come by likeness, and those of equals by weight.
    rankingRules: ['words', 'typo', 'sort'],
    typoTolerance: {
      enabled: true,
      minWordSizeForTypos: { oneTypo: leastLetters(1), twoTypos: leastLetters(2) },
      disableOnAttributes: [...WORD_PARTS],
    },
    // Ids come as counts of a facet, and all of them are wanted.
    faceting: { maxValuesPerFacet: MOST_SERVERS },
    pagination: { maxTotalHits: MOST_SERVERS },
    localizedAttributes: [{ attributePatterns: ['*'], locales: [LOCALE] }],
    facetSearch: false,
    prefixSearch: 'indexingTime',
  }
}

// The shortest word that may have so many typos (model/search-words.ts).
function leastLetters(edits: number): number {
  let letters = 1
  while (editsAllowed(letters) < edits) letters += 1
  return letters
}

/** Stands for settings and form: another one, and the index is made anew. */
export function formOfIndex(): string {
  return hash('sha256', JSON.stringify([FORM, describeIndex()]), 'hex').slice(0, 16)
}

/** A row of PostgreSQL's index with its words. */
export interface CopyRow {
  readonly domainId: number
  readonly weight: number
  readonly facets: SearchDocument['facets']
  readonly names: readonly string[] | null
  readonly about: readonly string[] | null
  readonly rules: readonly string[] | null
  readonly removed: boolean
}

/** Longer values are not filtered by in Meilisearch, which holds at most 468 bytes of one. */
export const LONGEST_VALUE = 100

/** A server as Meilisearch holds it. */
export function toMeiliDocument({ domainId, weight, facets, names, about, rules }: CopyRow): MeiliDocument {
  return {
    id: domainId,
    weight,
    ...Object.fromEntries(FACETS.map(({ key }) => [key, (facets[key] ?? []).map((value) => value.slice(0, LONGEST_VALUE))])),
    names: listWords(names),
    about: listWords(about),
    rules: listWords(rules),
    spelledNames: listSpellings(names),
    spelledAbout: listSpellings(about),
  }
}

// A comma and a space put eight places between two words, so that Meilisearch takes none of them for one word written apart.
const BETWEEN = ', '

function listWords(words: readonly string[] | null): string {
  return (words ?? []).map(encodeWord).join(BETWEEN)
}

function listSpellings(words: readonly string[] | null): string {
  return (words ?? []).filter(isSpellable).join(BETWEEN)
}

/** How far the servers in Meilisearch are. */
export interface CopyState {
  /** Of which database they are. */
  readonly installation: string
  readonly form: string
  readonly epoch: number
  /** Every change of PostgreSQL's index up to that version is in. */
  readonly version: number
}

/** The id of the one document of the state. */
export const STATE_ID = 1

/** Reads the state from its document; undefined for anything else. */
export function readCopyState(document: MeiliDocument | undefined): CopyState | undefined {
  if (document === undefined) return undefined
  const { installation, form, epoch, version } = document
  if (typeof installation !== 'string' || typeof form !== 'string') return undefined
  return typeof epoch === 'number' && typeof version === 'number' ? { installation, form, epoch, version } : undefined
}

/** Stands for a database, so that a Meilisearch filled from another one is known; tells nothing of the secret. */
export function nameInstallation(secret: Uint8Array): string {
  return hash('sha256', Buffer.concat([Buffer.from('meilisearch '), secret]), 'hex').slice(0, 16)
}

/** The id of the key for searching: the same at every start. Meilisearch wants a UUID of version 4 (RFC 9562). */
export function nameSearchKey({ servers }: MeiliIndexes, installation: string): string {
  const hex = hash('sha256', `search key ${servers} ${installation}`, 'hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
