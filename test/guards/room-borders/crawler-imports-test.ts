// Breaks atlas/room-borders where it stands as crawler/ages.ts: the program does not need its tests.
import { smallWorld } from '../test/fediverse/world.ts'

export const world = smallWorld
