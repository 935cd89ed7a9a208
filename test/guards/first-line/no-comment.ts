export const three = 3
// Breaks atlas/first-line where it stands as model/ages.ts: the first line does not say what the file is for.
