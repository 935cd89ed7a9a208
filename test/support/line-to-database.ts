// A line to the test's PostgreSQL that can be cut and joined again, as when the server restarts or the network between fails.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { openDatabase, type Database } from '#model/store/postgres.ts'
import { requireServer } from './database.ts'
import { withDatabase } from './postgres-setup.ts'

export interface CuttableLine {
  /** The database of the running test, over the line. */
  readonly database: Database
  /** Ends every connection and takes no new one. */
  readonly cut: () => void
  readonly join: () => void
}

/** Opens the named database over a relay on the loopback address. */
export async function openLine(name: string): Promise<CuttableLine> {
  const target = new URL(withDatabase(requireServer().url, name))
  const folder = target.searchParams.get('host')
  const port = target.port === '' ? '5432' : target.port
  const open = new Set<Socket>()
  let whole = true
  const relay = createServer((socket) => {
    if (!whole) return void socket.resetAndDestroy()
    const server = folder === null ? connect(Number(port), target.hostname) : connect(`${folder}/.s.PGSQL.${port}`)
    for (const end of [socket, server]) {
      open.add(end)
      end.on('error', () => {})
      end.on('close', () => {
        open.delete(end)
        socket.destroy()
        server.destroy()
      })
    }
    socket.pipe(server).pipe(socket)
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  target.searchParams.delete('host')
  target.hostname = '127.0.0.1'
  target.port = String((relay.address() as AddressInfo).port)
  const database = await openDatabase({ url: target.href, max: 10 })
  onTestFinished(async () => {
    await database.close()
    for (const socket of open) socket.destroy()
    relay.close()
  })
  return {
    database,
    cut: () => {
      whole = false
      for (const socket of open) socket.destroy()
    },
    join: () => {
      whole = true
    },
  }
}
