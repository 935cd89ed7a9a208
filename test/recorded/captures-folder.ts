// A captures folder: index.json and the files it names, read with distrust; whatever is wrong with one file is one line about it.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import * as path from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { at, isObject, list, rawText } from '#model/json.ts'
import { escapeForLog } from '#model/text.ts'
import type { LeftOut, Recorded, Recording } from './contract.ts'

/** What index.json lists. `facts` is the answer key, by file: for the comparison alone. */
export interface CapturesIndex {
  readonly recordings: readonly Recording[]
  readonly facts: ReadonlyMap<string, unknown>
  readonly broken: readonly LeftOut[]
}

/** Reads index.json of a folder; a sentence where that cannot be done. Entries that name no file inside the folder are `broken`. */
export async function readIndex(folder: string): Promise<CapturesIndex | string> {
  const file = path.join(folder, 'index.json')
  let content: string
  try {
    content = await readFile(file, 'utf8')
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ENOTDIR'
    return missing ? `There is no index.json in ${folder}.` : `${file} cannot be read: ${sentenceOf(error)}.`
  }
  let index: unknown
  try {
    index = JSON.parse(content.replace(/^\uFEFF/, ''))
  } catch {
    return `${file} is not JSON.`
  }
  const entries = Array.isArray(index) ? index : at(index, 'files')
  if (!Array.isArray(entries)) return `${file} has no list of files.`
  return readEntries(entries)
}

function readEntries(entries: readonly unknown[]): CapturesIndex {
  const recordings: Recording[] = []
  const broken: LeftOut[] = []
  const facts = new Map<string, unknown>()
  for (const [number, entry] of entries.entries()) {
    const [file, kind] = [rawText(at(entry, 'file')), rawText(at(entry, 'kind'))]
    const line = (reason: string): number => broken.push({ file: file ?? `entry ${number + 1}`, kind: kind ?? 'no kind', reason })
    if (file === undefined || kind === undefined) line('the entry names no file or no kind')
    else if (leavesFolder(file)) line('the file is outside of the folder')
    else if (facts.has(file)) line('the file is listed twice')
    else {
      facts.set(file, at(entry, 'facts'))
      recordings.push(readEntry(entry, file, kind))
    }
  }
  return { recordings, facts, broken }
}

function leavesFolder(file: string): boolean {
  return path.isAbsolute(file) || file.includes('\0') || path.normalize(file).split(path.sep).includes('..')
}

function readEntry(entry: unknown, file: string, kind: string): Recording {
  const word = (key: string): string | undefined => rawText(at(entry, key))
  return {
    file,
    kind,
    software: word('software'),
    host: word('host'),
    what: word('what') ?? '',
    origin: [word('repo') ?? '', word('commit') ?? '', word('host') ?? ''].join(' '),
    headersFile: word('headers_file'),
    sha256: word('sha256'),
  }
}

/** The longest content that is unpacked. */
const MAX_BYTES = 256 * 2 ** 20
const unpack = promisify(gunzip)

/** Reads the content of a recording and the headers beside it; a reason where the file is missing or not what index.json says. */
export async function readRecording(folder: string, recording: Recording): Promise<Recorded | string> {
  let body: Uint8Array
  try {
    body = await readFile(path.join(folder, recording.file))
  } catch (error) {
    return `the file cannot be read: ${sentenceOf(error)}`
  }
  if (recording.file.endsWith('.gz')) {
    try {
      body = await unpack(body, { maxOutputLength: MAX_BYTES })
    } catch {
      return 'the file is no gzip'
    }
  }
  const { sha256 } = recording
  if (sha256 !== undefined && sha256.toLowerCase() !== createHash('sha256').update(body).digest('hex'))
    return 'the content is not the one that index.json describes: its sha256 differs'
  return { ...recording, body, ...(await readExchange(folder, recording)) }
}

async function readExchange(folder: string, { headersFile }: Recording): Promise<Pick<Recorded, 'status' | 'contentType' | 'url'>> {
  const unknown = { status: undefined, contentType: undefined, url: undefined }
  if (headersFile === undefined || leavesFolder(headersFile)) return unknown
  let exchange: unknown
  try {
    exchange = JSON.parse(await readFile(path.join(folder, headersFile), 'utf8'))
  } catch {
    return unknown
  }
  const status = at(exchange, 'status')
  return {
    status: typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599 ? status : undefined,
    contentType: headerOf(at(exchange, 'headers'), 'content-type'),
    url: rawText(at(exchange, 'url')),
  }
}

function headerOf(headers: unknown, name: string): string | undefined {
  if (!isObject(headers)) return undefined
  const value = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  const first = rawText(value) ?? rawText(list(value)[0])
  return first !== undefined && /^[\x20-\x7e]{1,200}$/.test(first) ? first : undefined
}

function sentenceOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code === 'ENOENT' ? 'there is none' : escapeForLog(message)
}
