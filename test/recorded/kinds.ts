// What each kind of capture is: the answer of a server to a request, many of them in one file, or no answer of a server at all.
import type { Address } from './contract.ts'

/** How a kind is replayed. */
export type Kind =
  /** One document of one server. */
  | {
      readonly role: 'document'
      /** Where such a document lives when neither its headers nor its description say; absent where its shape tells. */
      readonly address?: Address
      /** Whose document it is where the entry names no software. */
      readonly software?: string
      /** Documents of one host that were recorded together are one server. */
      readonly together?: true
      /** Why the API cannot be compared with it: such a document is not replayed. */
      readonly untold?: string
    }
  /** The documents of many servers in one file; containers.ts takes them apart. */
  | { readonly role: 'container'; readonly of: 'instances' | 'rules' | 'lemmy-sites'; readonly software: string }
  /** Compiled by people or crawlers, or a list without servers. */
  | { readonly role: 'none'; readonly reason: string }

const get = (path: string): Address => ({ method: 'GET', path })
const post = (path: string): Address => ({ method: 'POST', path })

const MASTODON_DOCUMENT = { role: 'document', software: 'mastodon' } as const
const MISSKEY_DOCUMENT = { role: 'document', software: 'misskey' } as const

/** Every kind that is known; the addresses are those of microblog.md and other-software.md. */
const KINDS: Readonly<Record<string, Kind>> = {
  nodeinfo: { role: 'document' },
  'nodeinfo-doc': { role: 'document' },
  'nodeinfo-odd': { role: 'document' },
  wellknown: { role: 'document', address: get('/.well-known/nodeinfo') },
  'wellknown-odd': { role: 'document', address: get('/.well-known/nodeinfo') },
  'statistics-json': { role: 'document', address: get('/statistics.json'), software: 'diaspora' },
  'instance-v1': { ...MASTODON_DOCUMENT, address: get('/api/v1/instance') },
  'instance-v2': { ...MASTODON_DOCUMENT, address: get('/api/v2/instance') },
  'instance-doc': MASTODON_DOCUMENT,
  activity: { ...MASTODON_DOCUMENT, address: get('/api/v1/instance/activity') },
  peers: { ...MASTODON_DOCUMENT, address: get('/api/v1/instance/peers') },
  rules: { ...MASTODON_DOCUMENT, address: get('/api/v1/instance/rules') },
  'domain-blocks-json': {
    ...MASTODON_DOCUMENT,
    address: get('/api/v1/instance/domain_blocks'),
  },
  'extended-description': { ...MASTODON_DOCUMENT, address: get('/api/v1/instance/extended_description') },
  languages: { ...MASTODON_DOCUMENT, address: get('/api/v1/instance/languages') },
  'html-about': { ...MASTODON_DOCUMENT, address: get('/about') },
  'misskey-meta': { ...MISSKEY_DOCUMENT, address: post('/api/meta') },
  'misskey-stats': { ...MISSKEY_DOCUMENT, address: post('/api/stats') },
  'misskey-federation': {
    ...MISSKEY_DOCUMENT,
    address: post('/api/federation/instances'),
    untold: 'the atlas asks only which servers are blocked, and that is another answer',
  },
  matrix: { role: 'document', software: 'synapse', together: true },
  'http-error': { role: 'document' },
  'lemmy-site': { role: 'container', of: 'lemmy-sites', software: 'lemmy' },
  bookwyrm: { role: 'container', of: 'instances', software: 'bookwyrm' },
  'rules-set': { role: 'container', of: 'rules', software: 'mastodon' },
  blocklist: { role: 'none', reason: 'a block list made by people, no answer of a server' },
  'blocklist-fixture': { role: 'none', reason: 'a block list written for tests, no answer of a server' },
  directory: { role: 'none', reason: 'a directory of servers, no answer of a server' },
  graph: { role: 'none', reason: 'a data set about many servers, no answer of a server' },
  'rules-dataset': { role: 'none', reason: 'a data set about many servers, no answer of a server' },
  'software-versions': { role: 'none', reason: 'a list of versions, no answer of a server' },
  timeseries: { role: 'none', reason: 'a series of tables about many servers, no answer of a server' },
}

/** How a kind is replayed; undefined for a kind that nobody here knows. */
export function findKind(kind: string): Kind | undefined {
  return Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
}
