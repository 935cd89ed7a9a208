// Breaks atlas/one-door where it stands as crawler/software/mastodon.ts: markup is undone in model/text.ts.
import { convert } from 'html-to-text'

export const undo = convert
