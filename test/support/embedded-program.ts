// A program of its own that opens the built-in database: node test/support/embedded-program.ts <data folder> <namespaces: true or false> <programs folder, or nothing>
import { openEmbedded } from '#model/store/embedded.ts'

const [dataDir = '', namespaces, binaries = ''] = process.argv.slice(2)

function tell(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`)
}

try {
  const log = (news: string): void => tell({ news })
  await using database = await openEmbedded({
    dataDir,
    log,
    durable: false,
    namespaces: namespaces === 'true',
    ...(binaries === '' ? {} : { binaries }),
  })
  tell({ url: database.url, adopted: database.adopted })
  // Stays open until its caller closes the input; the caller may also kill it.
  for await (const chunk of process.stdin) tell({ heard: String(chunk) })
} catch (error) {
  tell({ reason: error instanceof Error && 'reason' in error ? error.reason : 'bug', message: error instanceof Error ? error.message : '' })
}
