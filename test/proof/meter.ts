// What a proof costs: wall clock, CPU and memory of this process; the simulator is part of it where time is virtual.

export interface Measured {
  readonly wallMs: number
  /** User and system time. */
  readonly cpuMs: number
  /** The largest resident size since the process started. */
  readonly peakRssBytes: number
}

/** Begins to measure. */
export function startMeter(): { readonly read: () => Measured } {
  const startedAt = performance.now()
  const before = process.cpuUsage()
  return {
    read: () => {
      const { user, system } = process.cpuUsage(before)
      return {
        wallMs: performance.now() - startedAt,
        cpuMs: (user + system) / 1000,
        peakRssBytes: process.resourceUsage().maxRSS * 1024,
      }
    },
  }
}
