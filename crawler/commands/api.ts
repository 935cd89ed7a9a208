// `atlas api`: the website and the API alone; crawlers run beside it, on the same database.
import { openStore } from '#model/store/open-store.ts'
import { EXIT, type Command } from './contract.ts'
import { openWebsite, untilAborted } from './website.ts'

export const api: Command = {
  name: 'api',
  operands: '',
  summary: 'Serves the website and the API. Any number may share a database, with any number of crawlers.',
  options: [],
  takes: { least: 0, most: 0 },
  run: async (context) => {
    const { config, terminal, signal } = context
    const log = (sentence: string): void => terminal.error(`${sentence}\n`)
    await using store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, applicationName: 'atlas api', log })
    const website = await openWebsite(context, store)
    if (typeof website === 'string') {
      terminal.error(`${website}\n`)
      return EXIT.failed
    }
    terminal.out(`Fediverse Atlas answers at ${website.address}\n`)
    await untilAborted(signal)
    await website.close()
    return EXIT.done
  },
}
