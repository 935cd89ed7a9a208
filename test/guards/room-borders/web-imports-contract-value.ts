// Breaks atlas/room-borders where it stands as web/ages.ts: of the API the browser knows types.
import { PREFIX } from '../api/contract.ts'

export const path = PREFIX
