// Invented servers for the pages: fifty-four that a search finds, made from small tables, the same each time.
import type { ServerSummary } from '../../api/contract.ts'
import { bucketOf, FACETS, UNKNOWN, type Facet, type FacetKey } from '#model/facets.ts'

/** The day all fixtures are of; pages show ages, so the browser's clock is set to its evening. */
export const FIXTURE_DAY = '2026-11-20'
export const FIXTURE_NOW = Date.parse('2026-11-20T18:00:00Z')

const HOUR = 3_600_000
const PLACES = ['Harbour', 'Alder', 'Quartz', 'Lantern', 'Meadow', 'Ember', 'Tidal', 'Juniper', 'Copper']
const SORTS_OF_PLACE = ['Commons', 'Social', 'House', 'Library', 'Garden', 'Club']
const PURPOSES = [
  'A calm place for people who make maps, walk far and look closely.',
  'For librarians, archivists and everybody who loves catalogues.',
  'Small, moderated, in English and German. No advertising, no crypto.',
  'Ein Ort für Menschen aus der Region, mit Blick aufs Wasser und Zeit für lange Gespräche.',
  'Photographs, mostly on film, and the people who take them.',
  'Science, slowly: papers, field notes, corrections.',
  'Un serveur pour la musique, les concerts et celles et ceux qui les organisent.',
  'Gardeners and growers, from window sills to orchards. We close at night and mean it, because sleep is good for everybody who tends plants.',
]
const SOFTWARE = [
  ['mastodon', 'Mastodon', '4.6.1', ['twitter'], 'activitypub'],
  ['mastodon', 'Mastodon', '4.5.8', ['twitter'], 'activitypub'],
  ['lemmy', 'Lemmy', '0.19.12', ['reddit'], 'activitypub'],
  ['misskey', 'Misskey', '2026.10.0', ['twitter'], 'activitypub'],
  ['peertube', 'PeerTube', '8.1.0', ['youtube'], 'activitypub'],
  ['gotosocial', 'GoToSocial', '0.21.0', ['twitter'], 'activitypub'],
  ['friendica', 'Friendica', '2026.09', ['facebook'], 'dfrn'],
] as const
const JOINING = ['open', 'approval', 'open', 'invite', 'closed', 'approval', 'external', 'curated', 'full', 'unknown'] as const
const LANGUAGES = [['en'], ['de'], ['en', 'de'], ['fr'], ['ja'], ['es', 'ca'], []] as const

export interface FixtureServer extends ServerSummary {
  readonly values: Readonly<Record<FacetKey, readonly string[]>>
}

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T
}

/** Posts a week on a server of the fixtures; null where it cannot be told. */
export function postsOf({ activeMonth }: Pick<ServerSummary, 'activeMonth'>): number | null {
  return activeMonth === null ? null : activeMonth * 3 + 7
}

/** The value at every `period`th server, from `first` on; another one elsewhere. */
function each<T>(index: number, period: number, first: number, there: T, elsewhere: T): T {
  return index % period === first ? there : elsewhere
}

function makeServer(index: number): FixtureServer {
  const name = `${pick(PLACES, index)} ${pick(SORTS_OF_PLACE, Math.floor(index / 9))}`
  const domain = `${name.toLowerCase().replace(' ', '-')}.example`
  const [software, softwareLabel, version, alternativeTo, network] = pick(SOFTWARE, index * 3)
  const registrations = pick(JOINING, index * 7)
  const activeMonth = each(index, 11, 4, null, Math.round(6 * 1.17 ** (index % 47)))
  const users = each(index, 13, 5, null, Math.round((activeMonth ?? 20) * 3.4 + index))
  const minAge = pick([null, 16, null, 18, 13], index)
  const status = each(index, 17, 9, 'failing', 'alive')
  const languages = pick(LANGUAGES, index)
  const firstSeen = new Date(FIXTURE_NOW - (index * 19 + 30) * 24 * HOUR).toISOString()
  const facet = (key: FacetKey): Facet => FACETS.find((one) => one.key === key)!
  return {
    domain,
    displayDomain: domain,
    name: each(index, 10, 7, null, name),
    shortDescription: each(index, 9, 8, null, pick(PURPOSES, index)),
    software,
    softwareLabel,
    version,
    registrations,
    minAge,
    languages,
    users,
    activeMonth,
    usageFlags: each(index, 19, 6, ['month-above-users'], []),
    status,
    ruleCount: each(index, 8, 3, null, (index * 3) % 14),
    firstSeen,
    lastAnswer: new Date(FIXTURE_NOW - (status === 'failing' ? 70 : (index % 20) + 1) * HOUR).toISOString(),
    ruleFit: null,
    ruleMatches: [],
    values: {
      registrations: [registrations],
      language: languages.length === 0 ? [UNKNOWN] : languages,
      software: [software],
      alternativeTo,
      size: [bucketOf(facet('size').buckets ?? [], activeMonth)],
      pace: [bucketOf(facet('pace').buckets ?? [], postsOf({ activeMonth }))],
      topics: index % 3 === 0 ? ['maps', 'art'] : ['science'],
      minAge: [bucketOf(facet('minAge').buckets ?? [], minAge)],
      uptime: [pick(['steady', 'good', 'shaky'], index)],
      versionCurrency: [version === '4.5.8' ? 'behind' : 'current'],
      federation: ['open'],
      detectedLanguage: languages.slice(0, 1),
      network: [network],
      status: [status],
      firstSeen: [firstSeen.slice(0, 4)],
    },
  }
}

/** All servers of the fixtures, in fair order. */
export const SERVERS: readonly FixtureServer[] = Array.from({ length: 54 }, (_, index) => makeServer((index * 23) % 54))
