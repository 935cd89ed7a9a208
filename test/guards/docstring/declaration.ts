// Breaks atlas/docstring where it stands as model/ages.ts: nobody learns what it takes and returns.
export function ageOf(since: number, now: number): number {
  return now - since
}
