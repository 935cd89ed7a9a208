// Breaks atlas/file-name where it stands as model/utils.ts: the name says nothing.
export const three = 3
