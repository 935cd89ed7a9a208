// Breaks @typescript-eslint/no-non-null-assertion where it stands as model/clock.ts: the compiler is right more often.
export const first = (ages: readonly number[]): number => ages[0]!
