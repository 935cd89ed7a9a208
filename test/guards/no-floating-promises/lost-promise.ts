// Breaks @typescript-eslint/no-floating-promises where it stands as model/clock.ts: a failure would vanish.
declare function record(): Promise<void>

record()
