// Limits and switches that choosers ask for: one table with the meaning and the English words of each; adapters can state no others.

/**
 * How a value is meant. `flag`: yes or no; `count`: a number of things; `bytes`, `megabytes`, `seconds`: a size or a length, where the
 * word `unlimited` or -1 is no limit; `word`: one of the software's own words or a short text; `words`: several with commas between
 * them; `address`: a URL.
 */
export type SwitchKind = 'flag' | 'count' | 'bytes' | 'megabytes' | 'seconds' | 'word' | 'words' | 'address'

export interface SwitchDefinition {
  readonly kind: SwitchKind
  /** What it says, in English; the pages have words for every other language they speak. */
  readonly label: string
}

export const SWITCHES = {
  // Writing
  maxCharacters: { kind: 'count', label: 'Characters in a post' },
  maxMedia: { kind: 'count', label: 'Pictures in a post' },
  maxPollOptions: { kind: 'count', label: 'Answers in a poll' },
  formattedPosts: { kind: 'flag', label: 'Formatted posts' },
  quotes: { kind: 'flag', label: 'Quoting posts' },
  emojiReactions: { kind: 'flag', label: 'Reactions with emoji' },
  translation: { kind: 'flag', label: 'Translation of posts' },
  stories: { kind: 'flag', label: 'Stories' },
  videos: { kind: 'flag', label: 'Videos in posts' },
  // Room
  maxImageBytes: { kind: 'bytes', label: 'Largest picture' },
  maxVideoBytes: { kind: 'bytes', label: 'Largest video' },
  maxVideoSeconds: { kind: 'seconds', label: 'Longest video' },
  maxUploadBytes: { kind: 'bytes', label: 'Largest file' },
  videoQuota: { kind: 'bytes', label: 'Storage for videos' },
  videoQuotaDaily: { kind: 'bytes', label: 'Videos a day' },
  driveCapacityMb: { kind: 'megabytes', label: 'Storage of a member' },
  maxBlogs: { kind: 'count', label: 'Blogs of a member' },
  liveEnabled: { kind: 'flag', label: 'Live video' },
  // Finding
  search: { kind: 'word', label: 'Search in posts' },
  localTimeline: { kind: 'word', label: 'Posts of this server' },
  remoteTimeline: { kind: 'word', label: 'Posts of other servers' },
  topics: { kind: 'words', label: 'Topics' },
  // Communities
  downvotes: { kind: 'flag', label: 'Votes against' },
  communityCreationAdminOnly: { kind: 'flag', label: 'Only operators open communities' },
  // Sensitive content
  isNSFW: { kind: 'flag', label: 'Made for sensitive content' },
  nsfw: { kind: 'flag', label: 'Sensitive content allowed' },
  nsfwPolicy: { kind: 'word', label: 'Sensitive content' },
  contentWarning: { kind: 'word', label: 'Warning before entering' },
  // Whom it speaks with
  federationEnabled: { kind: 'flag', label: 'Speaks with other servers' },
  federation: { kind: 'word', label: 'With whom it speaks' },
  limitedFederation: { kind: 'flag', label: 'Speaks with chosen servers only' },
  secureMode: { kind: 'flag', label: 'Signed requests only' },
  bridges: { kind: 'words', label: 'Bridges to other networks' },
  filters: { kind: 'words', label: 'Filters for posts from elsewhere' },
  // Who may read
  private: { kind: 'flag', label: 'API for members only' },
  privateMode: { kind: 'flag', label: 'Closed to strangers' },
  privateInstance: { kind: 'flag', label: 'To be read by members only' },
  // Joining
  invitesEnabled: { kind: 'flag', label: 'Members may invite' },
  invitesPossible: { kind: 'flag', label: 'Members may invite, perhaps' },
  newAccountsReadOnly: { kind: 'flag', label: 'New members only read at first' },
  requireSetup: { kind: 'flag', label: 'Not set up yet' },
  signIn: { kind: 'words', label: 'Ways to sign in' },
  // Where it says more
  serverCountry: { kind: 'word', label: 'Country, as it says' },
  statusPage: { kind: 'address', label: 'Page about outages' },
  rulesUrl: { kind: 'address', label: 'Rules' },
  termsUrl: { kind: 'address', label: 'Terms of use' },
  privacyUrl: { kind: 'address', label: 'Privacy' },
  legalUrl: { kind: 'address', label: 'Legal notice' },
  helpUrl: { kind: 'address', label: 'Help and contact' },
} as const satisfies Readonly<Record<string, SwitchDefinition>>

export type SwitchKey = keyof typeof SWITCHES
export type SwitchValue = string | number | boolean

/** What a server states of them; absent is not stated. */
export type Switches = Readonly<Partial<Record<SwitchKey, SwitchValue>>>

/** The definition of a stored switch; undefined for a key that an earlier version knew. */
export function findSwitch(key: string): SwitchDefinition | undefined {
  return Object.hasOwn(SWITCHES, key) ? SWITCHES[key as SwitchKey] : undefined
}

/** Whether a value is of the type that its key wants; sizes may also be the word `unlimited`. */
export function isSwitchValue(key: string, value: unknown): value is SwitchValue {
  switch (findSwitch(key)?.kind) {
    case 'flag':
      return typeof value === 'boolean'
    case 'count':
    case 'bytes':
    case 'megabytes':
    case 'seconds':
      return value === 'unlimited' || (typeof value === 'number' && Number.isSafeInteger(value))
    case 'word':
    case 'words':
    case 'address':
      return typeof value === 'string' && value !== ''
    case undefined:
      return false
  }
}
