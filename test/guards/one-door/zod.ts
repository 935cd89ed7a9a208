// Breaks atlas/one-door where it stands as model/ages.ts: what strangers send is read by the tolerant readers; schemas are the API's.
import { z } from 'zod'

export const schema = z.string()
