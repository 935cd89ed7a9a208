// Breaks atlas/file-name where it stands as model/lifeCycle.ts: names are in kebab-case.
export const three = 3
