// A run from folder to verdicts: which captures are answers that the atlas reads, their replay, and the comparison with what is known.
import { findKind } from './kinds.ts'
import { isAsked } from './asked.ts'
import { readIndex, readRecording } from './captures-folder.ts'
import { compareCapture } from './comparison.ts'
import type { LeftOut, Recorded, Recording } from './contract.ts'
import { placeRecording } from './placement.ts'
import { replay, type OpenDatabase, type Told } from './replay.ts'
import { summarise, type Judged, type Summary } from './report.ts'
import { buildServers } from './servers.ts'
import { buildWorlds } from './worlds.ts'

/** A place for databases, opened only when there is something to replay. */
export interface DatabaseServer extends AsyncDisposable {
  readonly create: OpenDatabase
}

export interface RunOptions {
  /** Only captures of these kinds; all of them while empty. */
  readonly kinds?: readonly string[]
  /** Which captures of those; all of them unless given. */
  readonly only?: ((recording: Recording, index: number) => boolean) | undefined
  readonly openServer: () => Promise<DatabaseServer>
}

export interface RunResult {
  readonly summary: Summary
  readonly judged: readonly Judged[]
  readonly skipped: readonly LeftOut[]
}

/** Replays a folder; a sentence where it cannot be read or holds nothing to replay. */
export async function runRecorded(folder: string, { kinds = [], only, openServer }: RunOptions): Promise<RunResult | string> {
  const index = await readIndex(folder)
  if (typeof index === 'string') return index
  const wanted = index.recordings
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .filter((recording, at) => only?.(recording, at) !== false)
  const chosen = await choose(folder, wanted)
  const { servers, unusable } = buildServers(chosen.recorded)
  const broken = [...(kinds.length === 0 ? index.broken : []), ...chosen.broken, ...unusable]
  if (servers.length === 0 && broken.length === 0) return `There is no answer of a server in ${folder}.`
  const told = await tellAll(servers.length === 0 ? [] : buildWorlds(servers), openServer)
  const judged = chosen.recorded
    .filter(({ file }) => !unusable.some((one) => one.file === file))
    .map((recording) => ({
      recording,
      verdict: compareCapture(recording, index.facts.get(recording.file), told.get(recording.file) ?? []),
    }))
  return { summary: summarise(judged, broken), judged, skipped: chosen.skipped }
}

async function tellAll(
  worlds: Parameters<typeof replay>[0],
  openServer: RunOptions['openServer'],
): Promise<ReadonlyMap<string, readonly Told[]>> {
  if (worlds.length === 0) return new Map()
  await using server = await openServer()
  const byFile = new Map<string, Told[]>()
  for (const told of await replay(worlds, server.create)) {
    for (const file of told.server.files) byFile.set(file, [...(byFile.get(file) ?? []), told])
  }
  return byFile
}

interface Chosen {
  readonly recorded: readonly Recorded[]
  readonly skipped: readonly LeftOut[]
  readonly broken: readonly LeftOut[]
}

async function choose(folder: string, recordings: readonly Recording[]): Promise<Chosen> {
  const recorded: Recorded[] = []
  const skipped: LeftOut[] = []
  const broken: LeftOut[] = []
  for (const recording of recordings) {
    const { file, kind } = recording
    const without = reasonWithoutReading(recording)
    if (without !== undefined) {
      skipped.push({ file, kind, reason: without })
      continue
    }
    const read = await readRecording(folder, recording)
    if (typeof read === 'string') broken.push({ file, kind, reason: read })
    else {
      const reason = reasonAfterReading(read)
      if (reason === undefined) recorded.push(read)
      else skipped.push({ file, kind, reason })
    }
  }
  return { recorded, skipped, broken }
}

function reasonWithoutReading({ kind, file }: Recording): string | undefined {
  const entry = findKind(kind)
  if (entry === undefined) return 'nobody here knows this kind'
  if (entry.role === 'none') return entry.reason
  if (entry.role === 'document' && entry.untold !== undefined) return entry.untold
  // Operators' own sources of their texts lie among lists of rules as servers answer them.
  if (kind === 'rules' && !/\.json(\.gz)?$/.test(file)) return 'a text as its operators keep it, no answer of a server'
  return undefined
}

function reasonAfterReading(recorded: Recorded): string | undefined {
  const kind = findKind(recorded.kind)
  if (kind?.role !== 'document') return undefined
  const address = placeRecording(recorded, kind)
  if (address === undefined) return recorded.kind === 'http-error' ? undefined : 'nothing tells which request it was the answer to'
  return isAsked(address) ? undefined : `the atlas asks no server for ${address.path}`
}
