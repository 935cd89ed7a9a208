// Breaks atlas/one-door where it stands as crawler/politeness.ts: robots.txt is read by crawler/robots.ts.
import robotsParser from 'robots-parser'

export const parse = robotsParser
