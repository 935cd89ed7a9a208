// Breaks atlas/docstring where it stands as model/ages.ts: a line comment is no docstring.
// The age.
export const ageOf = (since: number, now: number): number => now - since
