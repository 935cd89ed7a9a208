// Breaks @typescript-eslint/no-unused-vars where it stands as model/clock.ts: nobody reads it.
const left = 1

export const right = 2
