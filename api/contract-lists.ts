// What the API answers about who lists whom, as types only; contract.ts hands them on to the web.

/** GET /api/v1/servers/:domain/listed-by */
export interface ListedByReply {
  readonly domain: string
  /** When the lists were last turned round, about once a day; null while that was never done. */
  readonly at: string | null
  /** Published lists of known hosts there were then. */
  readonly lists: number
  /** Servers whose published lists had the name then, those that are counted and not named included. */
  readonly listers: number
  /** Those that search shows and whose lists are still published, in the order in which they became known. */
  readonly servers: readonly string[]
  readonly next: string | null
}
