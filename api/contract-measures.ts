// What the API says of a server that nobody but us has measured, as types only.
import type { Figure } from './contract.ts'

/** What we saw ourselves; null where nobody measured it. Part of GET /api/v1/servers/:domain */
export interface MeasuresReply {
  /** Milliseconds until the quickest document of a visit was there, in the middle of the visits of thirty days. */
  readonly responseMs: Figure<number>
  /** Share of the last 30, 90 and 365 days in which it answered, 0 to 1; the flag `known-for-less`: of the part that is known. */
  readonly uptime30: Figure<number>
  readonly uptime90: Figure<number>
  readonly uptime365: Figure<number>
  /** When its certificate ends; `problem`: why it is refused (expired, name mismatch, untrusted …). */
  readonly certificate: Figure<{ readonly until: string | null; readonly problem: string | null }>
  /** Whether its name leads to an IPv6 address. */
  readonly ipv6: Figure<boolean>
  /** The network that answers in its place (Cloudflare, Fastly); null where none is known. */
  readonly behind: Figure<string>
}
