// The bare client: what any program must do to fetch, inflate and parse the same bodies. Nothing is checked, limited or understood.
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { Client } from 'undici'
import type { Seam } from '../../crawler/network/contract.ts'

/** One request as the crawler made it. */
export interface BareRequest {
  readonly host: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

const INFLATE: Readonly<Record<string, (bytes: Buffer) => Buffer>> = { gzip: gunzipSync, br: brotliDecompressSync, deflate: inflateSync }

/** Fetches everything of one host over one connection, one after another. */
export async function fetchBare(seam: Seam, requests: readonly BareRequest[]): Promise<void> {
  const [first] = requests
  if (first === undefined) return
  const { host } = first
  const signal = new AbortController().signal
  const [address = ''] = await seam.resolve(host, signal)
  const client = new Client(`https://${host}`, {
    connect: (_options, callback) => {
      seam.connect({ host, address, port: 443, secure: true, signal }).then(
        (connected) => callback(null, connected as Parameters<typeof callback>[1] & object),
        (error: unknown) => callback(error as Error, null),
      )
    },
    allowH2: false,
    pipelining: 1,
  })
  for (const { method, path, headers, body = null } of requests) {
    const answer = await client.request({ method, path, headers, body })
    const bytes = Buffer.from(await answer.body.arrayBuffer())
    const inflate = INFLATE[String(answer.headers['content-encoding'] ?? '')]
    const text = (inflate === undefined ? bytes : inflate(bytes)).toString()
    if (String(answer.headers['content-type'] ?? '').includes('json')) JSON.parse(text)
  }
  await client.destroy()
}
