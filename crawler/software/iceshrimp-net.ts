// Iceshrimp.NET: a new program that speaks the Mastodon-shaped API, and a NodeInfo that is half placeholders (other-software.md 2.8).
import type { Facts } from '#model/facts.ts'
import { at, flag } from '#model/json.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { readInstance } from './mastodon-api.ts'
import { instanceV1, instanceV2, rulesEndpoint, V1 } from './mastodon-endpoints.ts'
import { dropFigures } from './nodeinfo-word.ts'

/** Iceshrimp.NET. Reference: `Iceshrimp.Backend/Controllers/Mastodon/InstanceController.cs` in its repository. */
export const iceshrimpNet = defineSoftware({
  name: 'iceshrimp.net',
  otherNames: ['iceshrimp-net', 'iceshrimpnet'],
  label: 'Iceshrimp.NET',
  kind: 'microblog',
  networks: ['activitypub'],
  alternativeTo: ['X (Twitter)'],
  licence: 'EUPL-1.2',
  language: 'C#',
  repository: 'https://iceshrimp.dev/iceshrimp/Iceshrimp.NET',
  homepage: 'https://iceshrimp.net',
  counts: {
    users: 'local accounts',
    active: 'local accounts active within 30 days, or within 180 for the half-year',
    posts: 'local notes, replies included',
  },
  unpublished: {
    facts: ['languages', 'peers', 'blocks'],
    reference: 'iceshrimp/Iceshrimp.NET:Iceshrimp.Backend/Controllers/Mastodon/InstanceController.cs',
  },
  correct: correctNodeinfo,
  endpoints: [
    instanceV1(readOwnInstance),
    instanceV2(readOwnInstance, (host) => host.state(V1) !== 'ok'),
    { ...rulesEndpoint, when: () => true },
  ],
})

const PLACEHOLDER =
  /^(?:todo|Iceshrimp\.NET|An Iceshrimp\.NET instance|This Iceshrimp\.NET instance does not appear to have a description)$/i

// Its flag of open registrations is the constant false, its comments the constant 0.
function correctNodeinfo(nodeinfo: Facts): Facts {
  const { openRegistrations: _, ...rest } = withoutPlaceholders(nodeinfo)
  return rest.usage?.localComments === 0 ? dropFigures(rest, 'localComments') : rest
}

function withoutPlaceholders(facts: Facts): Facts {
  const { name, shortDescription, ...rest } = facts
  return {
    ...rest,
    ...(name === undefined || PLACEHOLDER.test(name) ? {} : { name }),
    ...(shortDescription === undefined || PLACEHOLDER.test(shortDescription) ? {} : { shortDescription }),
  }
}

/** Reads both instance documents: open with approval is how it reports that one needs an invitation. */
function readOwnInstance(json: unknown, host: HostKnowledge): Facts {
  const facts = withoutPlaceholders(readInstance(json, host))
  if (facts.registrations?.mode === 'approval') return { ...facts, registrations: { mode: 'invite' } }
  if (facts.registrations?.mode === 'closed' && flag(at(json, 'registrations', 'enabled') ?? at(json, 'registrations')) === false)
    return { ...facts, registrations: { mode: 'closed' } }
  return facts
}
