// Mitra: the Mastodon-shaped API with members of its own, and peers that are always public (microblog.md 10).
import type { Facts, LongText } from '#model/facts.ts'
import { at, count, flag } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { readInstance, withoutAbsent } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'
import { domainBlocks, instanceV1, instanceV2, peersEndpoint } from './mastodon-endpoints.ts'
import { readFlagAs } from './nodeinfo-word.ts'
import { publicHtml } from './people.ts'

/** Mitra. Reference: `mitra_api/src/mastodon_api/instance` in its repository. */
export const mitra = defineSoftware({
  name: 'mitra',
  label: 'Mitra',
  kind: 'microblog',
  networks: ['activitypub'],
  alternativeTo: ['X (Twitter)'],
  licence: 'AGPL-3.0',
  language: 'Rust',
  repository: 'https://codeberg.org/silverpill/mitra',
  homepage: 'https://mitra.social',
  counts: {
    users: 'local accounts',
    active: 'accounts that signed in within 30 days, or within 180 for the half-year',
    posts: 'posts of local accounts',
  },
  unpublished: { facts: ['languages', 'rules'], reference: 'silverpill/mitra:mitra_api/src/mastodon_api/instance/types.rs' },
  readNodeinfo: (json) =>
    withoutAbsent({ switches: keepStated({ federationEnabled: flag(at(json, 'metadata', 'federation', 'enabled')) }) }),
  // Its flag is "not by invitation only": true may be by approval.
  correct: readFlagAs({ shut: 'invite' }),
  endpoints: [instanceV2(readOwnInstance), instanceV1(readOwnInstance), domainBlocks({ syntax: 'tree' }, 'unsupported'), peersEndpoint],
})

/** Reads both instance documents: Mastodon's, the long description inside v2, and what new accounts may do. */
function readOwnInstance(json: unknown, host: HostKnowledge): Facts {
  const facts = readInstance(json, host)
  if (Object.keys(facts).length === 0) return facts
  const { switches, texts = [], ...rest } = facts
  const own = keepStated({
    ...switches,
    maxCharacters: switches?.maxCharacters ?? count(at(json, 'post_character_limit')),
    newAccountsReadOnly: flag(at(json, 'new_accounts_read_only')),
    emojiReactions: switches?.emojiReactions ?? (at(json, 'like_emoji') === undefined ? undefined : true),
  })
  const all = [...texts, ...readLong(at(json, 'extended_description'))]
  return withoutAbsent({ ...rest, switches: own, texts: all.length === 0 ? undefined : all })
}

function readLong(html: unknown): readonly LongText[] {
  const words = publicHtml(html, TEXT_LIMITS.longText)
  return words === undefined ? [] : [{ kind: 'description', text: words, format: 'html' }]
}
