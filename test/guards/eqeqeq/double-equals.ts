// Breaks eqeqeq where it stands as model/ages.ts: == compares what it has made of both.
/** Whether two things look alike. */
export const same = (a: unknown, b: unknown): boolean => a == b
