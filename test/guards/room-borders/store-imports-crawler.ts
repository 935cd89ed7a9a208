// Breaks atlas/room-borders where it stands as model/store/ages.ts: the store keeps what it is given.
import { walk } from '../../crawler/walk.ts'

export const start = walk
