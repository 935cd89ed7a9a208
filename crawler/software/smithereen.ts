// Smithereen: a social network with walls and friends, and of the Mastodon-shaped API what crawlers ask for (other-software.md 4.16).
import type { Facts, RegistrationMode } from '#model/facts.ts'
import { at, flag } from '#model/json.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { readInstance } from './mastodon-api.ts'
import { readSmithereenRestrictions } from './block-documents.ts'
import { instanceV1, peersEndpoint } from './mastodon-endpoints.ts'
import { readFlagAs } from './nodeinfo-word.ts'

/** Smithereen. Reference: `MastodonApiRoutes.java` in its repository. */
export const smithereen = defineSoftware({
  name: 'smithereen',
  label: 'Smithereen',
  kind: 'social',
  networks: ['activitypub'],
  alternativeTo: ['Facebook', 'VK'],
  licence: 'Unlicense',
  language: 'Java',
  repository: 'https://github.com/grishka/Smithereen',
  homepage: 'https://smithereen.software',
  counts: {
    users: 'local accounts',
    active: 'accounts used within a month, or within half a year',
    posts: 'posts of local accounts; comments are counted apart',
  },
  unpublished: {
    facts: ['languages', 'rules'],
    reference: 'grishka/Smithereen:src/main/java/smithereen/model/api/MastodonApiInstance.java',
  },
  // Its flag is true for open sign-up only, so that false says nothing.
  correct: readFlagAs({ open: 'open' }),
  endpoints: [
    instanceV1(readOwnInstance),
    {
      path: '/api/method/server.getRestrictedServers?v=1.0',
      limit: 'blocks',
      every: 'day',
      blocks: { absent: 'unsupported' },
      read: readSmithereenRestrictions,
    },
    peersEndpoint,
  ],
})

/** Reads v1: of its three flags exactly one is true, or none where sign-up is closed; `registrations` is false beside the others. */
function readOwnInstance(json: unknown, host: HostKnowledge): Facts {
  const facts = readInstance(json, host)
  const mode = readMode(json)
  return mode === undefined || facts.accountDomain === undefined ? facts : { ...facts, registrations: { mode } }
}

function readMode(json: unknown): RegistrationMode | undefined {
  const open = flag(at(json, 'registrations'))
  if (open === undefined) return undefined
  if (open) return 'open'
  if (flag(at(json, 'approval_required')) === true) return 'approval'
  return flag(at(json, 'invites_enabled')) === true ? 'invite' : 'closed'
}
