// Limits and switches that choosers ask for, read from the Mastodon-shaped API; one flat table, and nothing that changes by the day.
import { at, count, flag, list, text, url } from '#model/json.ts'
import type { SwitchKey, Switches, SwitchValue } from '#model/switches.ts'

/** Reads the switches of an instance document, v1 or v2, Mastodon's or Pleroma's; undefined where it states none. */
export function readSwitches(json: unknown, origin: string): Switches | undefined {
  return keepStated({
    ...readLimits(json),
    ...readAccess(json, origin),
    emojiReactions: readEmojiReactions(json),
    quotes: flag(at(json, 'feature_quote')) ?? readFeature(json, 'quote_posting'),
    formattedPosts: readFormats(json),
  })
}

/** The members that are stated, or undefined when none is. */
export function keepStated(switches: Readonly<Partial<Record<SwitchKey, SwitchValue | undefined>>>): Switches | undefined {
  const stated = Object.entries(switches).filter(([, value]) => value !== undefined)
  return stated.length === 0 ? undefined : Object.fromEntries(stated)
}

// `configuration` since 3.4.2 (microblog.md 2.2, 2.3); the flat members are those of glitch-soc, Hometown and Pleroma (3, 4.2).
function readLimits(json: unknown): Readonly<Partial<Record<SwitchKey, number | undefined>>> {
  const configuration = at(json, 'configuration')
  return {
    maxCharacters: count(at(configuration, 'statuses', 'max_characters')) ?? count(at(json, 'max_toot_chars')),
    maxMedia: count(at(configuration, 'statuses', 'max_media_attachments')) ?? count(at(json, 'max_media_attachments')),
    maxImageBytes: count(at(configuration, 'media_attachments', 'image_size_limit')),
    maxVideoBytes: count(at(configuration, 'media_attachments', 'video_size_limit')),
    maxUploadBytes: count(at(json, 'upload_limit')),
    maxPollOptions: count(at(configuration, 'polls', 'max_options')) ?? count(at(json, 'poll_limits', 'max_options')),
  }
}

// Timelines since 4.5: public, authenticated or disabled. An empty status page is none.
function readAccess(json: unknown, origin: string): Readonly<Partial<Record<SwitchKey, string | boolean | undefined>>> {
  const configuration = at(json, 'configuration')
  return {
    translation: flag(at(configuration, 'translation', 'enabled')),
    limitedFederation: flag(at(configuration, 'limited_federation')),
    invitesEnabled: flag(at(json, 'invites_enabled')),
    localTimeline: text(at(configuration, 'timelines_access', 'live_feeds', 'local'), 20),
    remoteTimeline: text(at(configuration, 'timelines_access', 'live_feeds', 'remote'), 20),
    statusPage: url(at(configuration, 'urls', 'status'), origin),
    // Since 4.4.
    privacyUrl: url(at(configuration, 'urls', 'privacy_policy'), origin),
    termsUrl: url(at(configuration, 'urls', 'terms_of_service'), origin),
  }
}

// glitch-soc and Fedibird state how many, kmyblue and Fedibird list it as a capability, Pleroma as a feature.
function readEmojiReactions(json: unknown): boolean | undefined {
  const most =
    count(at(json, 'configuration', 'reactions', 'max_reactions')) ?? count(at(json, 'configuration', 'emoji_reactions', 'max_reactions'))
  if (most !== undefined) return most > 0
  if (list(at(json, 'fedibird_capabilities')).includes('emoji_reaction')) return true
  return readFeature(json, 'pleroma_emoji_reactions')
}

function readFormats(json: unknown): boolean | undefined {
  const glitch = at(json, 'configuration', 'statuses', 'supported_mime_types')
  const formats = list(glitch ?? at(json, 'pleroma', 'metadata', 'post_formats'))
  return formats.length === 0 ? undefined : formats.some((format) => format !== 'text/plain')
}

function readFeature(json: unknown, feature: string): boolean | undefined {
  return hasFeature(at(json, 'pleroma', 'metadata', 'features'), feature)
}

/** Whether Pleroma's list of features has this one; undefined where there is no list. */
export function hasFeature(features: unknown, feature: string): boolean | undefined {
  return Array.isArray(features) ? features.includes(feature) : undefined
}
