// The one seam to the outside: what a network can do for the crawler; `internet.ts` and test/fediverse implement its two lowest steps.
import type { Duplex } from 'node:stream'
import type { Failure } from '#model/failure.ts'
import type { DocumentLimit } from '../limits.ts'

/**
 * The simulation seam (DESIGN 3). Everything above it, the address guard included, is the same in production and in tests.
 */
export interface Seam {
  /** All addresses of a name, as text. Rejects with an Error whose `code` is a resolver's code (ENOTFOUND, ENODATA, ESERVFAIL, ETIMEOUT …). */
  readonly resolve: (host: string, signal: AbortSignal) => Promise<readonly string[]>
  /** All TXT records of a name, each as one text (RFC 1464, 7208 3.3). Rejects like `resolve`. */
  readonly resolveText: (name: string, signal: AbortSignal) => Promise<readonly string[]>
  /** A connected byte stream to that very address; with `secure`, after a verified TLS handshake for `host`. Rejects with a coded Error. */
  readonly connect: (target: ConnectTarget) => Promise<Duplex>
  /** True where names under .example and .test exist: the simulated fediverse. */
  readonly reservedNames: boolean
}

export interface ConnectTarget {
  readonly host: string
  readonly address: string
  readonly port: number
  readonly secure: boolean
  readonly signal: AbortSignal
}

/** A host whose addresses were all found to be global unicast; `address` is the one that will be spoken to. */
export interface Location {
  readonly host: string
  readonly address: string
  /** It has an IPv6 address too, or nothing else. */
  readonly ipv6?: boolean
}

export interface ExchangeRequest {
  readonly url: URL
  readonly location: Location
  readonly method?: 'GET' | 'POST' | undefined
  /** Beside user-agent, accept-encoding and host, which the network sets. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | undefined
  readonly limit: DocumentLimit
}

/** One request and its answer, without following anything. Header names are in lower case; repeated headers are joined with ", ". */
export interface Answer {
  readonly ok: true
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** After inflation. */
  readonly body: Uint8Array
  readonly wireBytes: number
  readonly tookMs: number
  /** When the certificate of the connection ends, milliseconds since 1970; absent where it had none (a simulated world without TLS). */
  readonly certificateUntil?: number | undefined
}

export interface NoAnswer {
  readonly ok: false
  readonly failure: Failure
  readonly tookMs: number
}

/** The network as the crawler sees it. Neither method throws for anything a server or resolver does. */
export interface Network {
  readonly reservedNames: boolean
  /** Resolves a host and refuses it unless every address is global unicast; IP literals are checked in every notation. */
  readonly locate: (host: string) => Promise<{ readonly ok: true; readonly location: Location } | NoAnswer>
  /** The TXT records of a name; none where it does not exist. `dns-temporary` where nobody could say. */
  readonly findTexts: (name: string) => Promise<{ readonly ok: true; readonly texts: readonly string[] } | NoAnswer>
  /** One exchange with the address of `location`; the connection stays open for the next one to the same place. */
  readonly exchange: (request: ExchangeRequest) => Promise<Answer | NoAnswer>
  /** Closes kept connections to a host, at the end of a slot. */
  readonly hangUp: (host: string) => Promise<void>
  readonly close: () => Promise<void>
}
