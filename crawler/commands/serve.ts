// `atlas serve`: everything on one machine: the store, the website, and a crawler as a process of its own.
import { fileURLToPath } from 'node:url'
import { systemClock } from '#model/clock.ts'
import { openStore } from '#model/store/open-store.ts'
import { EXIT, type Command } from './contract.ts'
import { superviseProcess } from './supervised-process.ts'
import { openWebsite, untilAborted } from './website.ts'

const PROGRAM = fileURLToPath(new URL('../atlas.js', import.meta.url))

export const serve: Command = {
  name: 'serve',
  operands: '',
  summary: 'Everything on one machine: the database, the website, the API, and a crawler that fills it. Ctrl-C stops all of it.',
  options: [{ name: 'no-seeds', type: 'boolean', sentence: 'Do not add the built-in list of well-known servers.' }],
  takes: { least: 0, most: 0 },
  run: async (context, _operands, options) => {
    const { config, terminal, signal } = context
    const log = (sentence: string): void => terminal.error(`${sentence}\n`)
    await using store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, applicationName: 'atlas serve', log })
    const website = await openWebsite(context, store)
    if (typeof website === 'string') {
      terminal.error(`${website}\n`)
      return EXIT.failed
    }
    terminal.out(`Fediverse Atlas is at ${website.address}\n`)
    const crawler = superviseProcess({
      program: process.execPath,
      words: [PROGRAM, 'crawler', ...(options['no-seeds'] === true ? ['--no-seeds'] : [])],
      environment: { ...process.env, DATABASE_URL: store.url },
      clock: systemClock,
      log,
      name: 'The crawler',
    })
    await untilAborted(signal)
    // In order: nobody writes while the website still answers, and the database goes last.
    await crawler.stop()
    await website.close()
    return EXIT.done
  },
}
