// `npm run recorded -- <captures>`: replays recorded answers of servers through crawler, store and API, and compares what the API says.
import { parseArgs } from 'node:util'
import { describe, LEAST_AGREEMENT } from './report.ts'

const EXIT = { agrees: 0, differs: 1, misused: 2 } as const

const HELP = `Usage: npm run recorded -- <captures> [--json] [--kind <kind>]…

Replays a folder of recorded answers: index.json in it names each file, its kind, and the facts that are known of it. Every recorded
answer becomes a server of a simulated fediverse; the crawler visits them all, and what the API then says of each is compared with the
facts. Ends with 1 when fewer than ${LEAST_AGREEMENT * 100} of 100 captures agree. A PostgreSQL of its own is started, or that of TEST_DATABASE_URL
is used; nothing is asked of the internet.

  --json         one JSON object: agreement, captures, agree, differ, unreadable
  --kind <kind>  only captures of that kind; may be given several times
`

interface Wish {
  readonly folder: string
  readonly json: boolean
  readonly kinds: readonly string[]
}

type WishReading = { readonly ok: true; readonly wish: Wish | 'help' } | { readonly ok: false; readonly sentence: string }

function readWish(words: readonly string[]): WishReading {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' }, kind: { type: 'string', multiple: true } },
      allowPositionals: true,
    })
    if (values.help === true) return { ok: true, wish: 'help' }
    const [folder, ...more] = positionals
    if (folder === undefined) return { ok: false, sentence: 'Say which folder of captures is to be replayed.' }
    if (more.length > 0) return { ok: false, sentence: 'One folder of captures at a time.' }
    return { ok: true, wish: { folder, json: values.json === true, kinds: values.kind ?? [] } }
  } catch (error) {
    return { ok: false, sentence: error instanceof Error ? error.message : String(error) }
  }
}

async function main(words: readonly string[]): Promise<number> {
  const reading = readWish(words)
  if (!reading.ok) {
    process.stderr.write(`${reading.sentence}\n\n${HELP}`)
    return EXIT.misused
  }
  const { wish } = reading
  if (wish === 'help') {
    process.stdout.write(HELP)
    return EXIT.agrees
  }
  // Whoever only asks for help does not wait for the whole program.
  const [{ runRecorded }, { openProofServer }] = await Promise.all([import('./run.ts'), import('../proof/database.ts')])
  const result = await runRecorded(wish.folder, { kinds: wish.kinds, openServer: openProofServer })
  if (typeof result === 'string') {
    process.stderr.write(`${result}\n`)
    return EXIT.misused
  }
  const { summary, judged, skipped } = result
  process.stdout.write(wish.json ? `${JSON.stringify(summary)}\n` : describe(summary, judged, skipped))
  return summary.agreement >= LEAST_AGREEMENT ? EXIT.agrees : EXIT.differs
}

process.exitCode = await main(process.argv.slice(2))
