// Written world: every deviation of NodeInfo, each on a server of its own, and the documents that older software has in its place.
import {
  badJson,
  html200,
  noNodeinfo,
  nodeinfoDocument,
  nodeinfoLinks,
  NODEINFO_DOCUMENTS,
  NODEINFO_LINKS,
  onPaths,
  robotsCrawlDelay,
  type NodeinfoDocumentVariant,
  type NodeinfoLinksVariant,
} from '../faults.ts'
import type { HostDefinition } from '../world.ts'
import { failing, faulty, plainServer, readAnyway, server, type Hosts } from './hosts.ts'

/** `activeHalfYear` as `active-half-year`. */
function hyphenated(variant: string): string {
  return variant.replaceAll(/[A-Z0-9]+/g, (part) => `-${part.toLowerCase()}`)
}

// A link document without a NodeInfo link is a living server that publishes none; here it has no API either (microblog.md 1.10).
function bentLinks(variant: NodeinfoLinksVariant): readonly [string, HostDefinition] {
  const host = `links-${hyphenated(variant)}.example`
  const fault = nodeinfoLinks(variant)
  return [host, fault.reason === undefined ? readAnyway(host, fault) : failing(host, fault)]
}

/** What cannot be learned from a bent document; absent is not 0, and a broken number is no number (microblog.md 1.2). */
const UNLEARNED: { readonly [variant in NodeinfoDocumentVariant]?: NonNullable<HostDefinition['truth']>['learned'] } = {
  metadataArray: { name: undefined, shortDescription: undefined },
  noServicesNoMetadata: { name: undefined, shortDescription: undefined },
  emptyVersion: { version: undefined },
  nullVersion: { version: undefined },
  noVersion: { version: undefined },
  softwareString: { version: undefined },
  floatNumbers: { usage: undefined },
  negativeNumbers: { usage: undefined },
  hugeNumbers: { usage: undefined },
  noNumbers: { usage: undefined },
  noUsage: { usage: undefined },
}

function bentDocument(variant: NodeinfoDocumentVariant): readonly [string, HostDefinition] {
  const host = `document-${hyphenated(variant)}.example`
  const fault = nodeinfoDocument(variant)
  return [host, fault.reason === undefined ? readAnyway(host, fault, UNLEARNED[variant]) : failing(host, fault)]
}

const FRIENDICA = {
  version: '1.0',
  server: { baseUrl: 'https://friendica.example', name: 'Old friends', software: 'friendica', version: '2021.09' },
  organization: { name: 'Robin', contact: 'robin@friendica.example' },
  protocols: ['dfrn', 'activitypub'],
  openRegistrations: true,
  usage: { users: { total: 31, activeHalfyear: 20, activeMonth: 9 }, localPosts: 3100, localComments: 200 },
}

const STATISTICS = {
  name: 'Pod of old',
  network: 'Diaspora',
  version: '0.6.9.0',
  registrations_open: false,
  total_users: '55',
  active_users_halfyear: '33',
  active_users_monthly: '12',
  local_posts: '7700',
}

/** Documents from before NodeInfo or beside it (microblog.md 1.5, 1.6). */
const older: Hosts = {
  'friendica.example': {
    routes: { 'GET /.well-known/x-nodeinfo2': { json: FRIENDICA } },
    truth: {
      status: 'alive',
      software: 'friendica',
      learned: {
        software: 'friendica',
        version: '2021.09',
        name: 'Old friends',
        usage: { users: 31, activeMonth: 9, activeHalfyear: 20, localPosts: 3100, localComments: 200 },
      },
    },
  },
  // The specification has a document rejected whose baseUrl is on another host.
  'copied.example': {
    routes: { 'GET /.well-known/x-nodeinfo2': { json: FRIENDICA } },
    truth: { status: 'failing', reason: 'no-nodeinfo' },
  },
  'pod.example': {
    routes: { 'GET /statistics.json': { json: STATISTICS } },
    truth: {
      status: 'alive',
      software: 'diaspora',
      learned: {
        software: 'diaspora',
        version: '0.6.9.0',
        name: 'Pod of old',
        registrations: { mode: 'closed' },
        usage: { users: 55, activeMonth: 12, activeHalfyear: 33, localPosts: 7700 },
      },
    },
  },
}

// Without NodeInfo only Mastodon before 3.0 says by its version what it is; a newer number could be anybody's who copied the API.
const NAMELESS = { software: undefined, version: undefined } as const

/** Alive without NodeInfo: the API is looked for (microblog.md 1.10). */
const silent: Hosts = {
  'hides-nodeinfo.example': {
    instance: server('hides-nodeinfo.example', 'mastodon', '4.5.4', { usage: { users: 70, activeMonth: 8, localPosts: 900 } }),
    faults: [noNodeinfo()],
    truth: { status: 'alive', learned: { ...NAMELESS, usage: { users: 70, activeMonth: 8, localPosts: 900 } } },
  },
  'only-actor.example': {
    instance: server('only-actor.example', 'pleroma', '2.9.1', { usage: { users: 70, activeMonth: 8, localPosts: 900 } }),
    faults: [nodeinfoLinks('applicationOnly')],
    truth: { status: 'alive', software: 'pleroma', learned: { blocks: undefined, usage: { users: 70, activeMonth: 8, localPosts: 900 } } },
  },
  'broken-links.example': {
    instance: server('broken-links.example', 'akkoma', '3.10.4', { usage: { users: 70, activeMonth: 8, localPosts: 900 } }),
    faults: [onPaths(['/.well-known/nodeinfo'], badJson())],
    truth: { status: 'alive', software: 'akkoma', learned: { blocks: undefined, usage: { users: 70, activeMonth: 8, localPosts: 900 } } },
  },
  'catch-all.example': faulty('catch-all.example', html200(), { status: 'failing', reason: 'no-nodeinfo' }),
  'website.example': { routes: {}, truth: { status: 'failing', reason: 'no-nodeinfo' } },
  // One request a minute and nothing to be found: every way is tried once, and the visit ends.
  'patient-website.example': {
    instance: plainServer('patient-website.example'),
    faults: [robotsCrawlDelay(60), html200()],
    truth: { status: 'failing', reason: 'no-nodeinfo' },
  },
  'patient-broken.example': faulty('patient-broken.example', [robotsCrawlDelay(60), nodeinfoDocument('noSoftware')], {
    status: 'failing',
    reason: 'bad-nodeinfo',
  }),
  'patient-lower-link.example': readAnyway('patient-lower-link.example', [robotsCrawlDelay(60), nodeinfoLinks('brokenHighest')]),
}

export const deviations: Hosts = {
  ...Object.fromEntries(NODEINFO_LINKS.map(bentLinks)),
  ...Object.fromEntries((Object.keys(NODEINFO_DOCUMENTS) as NodeinfoDocumentVariant[]).map(bentDocument)),
  ...older,
  ...silent,
}
