// Breaks atlas/room-borders where it stands as crawler/ages.ts: the two meet in the database.
import { mount } from '../api/route.ts'

export const door = mount
