// What the software of the fediverse stands in for: one spelling of each name, and what people come from it for; names are the same in every language.

/** What somebody uses it for; the pages group by it. */
export type AlternativePurpose =
  'talk' | 'pictures' | 'videos' | 'music' | 'communities' | 'meeting' | 'reading' | 'writing' | 'chat' | 'files' | 'code'

/** Every name that an adapter may give, in the order in which the pages show them within a purpose: the best known first. */
export const ALTERNATIVES = {
  'X (Twitter)': 'talk',
  Tumblr: 'talk',
  Instagram: 'pictures',
  '500px': 'pictures',
  Flickr: 'pictures',
  YouTube: 'videos',
  TikTok: 'videos',
  Twitch: 'videos',
  'YouTube Live': 'videos',
  Vimeo: 'videos',
  Spotify: 'music',
  SoundCloud: 'music',
  Bandcamp: 'music',
  'Spotify for Podcasters': 'music',
  Facebook: 'communities',
  Reddit: 'communities',
  'Facebook Groups': 'communities',
  VK: 'communities',
  vBulletin: 'communities',
  Meetup: 'meeting',
  'Facebook Events': 'meeting',
  Eventbrite: 'meeting',
  Goodreads: 'reading',
  Letterboxd: 'reading',
  IMDb: 'reading',
  Medium: 'writing',
  Substack: 'writing',
  Linktree: 'writing',
  Blogger: 'writing',
  WhatsApp: 'chat',
  Slack: 'chat',
  Discord: 'chat',
  Messenger: 'chat',
  Gmail: 'chat',
  Outlook: 'chat',
  'Google Drive': 'files',
  Dropbox: 'files',
  'Amazon S3': 'files',
  Thingiverse: 'files',
  Printables: 'files',
  GitHub: 'code',
  GitLab: 'code',
} as const satisfies Readonly<Record<string, AlternativePurpose>>

export type Alternative = keyof typeof ALTERNATIVES

/** What a name stands for; undefined for one that an earlier version knew. */
export function purposeOf(name: string): AlternativePurpose | undefined {
  return Object.hasOwn(ALTERNATIVES, name) ? ALTERNATIVES[name as Alternative] : undefined
}
