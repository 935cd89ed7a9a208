// `atlas import-blocks --check <file>`: says what is in a block list, row by row where something is wrong; reads one file and writes nothing.
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { checkList, type ListCheck } from '#model/blocks/list-check.ts'
import { explainListFailure, LIST_FILE_LIMITS, readListFile, type ListFailure } from '#model/blocks/list-file.ts'
import { escapeForLog } from '#model/text.ts'
import { EXIT, type Command, type CommandContext } from './contract.ts'

const MOST_PRINTED = 50

export const importBlocks: Command = {
  name: 'import-blocks',
  operands: '<file>',
  summary:
    'Says with --check what is in a block list and where something is wrong. Imports nothing: the atlas shows what servers publish themselves.',
  options: [
    { name: 'check', type: 'boolean', sentence: 'Say what is in the file and where something is wrong; this is all the command does.' },
    { name: 'json', type: 'boolean', sentence: 'Print it as JSON.' },
  ],
  takes: { least: 1, most: 1 },
  run: async (context, [path = ''], options) => {
    if (options['check'] !== true)
      return refuse(
        context,
        'import-blocks stores nothing, because the atlas shows only what servers publish themselves: with --check it says what is in a block list.',
      )
    const bytes = await readBytes(path)
    if (typeof bytes === 'string') return refuse(context, bytes)
    const reading =
      bytes === undefined ? ({ ok: false, reason: 'too-large' } as const) : readListFile(bytes, { canaries: !context.seam.reservedNames })
    if (!reading.ok) return reportFailure(context, reading.reason, options['json'] === true)
    const check = checkList(reading.file)
    context.terminal.out(options['json'] === true ? printJson(check) : describe(check))
    return EXIT.done
  },
}

function refuse({ terminal }: CommandContext, sentence: string): number {
  terminal.error(`${sentence}\n`)
  return EXIT.misused
}

/** The content; undefined where it is larger than any list; a sentence where it cannot be read. */
async function readBytes(path: string): Promise<Uint8Array | undefined | string> {
  const shown = `The file "${escapeForLog(path, 200)}" cannot be read`
  try {
    const bytes = await readFile(path)
    return bytes.length > LIST_FILE_LIMITS.bytes ? undefined : inflate(bytes)
  } catch (error) {
    return `${shown} (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'}).`
  }
}

// Lists are often kept packed. A broken pack goes on as it is, and is refused for what it looks like then.
function inflate(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: LIST_FILE_LIMITS.bytes })
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return tooLarge ? undefined : bytes
  }
}

function reportFailure({ terminal }: CommandContext, reason: ListFailure, asJson: boolean): number {
  const sentence = explainListFailure(reason)
  const nothing = { format: null, rows: 0, kinds: {}, severities: {}, canaries: 0, masked: 0, duplicates: 0 }
  if (asJson) terminal.out(printJson({ ...nothing, problems: [{ place: null, sentence }], notes: [], failure: reason }))
  else terminal.error(`${sentence}\n`)
  return EXIT.failed
}

function printJson(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

function describe({ format, rows, kinds, severities, canaries, masked, duplicates, problems, notes }: ListCheck): string {
  const counts = (table: Readonly<Record<string, number>>): string =>
    Object.entries(table)
      .filter(([, count]) => count > 0)
      .map(([word, count]) => `${escapeForLog(word, 40)} ${count}`)
      .join(', ') || 'none'
  const shown = problems.slice(0, MOST_PRINTED)
  return [
    `Format: ${format}`,
    `Rows: ${rows}`,
    `Kinds: ${counts(kinds)}`,
    `Severities: ${counts(severities)}`,
    `Canaries: ${canaries}`,
    `Masked: ${masked}`,
    `Duplicates: ${duplicates}`,
    ...notes.map(({ sentence }) => `Note: ${escapeForLog(sentence, 300)}`),
    `Problems: ${problems.length === 0 ? 'none' : problems.length}`,
    ...shown.map(({ place, sentence }) => `  ${place}: ${escapeForLog(sentence, 300)}`),
    ...(problems.length > shown.length ? [`  and ${problems.length - shown.length} more; --json prints all.`] : []),
    '',
  ].join('\n')
}
