// Breaks atlas/specifier-form where it stands as crawler/ages.ts: modules of Node are named with node:.
import { join } from 'path'

export const join2 = join
