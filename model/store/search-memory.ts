// What searches found, kept until the index changes: most people ask what others have just asked. Hits are still loaded anew each time.

/** What was found in one version of the index, by question. */
export interface FoundMemory<Found> {
  readonly get: (version: number, question: string) => Found | undefined
  readonly put: (version: number, question: string, found: Found) => void
}

/** A memory of at most so many questions; the oldest goes first. */
export function createFoundMemory<Found>(most: number): FoundMemory<Found> {
  const kept = new Map<string, Found>()
  let keptVersion = -1
  return {
    get: (version, question) => (version === keptVersion ? kept.get(question) : undefined),
    put: (version, question, found) => {
      if (version !== keptVersion) kept.clear()
      keptVersion = version
      const [oldest] = kept.keys()
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest)
      kept.set(question, found)
    },
  }
}
