// The first line on every connection to the listener: what a real network would know by itself, which name and address were dialled.
import type { Socket } from 'node:net'

/** What the seam wants; `connect` is answered by `{}` or a code, `resolve` by addresses or a code, `texts` by texts or a code. */
export type Preamble =
  | { readonly want: 'connect'; readonly host: string; readonly address: string; readonly port: number; readonly secure: boolean }
  | { readonly want: 'resolve' | 'texts'; readonly host: string }

export interface PreambleReply {
  readonly code?: string
  readonly addresses?: readonly string[]
  readonly texts?: readonly string[]
}

const MAX_LINE = 64 * 1024

/** Sends one JSON line. */
export function sendLine(socket: Socket, line: Preamble | PreambleReply): void {
  socket.write(`${JSON.stringify(line)}\n`)
}

/** Reads one JSON line and leaves the stream as it was before: what follows the line is still to be read, by whoever comes next. */
export function readLine(socket: Socket): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let seen = Buffer.alloc(0)
    socket.on('readable', take)
    socket.on('error', reject)
    socket.on('close', fail)
    function take(): void {
      for (let chunk = socket.read() as Buffer | null; chunk !== null; chunk = socket.read() as Buffer | null) {
        seen = Buffer.concat([seen, chunk])
        const end = seen.indexOf(10)
        if (end !== -1) return done(end)
        if (seen.length > MAX_LINE) return fail()
      }
    }
    function done(end: number): void {
      release()
      if (end + 1 < seen.length) socket.unshift(seen.subarray(end + 1))
      resolve(JSON.parse(seen.subarray(0, end).toString()))
    }
    function fail(): void {
      release()
      reject(Object.assign(new Error('the simulated network hung up'), { code: 'ECONNRESET' }))
    }
    function release(): void {
      socket.off('readable', take)
      socket.off('error', reject)
      socket.off('close', fail)
    }
  })
}
