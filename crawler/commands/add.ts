// `atlas add <domain>…`: gives names a slot, or an earlier one; all of them or, when one is wrong, none.
import { readFile } from 'node:fs/promises'
import { systemClock } from '#model/clock.ts'
import { isReservedName, parseDomain, type Domain } from '#model/domain.ts'
import { addDomains } from '#model/store/domains.ts'
import { hastenSlots } from '#model/store/frontier.ts'
import { openStore } from '#model/store/open-store.ts'
import { isOptedOut } from '#model/store/opt-outs.ts'
import { loadSiteSecret } from '#model/store/site.ts'
import { escapeForLog } from '#model/text.ts'
import { EXIT, type Command, type CommandContext } from './contract.ts'

const MOST = 100_000

export const add: Command = {
  name: 'add',
  operands: '<domain>…',
  summary: 'Adds servers to the list of those to visit, or has known ones visited soon.',
  options: [{ name: 'file', type: 'string', sentence: 'Read names from a file too, one a line; # begins a comment.' }],
  takes: { least: 0, most: MOST },
  run: async (context, operands, options) => {
    const listed = typeof options['file'] === 'string' ? await readNames(options['file']) : []
    if (typeof listed === 'string') return refuse(context, listed)
    const words = [...operands, ...listed]
    if (words.length === 0) return refuse(context, 'add needs at least one domain, or --file.')
    const names = words.map((word) => parseDomain(word))
    const wrong = words.filter((_, index) => !isUsable(names[index], context))
    if (wrong.length > 0)
      return refuse(
        context,
        `Nothing was added: ${wrong
          .slice(0, 5)
          .map((word) => `"${escapeForLog(word, 60)}"`)
          .join(', ')} ${wrong.length === 1 ? 'is not a name' : 'are not names'} of a server on the internet.`,
      )
    return addAll(context, [...new Set(names.filter((name) => name !== undefined))])
  },
}

function isUsable(name: Domain | undefined, context: CommandContext): boolean {
  return name !== undefined && (context.seam.reservedNames || !isReservedName(name))
}

function refuse(context: CommandContext, sentence: string): number {
  context.terminal.error(`${sentence}\n`)
  return EXIT.misused
}

async function readNames(path: string): Promise<readonly string[] | string> {
  try {
    const lines = (await readFile(path, 'utf8')).split(/\r?\n/)
    const names = lines.map((line) => (line.split('#')[0] ?? '').trim()).filter((line) => line !== '')
    return names.length > MOST
      ? `The file "${escapeForLog(path, 200)}" has ${names.length} names; ${MOST} at most are added at once.`
      : names
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return `The file "${escapeForLog(path, 200)}" cannot be read (${code}).`
  }
}

async function addAll({ config, terminal }: CommandContext, names: readonly Domain[]): Promise<number> {
  const log = (sentence: string): void => terminal.error(`${sentence}\n`)
  await using store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, applicationName: 'atlas add', log })
  const now = systemClock.now()
  const out = await isOptedOut(store.db, await loadSiteSecret(store.db, now), names)
  // Who opted out answers like a name never seen; adding it does nothing, and says nothing of it.
  const wanted = names.filter((name) => out.get(name) !== 'off')
  const ids = await addDomains(store.db, wanted, { now, dueAt: now, priority: 0 })
  await hastenSlots(store.db, [...ids.values()], now)
  terminal.out(
    `${names.length} ${names.length === 1 ? 'server' : 'servers'} will be visited as soon as a crawler runs ("atlas crawler").\n`,
  )
  return EXIT.done
}
