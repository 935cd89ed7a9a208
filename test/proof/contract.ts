// What a proof is: a long run against a simulated fediverse that ends in figures and in a list of what went wrong.

/** One line of what was measured. */
export interface Figure {
  readonly what: string
  readonly value: number | string
  readonly unit?: string
}

export interface ProofResult {
  /** Sentences about what should not have happened; none means the proof holds. */
  readonly failures: readonly string[]
  readonly figures: readonly Figure[]
}

export interface ProofContext {
  /** Shows how far the proof has come. */
  readonly say: (sentence: string) => void
  /** How large the world is to be, where a proof has a full size: 1, or a part of it. */
  readonly scale?: number
}

export interface Proof {
  readonly name: string
  /** What it shows, in one sentence. */
  readonly summary: string
  /** About how many minutes it takes on two cores. */
  readonly minutes: number
  readonly run: (context: ProofContext) => Promise<ProofResult>
}
