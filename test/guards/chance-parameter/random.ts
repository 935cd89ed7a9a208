// Breaks atlas/chance-parameter where it stands as crawler/discovery.ts: a run with the same seed must repeat itself.
export const sample = Math.random()
