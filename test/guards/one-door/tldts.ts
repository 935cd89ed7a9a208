// Breaks atlas/one-door where it stands as crawler/discovery.ts: names are parsed once, in model/domain.ts.
import { getDomain } from 'tldts'

export const registrable = getDomain
