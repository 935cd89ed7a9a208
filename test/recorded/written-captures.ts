// A captures folder of the project's own, written for its tests: documents that agree with what is known of them, differ from it, or are none.
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import * as path from 'node:path'
import { gzipSync } from 'node:zlib'

/** One entry and the content of its file; without content the file is missing. */
export interface WrittenCapture {
  readonly file: string
  readonly kind: string
  readonly facts: unknown
  readonly content?: unknown
  readonly software?: string | null
  readonly host?: string | null
  readonly what?: string
  readonly sha256?: string
  readonly headers?: unknown
}

/** Writes a folder with its index.json; strings and bytes are written as they stand, everything else as JSON, `.gz` packed. */
export async function writeCaptures(folder: string, captures: readonly WrittenCapture[]): Promise<void> {
  const files = []
  for (const { content, headers, ...entry } of captures) {
    const file = path.join(folder, entry.file)
    await mkdir(path.dirname(file), { recursive: true })
    const body = content === undefined ? undefined : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
    if (body !== undefined) await writeFile(file, file.endsWith('.gz') ? gzipSync(body) : body)
    if (headers !== undefined) await writeFile(`${file}.headers.json`, JSON.stringify(headers))
    const sha256 = entry.sha256 ?? (body === undefined ? undefined : createHash('sha256').update(body).digest('hex'))
    files.push({
      software: null,
      host: null,
      what: '',
      repo: 'somebody/somewhere',
      commit: 'c0ffee',
      ...entry,
      ...(sha256 === undefined ? {} : { sha256 }),
      ...(headers === undefined ? {} : { headers_file: `${entry.file}.headers.json` }),
    })
  }
  await writeFile(path.join(folder, 'index.json'), JSON.stringify({ note: 'Written for tests.', files }))
}

const NODEINFO = {
  version: '2.1',
  software: { name: 'Gardenware', version: '0.4.1' },
  protocols: ['activitypub'],
  services: { inbound: [], outbound: [] },
  openRegistrations: true,
  usage: { users: { total: '412', activeMonth: 77, activeHalfyear: 130 }, localPosts: 9800 },
  metadata: { nodeName: 'The Garden' },
}

const INSTANCE = {
  uri: 'https://quay.example',
  title: 'The Quay',
  short_description: 'Boats.',
  version: '2.7.2 (compatible; Pleroma 2.5.1)',
  registrations: true,
  approval_required: true,
  languages: ['pt_BR'],
  stats: { user_count: 31, status_count: '5009', domain_count: 12 },
}

const INSTANCE_FACTS = {
  uri: 'https://quay.example',
  title: 'The Quay',
  version: '2.7.2 (compatible; Pleroma 2.5.1)',
  user_count: 31,
  status_count: '5009',
  registrations: true,
  approval_required: true,
  languages: ['pt_BR'],
  rules: null,
}

const PEERS = ['one.example', 'two.example', 'Three.example', 'not a name', 'four.example:8443']

/** Documents on which the atlas and the facts agree. */
export const AGREEING: readonly WrittenCapture[] = [
  {
    file: 'a/nodeinfo.json',
    kind: 'nodeinfo',
    content: NODEINFO,
    facts: {
      schema_version: '2.1',
      software: 'Gardenware',
      software_version: '0.4.1',
      open_registrations: true,
      users_total: '412',
      users_month: 77,
      users_halfyear: 130,
      local_posts: 9800,
      node_name: 'The Garden',
    },
  },
  { file: 'a/instance.json', kind: 'instance-v1', software: 'pleroma', host: 'quay.example', content: INSTANCE, facts: INSTANCE_FACTS },
  // The same name again is another server.
  {
    file: 'b/instance.json',
    kind: 'instance-v1',
    software: 'pleroma',
    host: 'quay.example',
    content: { ...INSTANCE, title: 'The Quay, later' },
    facts: { ...INSTANCE_FACTS, title: 'The Quay, later' },
  },
  {
    file: 'b/old.json.gz',
    kind: 'instance-doc',
    software: 'mastodon',
    content: { uri: 'old.example', title: 'Old', version: '2.4.3', stats: { user_count: 3 } },
    facts: { title: 'Old', version: '2.4.3', user_count: 3 },
  },
  { file: 'p/peers.json.gz', kind: 'peers', software: 'mastodon', content: PEERS, facts: { count: 5, unique: 5, uppercase: 1 } },
  {
    file: 'm/stats.json',
    kind: 'misskey-stats',
    content: { originalUsersCount: 9, originalNotesCount: 80 },
    facts: { originalUsersCount: 9, originalNotesCount: 80 },
  },
  {
    file: 'w/elsewhere.json',
    kind: 'wellknown',
    host: 'blog.example',
    content: { links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: 'https://social.example/nodeinfo/2.0' }] },
    facts: { links: ['2.0 https://social.example/nodeinfo/2.0'] },
  },
  {
    file: 'w/inside.json',
    kind: 'wellknown',
    content: { links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: 'http://localhost:3000/nodeinfo/2.0' }] },
    facts: { links: ['2.0 http://localhost:3000/nodeinfo/2.0'] },
  },
  {
    file: 'w/relative.json',
    kind: 'wellknown-odd',
    host: 'relative.example',
    content: { links: { rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: '/nodeinfo/2.0' } },
    facts: { links: ['2.0 /nodeinfo/2.0'] },
  },
  {
    file: 'w/port.json',
    kind: 'wellknown-odd',
    host: 'port.example',
    content: { links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: 'https://port.example:8443/nodeinfo/2.0' }] },
    facts: { links: ['2.0 https://port.example:8443/nodeinfo/2.0'] },
  },
  {
    file: 'r/set.json',
    kind: 'rules-set',
    content: {
      'tea.example': [{ id: '1', text: 'Be kind.' }],
      'boats.example': [
        { id: '1', text: 'No wake.' },
        { id: '2', text: 'Moor slowly.' },
      ],
    },
    facts: { hosts: 2, rules: 3 },
  },
  {
    file: 'l/sites.jsonl',
    kind: 'lemmy-site',
    content: ['pond', 'lake']
      .map((name) =>
        JSON.stringify({
          domain: `${name}.example`,
          node_info: { software: { name: 'lemmy', version: '0.18.4' } },
          site_info: { site_view: { site: { name, actor_id: `https://${name}.example/` } }, version: '0.18.4' },
        }),
      )
      .join('\n'),
    facts: { records: 2 },
  },
  { file: 'odd/nodeinfo.txt', kind: 'nodeinfo-odd', content: '{{ site.nodeinfo }}', facts: {} },
  {
    file: 'e/error.json',
    kind: 'http-error',
    software: 'mastodon',
    content: '<h1>Nothing here</h1>',
    headers: { url: 'https://gone.example/api/v1/instance/', status: 404, headers: { 'Content-Type': ['text/html'] } },
    facts: { json: 'does not parse' },
  },
  {
    file: 'e/denied.json',
    kind: 'http-error',
    software: 'mastodon',
    content: { error: 'This method requires an authenticated user' },
    headers: { url: 'https://shut.example/api/v2/instance', status: 401, headers: { 'content-type': 'application/json' } },
    facts: {},
  },
  { file: 'e/empty.json', kind: 'http-error', content: '', facts: { json: 'does not parse' } },
]

/** Documents that say something else than the facts do. */
export const DIFFERING: readonly WrittenCapture[] = [
  {
    file: 'd/nodeinfo.json',
    kind: 'nodeinfo',
    content: NODEINFO,
    facts: { software: 'Gardenware', users_total: 413, node_name: 'The Garden' },
  },
  { file: 'd/peers.json', kind: 'peers', software: 'mastodon', content: PEERS, facts: { count: 7, unique: 7 } },
]

/** Files that are no readable document: garbled, missing, changed since they were described. */
export const UNREADABLE: readonly WrittenCapture[] = [
  { file: 'u/garbled.json', kind: 'instance-v2', software: 'mastodon', content: '{"domain": "half', facts: { title: 'Half' } },
  { file: 'u/missing.json', kind: 'nodeinfo', facts: { software: 'x' } },
  { file: 'u/changed.json', kind: 'nodeinfo', content: NODEINFO, sha256: '0'.repeat(64), facts: { software: 'x' } },
  { file: 'u/unpacked.json.gz', kind: 'peers', facts: {}, content: PEERS, sha256: 'f'.repeat(64) },
  { file: '../outside.json', kind: 'nodeinfo', facts: {} },
]

/** Files that are no answer of a server, or of none that the atlas asks for. */
export const SKIPPED: readonly WrittenCapture[] = [
  { file: 's/directory.json', kind: 'directory', content: [], facts: { records: 0 } },
  { file: 's/strange.json', kind: 'tea-leaves', content: {}, facts: {} },
  { file: 's/languages.json', kind: 'languages', content: [{ code: 'eo', name: 'Esperanto' }], facts: { records: 1 } },
]
