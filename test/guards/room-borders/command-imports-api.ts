// Breaks atlas/room-borders where it stands as crawler/commands/serve.ts: the website is opened by crawler/commands/website.ts.
import { startApi } from '../../api/start.ts'

export const start = startApi
