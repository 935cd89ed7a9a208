// Breaks atlas/room-borders where it stands as api/ages.ts: the two meet in the database.
const { walk } = await import('../crawler/walk.ts')

export const start: unknown = walk
