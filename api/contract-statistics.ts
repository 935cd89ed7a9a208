// What the API answers about the whole network, as types only; contract.ts hands them on to the web.

/** How much of what is known was seen: totals say "partial" until this is good. */
export interface Coverage {
  readonly known: number
  readonly visited: number
  readonly answered: number
  readonly refused: number
  readonly waiting: number
  /** True while fewer than nine of ten known names were visited, and while nothing is known. */
  readonly partial: boolean
  /** The last good day the figures stand for; null while there is none. */
  readonly day: string | null
}

/** GET /api/v1/statistics */
export interface StatisticsReply {
  readonly coverage: Coverage
  readonly totals: {
    readonly servers: number
    readonly users: number | null
    readonly activeMonth: number | null
    readonly posts: number | null
    readonly flagged: number
    readonly unknownUsers: number
  }
  readonly bySoftware: readonly {
    readonly software: string
    readonly label: string
    readonly servers: number
    readonly users: number | null
    readonly activeMonth: number | null
  }[]
  readonly byRegistrations: readonly {
    readonly registrations: string
    readonly servers: number
    readonly users: number | null
    readonly activeMonth: number | null
  }[]
  readonly versions: readonly { readonly software: string; readonly version: string; readonly servers: number }[]
  readonly byStatus: readonly { readonly status: string; readonly hosts: number }[]
  readonly byReason: readonly { readonly reason: string; readonly hosts: number }[]
  /** Of monthly actives: share of the top k servers, Herfindahl-Hirschman index (0 to 1) and its inverse, the effective number of servers. */
  readonly concentration: {
    readonly top1: number | null
    readonly top10: number | null
    readonly top100: number | null
    readonly hhi: number | null
    readonly effective: number | null
    readonly counted: number
    readonly leftOut: number
  }
  readonly farms: readonly { readonly registrable: string; readonly reason: string; readonly names: number }[]
}
