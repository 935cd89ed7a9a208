// Breaks atlas/one-door where it stands as crawler/ages.ts: the engine is behind crawler/engine.ts.
import { BasicCrawler } from 'crawlee'

export const engine = BasicCrawler
