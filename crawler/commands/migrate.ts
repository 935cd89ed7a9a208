// `atlas migrate`: brings the database to the schema of this version, and says what it did.
import { openStore } from '#model/store/open-store.ts'
import { EXIT, type Command } from './contract.ts'

export const migrate: Command = {
  name: 'migrate',
  operands: '',
  summary: 'Brings the database to the schema of this version; every other command does so too when it starts.',
  options: [],
  takes: { least: 0, most: 0 },
  run: async ({ config, terminal }) => {
    const log = (sentence: string): void => terminal.error(`${sentence}\n`)
    await using store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, applicationName: 'atlas migrate', log })
    terminal.out(store.migrated.length === 0 ? 'The database is up to date.\n' : `Ran ${store.migrated.join(', ')}.\n`)
    return EXIT.done
  },
}
