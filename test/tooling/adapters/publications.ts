// What facts amount to, as people ask for it: the columns of the table of adapters.
import type { Facts, LongTextKind } from '#model/facts.ts'
import { PUBLICATIONS, type Publication } from '../../../crawler/software/define.ts'

export const COLUMNS = ['recognised', ...PUBLICATIONS] as const
export type Column = (typeof COLUMNS)[number]

const ABOUT: readonly LongTextKind[] = ['description', 'sidebar', 'about-page']
const RULES: readonly LongTextKind[] = ['terms', 'conduct', 'legal', 'moderation', 'privacy']

const STATED: Readonly<Record<Publication, (facts: Facts) => boolean>> = {
  name: ({ name }) => name !== undefined,
  description: ({ shortDescription, texts }) => shortDescription !== undefined || hasText(texts, ABOUT),
  languages: ({ languages = [] }) => languages.length > 0,
  'sign-up': ({ registrations }) => (registrations?.mode ?? 'unknown') !== 'unknown',
  users: ({ usage }) => usage?.users !== undefined,
  actives: ({ usage }) => usage?.activeMonth !== undefined || usage?.activeHalfyear !== undefined,
  posts: ({ usage }) => usage?.localPosts !== undefined,
  version: ({ version }) => version !== undefined,
  // Or where they stand, for software that keeps them on pages of the admin's choice.
  rules: ({ rules, texts, switches }) => (rules ?? []).length > 0 || hasText(texts, RULES) || switches?.termsUrl !== undefined,
  peers: ({ peers }) => peers !== undefined && !(peers.emptyMeansHidden === true && peers.names.length === 0),
  blocks: ({ blocks }) => blocks !== undefined && blocks.publication !== 'withheld' && blocks.publication !== 'unsupported',
  switches: ({ switches = {} }) => Object.keys(switches).length > 0,
}

function hasText(texts: Facts['texts'], kinds: readonly LongTextKind[]): boolean {
  return (texts ?? []).some(({ kind }) => kinds.includes(kind))
}

/** What a reading states, of all that people ask for. */
export function publicationsOf(facts: Facts): readonly Publication[] {
  return PUBLICATIONS.filter((publication) => STATED[publication](facts))
}
