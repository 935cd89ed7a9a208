// The words of recorded worlds: a recording is one entry of a captures folder without its facts, which only the comparison may see.
import type { VirtualRoute } from '../fediverse/contract.ts'
import type { HostDefinition } from '../fediverse/world.ts'

/** One file of a captures folder, as index.json describes it. */
export interface Recording {
  /** Path inside the folder. */
  readonly file: string
  readonly kind: string
  /** The software of the server, where the folder says. */
  readonly software: string | undefined
  /** The name under which the answer was recorded; often no host name. */
  readonly host: string | undefined
  /** What the folder says of it in words, often with method and path. */
  readonly what: string
  /** Answers with the same origin were recorded together. */
  readonly origin: string
  readonly headersFile: string | undefined
  readonly sha256: string | undefined
}

/** A recording with its content, and what is known of the exchange in which it was recorded. */
export interface Recorded extends Recording {
  readonly body: Uint8Array
  readonly status: number | undefined
  readonly contentType: string | undefined
  /** The address that was asked. */
  readonly url: string | undefined
}

/** Method and path of a document: what it was the answer to. */
export interface Address {
  readonly method: 'GET' | 'POST'
  readonly path: string
}

export type Routes = Readonly<Record<string, VirtualRoute>>

/** A server that answers with recordings. */
export interface ReplayedServer {
  /** Files of the recordings it answers with; those of a container share one file. */
  readonly files: readonly string[]
  /** The name it would like to have; another one is given where that is taken. */
  readonly wants: string | undefined
  /** Names that its documents bind it to, the visited one first; it is replayed in a world where all of them are free. */
  readonly needs: readonly string[]
  /** Under which name the crawl begins, where it is not the server's own. */
  readonly seed?: ((name: string) => string) | undefined
  /** The hosts of the server under that name, with what each of them answers. */
  readonly hosts: (name: string) => Readonly<Record<string, HostDefinition>>
  /** Where the recorded documents are, by file; absent where the address is not known. */
  readonly addresses: ReadonlyMap<string, Address>
}

/** A file that gave no server, and why. */
export interface LeftOut {
  readonly file: string
  readonly kind: string
  readonly reason: string
}
