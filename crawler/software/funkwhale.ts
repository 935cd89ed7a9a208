// Funkwhale: a NodeInfo that says nearly everything, a second one that nobody links to, and the servers it knows (other-software.md 4.3).
import type { Facts, LongText, LongTextKind } from '#model/facts.ts'
import { at, count, flag, list, rawText, strings, text, url } from '#model/json.ts'
import { markdownToText, TEXT_LIMITS } from '#model/text.ts'
import { readFunkwhaleAllowList } from './block-documents.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'
import { readFlagAs } from './nodeinfo-word.ts'
import { publicText, withoutAddresses } from './people.ts'

const ownMode = readFlagAs({ open: 'open', shut: 'closed' })
const MOST_TOPICS = 10

/** Funkwhale. API reference: https://docs.funkwhale.audio/swagger/ */
export const funkwhale = defineSoftware({
  name: 'funkwhale',
  label: 'Funkwhale',
  kind: 'audio',
  networks: ['activitypub'],
  alternativeTo: ['Spotify', 'SoundCloud', 'Bandcamp'],
  licence: 'AGPL-3.0',
  language: 'Python',
  repository: 'https://dev.funkwhale.audio/funkwhale/funkwhale',
  homepage: 'https://funkwhale.audio',
  counts: {
    users: 'local accounts, where the pod publishes statistics',
    active: 'local accounts active in the period, where the pod publishes statistics',
    posts: 'tracks in the libraries of the pod',
  },
  readNodeinfo,
  correct: (nodeinfo) => ownMode(hideZeros(nodeinfo)),
  endpoints: [
    // Not advertised; it has the languages that 2.0 lacks, and lacks the rules that 2.0 has.
    { path: '/api/v2/instance/nodeinfo/2.1', limit: 'nodeinfo', every: 'month', when: hasSecondApi, read: readSecondNodeinfo },
    { path: '/api/v1/federation/domains/?page=1&page_size=100', limit: 'peers', every: 'week', next: nextPage, read: readDomains },
  ],
})

function hasSecondApi({ version }: HostKnowledge): boolean {
  return version !== undefined && (version[0] > 1 || (version[0] === 1 && version[1] >= 4))
}

// Without public statistics everything is written as 0: an existing pod has an account at least.
function hideZeros(nodeinfo: Facts): Facts {
  return nodeinfo.usage?.users === 0 ? { ...nodeinfo, usage: { quality: 'hidden' } } : nodeinfo
}

const TEXTS: readonly (readonly [member: string, kind: LongTextKind])[] = [
  ['longDescription', 'description'],
  ['rules', 'conduct'],
  ['terms', 'terms'],
]

/** `metadata.private` asks directories to leave the pod out. */
function readNodeinfo(json: unknown): Facts {
  const metadata = at(json, 'metadata')
  const tracks = count(at(metadata, 'library', 'tracks', 'total'))
  const texts = TEXTS.flatMap(([member, kind]) => readLongText(kind, at(metadata, member)))
  return withoutAbsent<Facts>({
    doNotList: flag(at(metadata, 'private')),
    shortDescription: publicText(at(metadata, 'shortDescription'), TEXT_LIMITS.description),
    thumbnail: url(at(metadata, 'banner')),
    usage: tracks === undefined || tracks === 0 ? undefined : { localPosts: tracks },
    texts: texts.length === 0 ? undefined : texts,
    blocks: readFunkwhaleAllowList(json),
    switches: keepStated({
      federationEnabled: flag(at(metadata, 'library', 'federationEnabled')),
      limitedFederation: flag(at(metadata, 'allowList', 'enabled')),
      // Megabytes.
      driveCapacityMb: count(at(metadata, 'defaultUploadQuota')),
    }),
  })
}

function readLongText(kind: LongTextKind, value: unknown): readonly LongText[] {
  const words = withoutAddresses(markdownToText(rawText(value) ?? '', TEXT_LIMITS.longText))
  return words === '' ? [] : [{ kind, text: words, format: 'markdown' }]
}

/** Reads NodeInfo 2.1 (since 1.4): languages, what is played, where it stands as it says, where the code of conduct is. */
function readSecondNodeinfo(json: unknown, host: HostKnowledge): Facts {
  const metadata = at(json, 'metadata')
  const languages = strings(at(metadata, 'languages'), TEXT_LIMITS.languages, 35)
  const topics = list(at(metadata, 'content', 'topMusicCategories'))
    .slice(0, MOST_TOPICS)
    .flatMap((category) => text(at(category, 'name'), 40) ?? [])
  return withoutAbsent<Facts>({
    languages: languages.length === 0 ? undefined : languages,
    switches: keepStated({
      rulesUrl: url(at(metadata, 'codeOfConduct'), host.origin),
      serverCountry: publicText(at(metadata, 'location'), 60),
      topics: topics.length === 0 ? undefined : topics.join(', '),
    }),
  })
}

function readDomains(json: unknown): Facts {
  const results = at(json, 'results')
  if (!Array.isArray(results)) return {}
  const names = results.map((row: unknown) => at(row, 'name')).filter((name) => typeof name === 'string')
  return { peers: { kind: 'knows', names } }
}

/** `next` is a whole address, behind some proxies of another scheme: only its path counts, and only while it is this list's. */
function nextPage(json: unknown, path: string): string | undefined {
  const next = url(at(json, 'next'))
  if (next === undefined) return undefined
  const { pathname, search } = new URL(next)
  return pathname === new URL(path, 'https://any.invalid').pathname ? pathname + search : undefined
}
