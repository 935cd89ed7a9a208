// A name server on loopback that answers as a test says: addresses, no such name, no such record, failure or silence.
import { createSocket } from 'node:dgram'
import { onTestFinished } from 'vitest'

export type Zone = (family: 4 | 6) => readonly string[] | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED' | 'silence'

const CODES = { NXDOMAIN: 3, SERVFAIL: 2, REFUSED: 5 } as const
const TYPE_AAAA = 28

/** Starts the server for one zone; returns `address:port`. Message format: RFC 1035 4.1. */
export async function startNameServer(zone: Zone): Promise<{ readonly at: string; readonly asked: () => number }> {
  const socket = createSocket('udp4')
  let asked = 0
  socket.on('message', (query, from) => {
    asked++
    const answer = zone(typeOf(query) === TYPE_AAAA ? 6 : 4)
    if (answer !== 'silence')
      socket.send(typeof answer === 'string' ? message(query, CODES[answer], []) : message(query, 0, answer), from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  onTestFinished(() => void socket.close())
  return { at: `127.0.0.1:${socket.address().port}`, asked: () => asked }
}

function questionEnd(query: Buffer): number {
  let at = 12
  while ((query[at] ?? 0) !== 0) at += (query[at] ?? 0) + 1
  return at + 5
}

function typeOf(query: Buffer): number {
  return query.readUInt16BE(questionEnd(query) - 4)
}

function message(query: Buffer, code: number, addresses: readonly string[]): Buffer {
  const end = questionEnd(query)
  const head = Buffer.from(query.subarray(0, end))
  head.writeUInt16BE(0x8180 | code, 2)
  head.writeUInt16BE(addresses.length, 6)
  head.writeUInt32BE(0, 8)
  return Buffer.concat([head, ...addresses.map((address) => record(address))])
}

function record(address: string): Buffer {
  const data = address.includes(':')
    ? Buffer.from(
        address
          .split(':')
          .map((part) => part.padStart(4, '0'))
          .join(''),
        'hex',
      )
    : Buffer.from(address.split('.').map(Number))
  const head = Buffer.alloc(12)
  head.writeUInt16BE(0xc00c, 0)
  head.writeUInt16BE(data.length === 16 ? TYPE_AAAA : 1, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(60, 6)
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}
