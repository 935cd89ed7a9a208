// Faults of connections: everything that goes wrong before an answer has headers.
import type { Socket } from 'node:net'
import type { CertificateKind } from '../certificates.ts'
import type { ConnectAnswer, Fault } from '../fault.ts'

function connectFault(name: string, reason: Fault['reason'], answer: ConnectAnswer): Fault {
  return { name, reason, scope: 'everything', connect: () => answer }
}

function talkFault(name: string, reason: Fault['reason'], talk: (socket: Socket) => void): Fault {
  return { name, reason, scope: 'everything', serve: () => ({ kind: 'raw', talk }) }
}

/** Nobody listens: the host is absent. */
export function refused(): Fault {
  return connectFault('refused', 'connect', { code: 'ECONNREFUSED' })
}

/** No route leads there. */
export function unreachable(code: 'EHOSTUNREACH' | 'ENETUNREACH' = 'EHOSTUNREACH'): Fault {
  return connectFault('unreachable', 'connect', { code })
}

/** Packets vanish: the connection is never made, the deadline ends it. */
export function blackHole(): Fault {
  return connectFault('blackHole', 'timeout', { silent: true })
}

/** Accepts, then resets the connection without a byte. */
export function reset(): Fault {
  return connectFault('reset', 'connect', { talk: (socket) => void socket.resetAndDestroy() })
}

/** Accepts and hangs up politely without a byte. */
export function hangUp(): Fault {
  return connectFault('hangUp', 'connect', { talk: (socket) => void socket.end() })
}

/** Reads the request and never answers: the deadline of the exchange ends it. */
export function hang(): Fault {
  return talkFault('hang', 'timeout', () => {})
}

/** Answers something that is no HTTP. */
export function garbage(text = '220 mail.example ESMTP ready\r\n'): Fault {
  return talkFault('garbage', 'protocol', (socket) => void socket.end(text))
}

/** Answers with headers far over any limit: not worth reading to their end. */
export function headerBomb(bytes = 1024 * 1024): Fault {
  return talkFault('headerBomb', 'protocol', (socket) => {
    const line = `x-padding: ${'p'.repeat(1000)}\r\n`
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n')
    for (let sent = 0; sent < bytes; sent += line.length) socket.write(line)
    socket.end('content-length: 2\r\n\r\n{}')
  })
}

/** A content-length and a transfer-encoding that contradict each other: two readers would see two answers. */
export function doubleFraming(): Fault {
  return talkFault('doubleFraming', 'protocol', (socket) => {
    socket.end(
      'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    )
  })
}

/** A certificate that no client may accept; without real TLS the connection is refused with the code that TLS would give. */
export function wrongCertificate(kind: Exclude<CertificateKind, 'valid'> = 'other-name'): Fault {
  return { name: 'wrongCertificate', reason: 'tls', scope: 'everything', certificate: () => kind }
}
