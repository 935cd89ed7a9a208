// Breaks atlas/clock-parameter where it stands as crawler/visit.ts: waiting is the clock’s.
setTimeout(() => undefined, 1000)
