// Breaks atlas/environment-parameter where it stands as model/store/postgres.ts: settings are read once, from one table.
import { env } from 'node:process'

export const port = env['PORT']
