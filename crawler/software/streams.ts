// (streams), Forte and the other relatives of Hubzilla, most of which name themselves in NodeInfo after the title of their site (microblog.md 9.2).
import type { Facts } from '#model/facts.ts'
import { defineSoftware } from './define.ts'
import { HIDDEN_USAGE } from './figures.ts'
import { readFlagAs } from './nodeinfo-word.ts'

const readFlag = readFlagAs({ open: 'open' })

/**
 * The family of Nomad and Zot. (streams) removed its NodeInfo in 2022, so that only older servers are met here; what they are is told by
 * their protocols.
 */
export const streams = defineSoftware({
  name: 'streams',
  label: '(streams)',
  kind: 'social',
  networks: ['zot', 'activitypub'],
  alternativeTo: ['Facebook'],
  licence: 'MIT',
  language: 'PHP',
  repository: 'https://codeberg.org/streams/streams',
  forks: [
    { name: 'forte', label: 'Forte', repository: 'https://codeberg.org/fortified/forte' },
    { name: 'zap', label: 'Zap' },
    { name: 'osada', label: 'Osada' },
    { name: 'roadhouse', label: 'Roadhouse' },
  ],
  counts: {
    users: 'channels, of which a person may have several',
    active: 'channels used within a month, or within half a year',
    posts: 'posts of local channels; comments are counted apart',
  },
  unpublished: {
    facts: ['description', 'languages', 'rules', 'peers', 'blocks', 'switches'],
    reference: 'streams:Code/Lib/Nodeinfo.php',
  },
  recognises: ({ protocols = [] }) => protocols.some((protocol) => protocol === 'nomad' || protocol === 'zot' || protocol === 'zot6'),
  correct: correctNodeinfo,
  endpoints: [],
})

// A server that hides itself writes "N/A" for its version and 0 in every place.
function correctNodeinfo(nodeinfo: Facts): Facts {
  const { version, ...rest } = nodeinfo
  const named = version === 'N/A' ? rest : nodeinfo
  const figures = Object.values(nodeinfo.usage ?? {})
  const hidden = figures.length > 0 && figures.every((figure) => figure === 0)
  return readFlag(hidden ? { ...named, usage: HIDDEN_USAGE } : named)
}
