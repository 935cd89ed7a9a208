// The front of `atlas`: finds the command, explains it, reads its options and the settings, and turns every misuse into one sentence.
import { parseArgs } from 'node:util'
import { describeSettings, readConfig, type Environment } from '#model/config.ts'
import { StoreError } from '#model/store/store-error.ts'
import { escapeForLog } from '#model/text.ts'
import type { Seam } from '../network/contract.ts'
import { internetSeam } from '../network/internet.ts'
import { VERSION } from '../version.ts'
import { add } from './add.ts'
import { api } from './api.ts'
import { EXIT, type Command, type CommandContext, type OptionValues, type Terminal } from './contract.ts'
import { crawl } from './crawl.ts'
import { crawler } from './crawler.ts'
import { doctor } from './doctor.ts'
import { importBlocks } from './import-blocks.ts'
import { migrate } from './migrate.ts'
import { objections } from './objections.ts'
import { serve } from './serve.ts'

/** Every command; the list is the help. */
export const COMMANDS: readonly Command[] = [serve, api, crawler, crawl, add, importBlocks, objections, migrate, doctor]

export interface MainOptions {
  readonly terminal?: Terminal | undefined
  readonly seam?: Seam | undefined
  readonly signal?: AbortSignal | undefined
}

/** Runs a command line, the words after `atlas`; returns the exit code. */
export async function main(words: readonly string[], environment: Environment, options: MainOptions = {}): Promise<number> {
  const terminal = options.terminal ?? processTerminal()
  const [name = 'help', ...rest] = words
  if (VERSION_WORDS.has(name)) return say(terminal, VERSION)
  if (HELP_WORDS.has(name)) return say(terminal, overview())
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (command === undefined) return misuse(terminal, `There is no command "${escapeForLog(name, 40)}"; "atlas --help" lists them.`)
  if (rest.some((word) => HELP_WORDS.has(word))) return say(terminal, explain(command))
  const parsed = parse(command, rest)
  if (typeof parsed === 'string') return misuse(terminal, `${parsed} "atlas ${command.name} --help" tells how it is used.`)
  const settings = readConfig(environment)
  if (!settings.ok) return misuse(terminal, settings.problems.join('\n'))
  return runCommand(command, parsed, {
    config: settings.config,
    terminal,
    signal: options.signal ?? stopSignal(terminal),
    seam: options.seam ?? internetSeam(),
  })
}

const VERSION_WORDS: ReadonlySet<string> = new Set(['--version', '-V'])
const HELP_WORDS: ReadonlySet<string> = new Set(['help', '--help', '-h'])

async function runCommand(command: Command, parsed: Exclude<ReturnType<typeof parse>, string>, context: CommandContext): Promise<number> {
  try {
    return await command.run(context, parsed.operands, parsed.values)
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    context.terminal.error(`${error.message}\n`)
    return EXIT.failed
  }
}

function parse(
  command: Command,
  words: readonly string[],
): { readonly operands: readonly string[]; readonly values: OptionValues } | string {
  const options = Object.fromEntries(command.options.map(({ name, type }) => [name, { type }]))
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const { least, most } = command.takes
    if (positionals.length < least) return `${command.name} needs ${command.operands}.`
    if (positionals.length > most) return `"${escapeForLog(positionals[most] ?? '', 40)}" is one word too many.`
    return { operands: positionals, values }
  } catch (error) {
    // parseArgs throws for words it does not know (ERR_PARSE_ARGS_*); its first sentence names the word.
    const sentence = error instanceof Error ? (error.message.split('. ')[0] ?? '') : ''
    return `${escapeForLog(sentence, 120).replace(/\.$/, '')}.`
  }
}

function overview(): string {
  const width = Math.max(...COMMANDS.map((command) => `${command.name} ${command.operands}`.length))
  const lines = COMMANDS.map((command) => `  ${`${command.name} ${command.operands}`.padEnd(width)}  ${command.summary}`)
  return [
    'Fediverse Atlas: a polite crawler and an open directory of the fediverse.',
    '',
    'Usage: atlas <command> [options]',
    '',
    ...lines,
    '',
    '"atlas <command> --help" explains a command.',
    '',
    'Settings (environment):',
    describeSettings(),
  ].join('\n')
}

function explain(command: Command): string {
  const options = [...command.options, { name: 'help', type: 'boolean' as const, sentence: 'This text.' }]
  const names = options.map(({ name, type }) => (type === 'string' ? `--${name} <…>` : `--${name}`))
  const width = Math.max(...names.map((name) => name.length))
  return [
    `Usage: atlas ${command.name}${command.operands === '' ? '' : ` ${command.operands}`} [options]`,
    '',
    command.summary,
    '',
    ...options.map((option, index) => `  ${(names[index] ?? '').padEnd(width)}  ${option.sentence}`),
  ].join('\n')
}

function say(terminal: Terminal, text: string): number {
  terminal.out(`${text.trimEnd()}\n`)
  return EXIT.done
}

function misuse(terminal: Terminal, text: string): number {
  terminal.error(`${text}\n`)
  return EXIT.misused
}

function processTerminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    columns: process.stderr.isTTY ? process.stderr.columns : undefined,
  }
}

// The first Ctrl-C ends the work in order, the second at once: leases then run out by themselves.
function stopSignal(terminal: Terminal): AbortSignal {
  const controller = new AbortController()
  const stop = (): void => {
    // eslint-disable-next-line no-restricted-properties -- The user asked twice: nothing is waited for any more.
    if (controller.signal.aborted) process.exit(EXIT.interrupted)
    terminal.error('\nStopping as soon as the requests under way are answered. Once more to stop at once.\n')
    controller.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return controller.signal
}
