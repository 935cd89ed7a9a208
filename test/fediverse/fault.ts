// What a fault is: a named misbehaviour of a server, its resolver or its network, that depends on the host and the world's time alone.
import type { Socket } from 'node:net'
import type { FailureReason } from '#model/failure.ts'
import type { CertificateKind } from './certificates.ts'
import type { VirtualRequest } from './contract.ts'
import type { Served } from './answers.ts'

/** Paths a fault concerns: every one, all but robots.txt, robots.txt alone, or those listed (`/api/*` is everything below). */
export type FaultScope = 'everything' | 'documents' | 'robots' | readonly string[]

export interface NameQuestion {
  readonly host: string
  /** World time, milliseconds since 1970. */
  readonly at: number
  /** How often this name was looked up before: a hostile resolver answers differently the second time. */
  readonly earlier: number
  readonly honest: readonly string[]
}

export type NameAnswer = { readonly addresses: readonly string[] } | { readonly code: string } | { readonly silent: true }

export interface ConnectQuestion {
  readonly host: string
  readonly at: number
  readonly address: string
  readonly port: number
  readonly secure: boolean
}

/** A code the connection is refused with, silence, or a conversation of its own instead of HTTP. */
export type ConnectAnswer = { readonly code: string } | { readonly silent: true } | { readonly talk: (socket: Socket) => void }

export interface DocumentQuestion {
  readonly host: string
  readonly at: number
  readonly request: VirtualRequest
  /** What would be answered without this fault, for this request or a GET of another path of the same host. */
  readonly honest: (path?: string) => Served
}

/** A fault takes part where it has a member; undefined from a member means "not this time". */
export interface Fault {
  readonly name: string
  /** The reason with which a crawler's reading of what it hits must end; absent where reading must succeed in spite of it. */
  readonly reason?: FailureReason | undefined
  readonly scope: FaultScope
  readonly resolve?: ((question: NameQuestion) => NameAnswer | undefined) | undefined
  readonly connect?: ((question: ConnectQuestion) => ConnectAnswer | undefined) | undefined
  readonly serve?: ((question: DocumentQuestion) => Served | undefined) | undefined
  readonly certificate?: ((question: { readonly host: string; readonly at: number }) => CertificateKind | undefined) | undefined
}

/** A fault in what is served at the documents of a host, robots.txt excepted. */
export function documentFault(name: string, reason: FailureReason | undefined, serve: NonNullable<Fault['serve']>): Fault {
  return { name, reason, scope: 'documents', serve }
}

/** Whether a scope includes a path (without query). */
export function covers(scope: FaultScope, path: string): boolean {
  if (scope === 'everything') return true
  if (scope === 'documents') return path !== '/robots.txt'
  if (scope === 'robots') return path === '/robots.txt'
  return scope.some((entry) => (entry.endsWith('*') ? path.startsWith(entry.slice(0, -1)) : path === entry))
}
