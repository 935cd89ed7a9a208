// A server that speaks just enough of PostgreSQL's protocol to be too old, or to let nobody in.
import { createServer, type Socket } from 'node:net'
import { listen } from '../crawler/network/loopback.ts'

/** What the server does with whoever comes: refuses with an error (SQLSTATE and message), or answers as that version and encoding. */
export type Manner =
  { readonly refuses: readonly [code: string, message: string] } | { readonly version: number; readonly encoding: string }

/** Starts it on loopback for the running test; gives its port. Source: PostgreSQL manual, 55.7 "Message Formats". */
export function startFakePostgres(manner: Manner): Promise<number> {
  return listen(
    createServer((socket) => {
      let greeted = false
      socket.on('data', (data) => {
        if (!greeted) {
          greeted = true
          greet(socket, manner)
        } else if (data[0] === 0x51) answerQuery(socket, data.toString('latin1'), manner)
      })
    }),
  )
}

function message(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(5)
  head.write(type, 'latin1')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

const text = (words: string): Buffer => Buffer.from(`${words}\0`)
const int16 = (value: number): Buffer => Buffer.from([(value >> 8) & 255, value & 255])
const int32 = (value: number): Buffer => Buffer.from([(value >> 24) & 255, (value >> 16) & 255, (value >> 8) & 255, value & 255])
const READY = message('Z', Buffer.from('I'))

function greet(socket: Socket, manner: Manner): void {
  if ('refuses' in manner) {
    const [code, words] = manner.refuses
    socket.end(message('E', text('SFATAL'), text(`C${code}`), text(`M${words}`), Buffer.from([0])))
  } else socket.write(Buffer.concat([message('R', int32(0)), READY]))
}

function answerQuery(socket: Socket, query: string, manner: Manner): void {
  if ('refuses' in manner || !query.includes('server_version_num')) {
    socket.write(Buffer.concat([message('C', text('SET')), READY]))
    return
  }
  const columns = [
    ['version', 23, String(manner.version)],
    ['encoding', 25, manner.encoding],
  ] as const
  const fields = columns.map(([name, type]) => Buffer.concat([text(name), int32(0), int16(0), int32(type), int16(-1), int32(-1), int16(0)]))
  const values = columns.map(([, , value]) => Buffer.concat([int32(value.length), Buffer.from(value)]))
  const rows = [message('T', int16(columns.length), ...fields), message('D', int16(columns.length), ...values)]
  socket.write(Buffer.concat([...rows, message('C', text('SELECT 1')), READY]))
}
