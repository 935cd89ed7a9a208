// Breaks atlas/clock-parameter where it stands as crawler/visit.ts: a simulated world has another time.
export const began = performance.now()
