// Breaks atlas/one-door where it stands as crawler/conversation.ts: whoever fetches past the network door skips its guard.
import { request } from 'undici'

export const fetchAnything = request
