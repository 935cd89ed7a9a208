// Networks that people look for in such a catalogue and that have no servers to be listed, or none that we list yet: said, with the reason.
import type { Alternative } from '#model/alternatives.ts'
import type { SoftwareKind } from './define.ts'

export interface Elsewhere {
  readonly name: string
  readonly label: string
  readonly kind: SoftwareKind
  readonly networks: readonly string[]
  readonly alternativeTo: readonly Alternative[]
  readonly licence?: string
  readonly language?: string
  readonly repository?: string
  readonly homepage: string
  /** What an instance is there, and why it is or is not listed. */
  readonly note: string
}

// What is public of each without an account: other-software.md 6, microblog.md 10.
export const ELSEWHERE: readonly Elsewhere[] = [
  {
    name: 'email',
    label: 'E-mail',
    kind: 'chat',
    networks: ['other'],
    alternativeTo: ['Gmail', 'Outlook'],
    homepage: 'https://www.rfc-editor.org/rfc/rfc5321',
    note: 'An instance is any domain that takes mail. Nothing that a server says to strangers tells whether one may join, what its rules are or whom it refuses, so there is nothing to list.',
  },
  {
    name: 'xmpp',
    label: 'XMPP',
    kind: 'chat',
    networks: ['xmpp'],
    alternativeTo: ['WhatsApp', 'Messenger'],
    homepage: 'https://xmpp.org',
    note: 'An instance is the domain behind the @ of an address. Providers can publish one file about themselves; few do, and neither accounts nor contacts between servers are public. Not listed yet.',
  },
  {
    name: 'lbry',
    label: 'LBRY',
    kind: 'video',
    networks: ['other'],
    alternativeTo: ['YouTube'],
    licence: 'MIT',
    language: 'Python',
    repository: 'https://github.com/lbryio/lbry-sdk',
    homepage: 'https://lbry.com',
    note: 'An instance would be a hub, which answers wallets and has no members, no sign-up and no rules; Odysee is one site and no federation. The company behind it was wound up in 2023. Not listed.',
  },
  {
    name: 'storj',
    label: 'Storj',
    kind: 'files',
    networks: ['other'],
    alternativeTo: ['Amazon S3', 'Dropbox'],
    licence: 'AGPL-3.0',
    language: 'Go',
    repository: 'https://github.com/storj/storj',
    homepage: 'https://www.storj.io',
    note: 'An instance is a satellite, which keeps the accounts. The default list holds only the names of a handful run by one company, and they publish nothing about themselves. Not listed.',
  },
  {
    name: 'ipfs',
    label: 'IPFS',
    kind: 'files',
    networks: ['other'],
    alternativeTo: ['Dropbox'],
    licence: 'MIT or Apache-2.0',
    language: 'Go',
    repository: 'https://github.com/ipfs/kubo',
    homepage: 'https://ipfs.tech',
    note: 'There are peers that come and go, and no instances: nobody has an account at a peer, and a public gateway is only a window. There is nothing to list.',
  },
  {
    name: 'threads',
    label: 'Threads',
    kind: 'microblog',
    networks: ['activitypub'],
    alternativeTo: [],
    homepage: 'https://www.threads.com',
    note: 'One commercial site, threads.net, whose members can be followed from other servers. It publishes no NodeInfo and answers strangers with nothing but the addresses of single accounts, so that only its name is known here.',
  },
  {
    name: 'flipboard',
    label: 'Flipboard',
    kind: 'blog',
    networks: ['activitypub'],
    alternativeTo: [],
    homepage: 'https://flipboard.com',
    note: 'One commercial site whose magazines can be followed from other servers. It says nothing about itself that a directory could read; flipboard.social is a server of its own, runs Mastodon and is listed.',
  },
]
