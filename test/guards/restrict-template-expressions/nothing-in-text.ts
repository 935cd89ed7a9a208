// Breaks @typescript-eslint/restrict-template-expressions where it stands as model/clock.ts: "undefined years old" helps nobody.
export const say = (age: number | undefined): string => `${age} years old`
