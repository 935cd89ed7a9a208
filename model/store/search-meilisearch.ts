// The door to Meilisearch: the few conversations that search has with it, tasks awaited, and every failure with a reason; it knows no server of ours.
import { Meilisearch, MeilisearchApiError, MeilisearchRequestError, type MultiSearchQuery, type Settings, type Task } from 'meilisearch'
import { SECOND, type Clock } from '#model/clock.ts'
import { escapeForLog } from '#model/text.ts'
import { errorText } from './store-error.ts'

/** Why Meilisearch did not do what was asked. */
export type MeiliErrorReason =
  | 'unreachable' // nothing answers at that address, or not in time
  | 'foreign' // something answers there, but not as Meilisearch does
  | 'key-refused' // the key is wrong, or may not do this
  | 'not-ready' // the index is not there yet, or is not ours
  | 'refused' // Meilisearch does not accept the request
  | 'task-failed' // it accepted a change and could not make it
  | 'busy' // a change took longer than anybody waits, or this program is being stopped

/** Thrown where Meilisearch stands in the way, and caught where PostgreSQL can answer instead. `message` is one sentence for the operator. */
export class MeiliError extends Error {
  override readonly name = 'MeiliError'
  readonly reason: MeiliErrorReason

  constructor(reason: MeiliErrorReason, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.reason = reason
  }
}

/** Where it is, and who asks. */
export interface MeiliAddress {
  /** MEILI_URL. */
  readonly url: string
  /** MEILI_KEY; without it the server must be one that asks for none. */
  readonly key?: string | undefined
}

export type MeiliQuery = MultiSearchQuery
export type MeiliSettings = Settings
/** Values by attribute. */
export type MeiliDocument = Readonly<Record<string, unknown>>

/** What one of several queries found. */
export interface MeiliResult {
  readonly hits: readonly MeiliDocument[]
  /** How many documents match: what Meilisearch calls estimated is counted where no attribute is distinct (milli, `execute_search`). */
  readonly total: number
  /** Documents by value of each facet asked for. */
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export interface Meili {
  /** `1.22.3`; needs a key that may ask. */
  readonly version: () => Promise<string>
  /** Answers several queries in one request, in their order. */
  readonly searchAll: (queries: readonly MeiliQuery[]) => Promise<readonly MeiliResult[]>
  /** A document by its id; undefined where it, or its index, is not there. */
  readonly readDocument: (index: string, id: number) => Promise<MeiliDocument | undefined>
  readonly hasIndex: (index: string) => Promise<boolean>
  /** Makes sure of an index whose documents are known by `id`. */
  readonly makeIndex: (index: string) => Promise<void>
  /** Makes sure that there is no such index. */
  readonly dropIndex: (index: string) => Promise<void>
  readonly configureIndex: (index: string, settings: MeiliSettings) => Promise<void>
  /** Hands over documents, which replace those of the same ids; gives the task, to be finished by `finishTasks`. */
  readonly putDocuments: (index: string, documents: readonly MeiliDocument[]) => Promise<number>
  readonly removeDocuments: (index: string, ids: readonly number[]) => Promise<number>
  /** Waits for tasks; throws for the first that failed. */
  readonly finishTasks: (tasks: readonly number[]) => Promise<void>
  /** Exchanges the content of two indexes at one moment. */
  readonly swapIndexes: (one: string, other: string) => Promise<void>
  /** The key that may only search in these indexes, made if it is not there; undefined where the key in use may not manage keys. */
  readonly findSearchKey: (uid: string, indexes: readonly string[]) => Promise<string | undefined>
}

export interface MeiliOptions {
  readonly clock: Clock
  /** The most that one exchange may take, by real time. */
  readonly timeoutMs: number
  /** Ends the sending and the waiting. */
  readonly signal?: AbortSignal | undefined
}

/** Opens a conversation; nothing is sent before something is asked. */
export function openMeili(address: MeiliAddress, { clock, timeoutMs, signal }: MeiliOptions): Meili {
  const client = connect(address, timeoutMs)
  const finish = (task: number, tolerated?: string): Promise<void> => finishTask(client, { clock, signal }, { task, tolerated })
  const change = async (enqueue: () => Promise<{ readonly taskUid: number }>, tolerated?: string): Promise<void> => {
    const { taskUid } = await ask(enqueue)
    await finish(taskUid, tolerated)
  }
  return {
    version: async () => readVersion(await ask(() => client.getVersion())),
    searchAll: async (queries) => readResults(await ask(() => client.multiSearch({ queries: [...queries] })), queries.length),
    readDocument: (index, id) => ifThere(() => client.index(index).getDocument(id)),
    hasIndex: async (index) => (await ifThere(() => client.getRawIndex(index))) !== undefined,
    makeIndex: (index) => change(() => client.createIndex(index, { primaryKey: 'id' }), 'index_already_exists'),
    dropIndex: (index) => change(() => client.deleteIndex(index), 'index_not_found'),
    configureIndex: (index, settings) => change(() => client.index(index).updateSettings(settings)),
    putDocuments: async (index, documents) => {
      checkStopped(signal)
      const { taskUid } = await ask(() => client.index(index).addDocuments([...documents], { primaryKey: 'id' }))
      return taskUid
    },
    removeDocuments: async (index, ids) => {
      const { taskUid } = await ask(() => client.index(index).deleteDocuments([...ids]))
      return taskUid
    },
    finishTasks: async (tasks) => {
      for (const task of tasks) await finish(task)
    },
    swapIndexes: (one, other) => change(() => client.swapIndexes([{ indexes: [one, other], rename: false }])),
    findSearchKey: (uid, indexes) => findSearchKey(client, uid, indexes),
  }
}

function connect({ url, key }: MeiliAddress, timeout: number): Meilisearch {
  try {
    return new Meilisearch({ host: url, ...(key === undefined ? {} : { apiKey: key }), timeout, clientAgents: ['Fediverse Atlas'] })
  } catch (error) {
    throw new MeiliError('unreachable', 'MEILI_URL is no address of a Meilisearch.', { cause: error })
  }
}

async function ask<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request()
  } catch (error) {
    throw explain(error)
  }
}

// The codes are those of Meilisearch's reference, "error codes".
const KEY_CODES: readonly string[] = ['invalid_api_key', 'missing_authorization_header', 'missing_master_key']
const MISSING_CODES: readonly string[] = ['index_not_found', 'document_not_found', 'api_key_not_found']

function explain(error: unknown): unknown {
  if (error instanceof MeilisearchRequestError) {
    return new MeiliError('unreachable', `Meilisearch cannot be reached: ${causeOf(error)}.`, { cause: error })
  }
  if (error instanceof MeilisearchApiError) {
    const code = codeOf(error)
    if (code === undefined) return foreign(`it answered ${error.response.status}`)
    if (KEY_CODES.includes(code)) return new MeiliError('key-refused', `Meilisearch refuses MEILI_KEY (${code}).`)
    if (MISSING_CODES.includes(code)) return new MeiliError('not-ready', `Meilisearch has no index of this atlas yet (${code}).`)
    return new MeiliError('refused', `Meilisearch refuses a request (${code}): ${escapeForLog(error.message)}`)
  }
  // The client reads every body as JSON.
  return error instanceof SyntaxError ? foreign('it does not answer in JSON') : error
}

function causeOf({ cause }: Error): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  return escapeForLog(errorText(inner))
}

function codeOf(error: unknown): string | undefined {
  const code: unknown = error instanceof MeilisearchApiError ? error.cause?.code : undefined
  return typeof code === 'string' && /^[a-z_]{1,80}$/.test(code) ? code : undefined
}

function foreign(what: string): MeiliError {
  return new MeiliError('foreign', `What answers at MEILI_URL is no Meilisearch: ${what}.`)
}

async function ifThere<T>(request: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask(request)
  } catch (error) {
    if (error instanceof MeiliError && error.reason === 'not-ready') return undefined
    throw error
  }
}

function readVersion(answer: { readonly pkgVersion?: unknown } | undefined): string {
  if (typeof answer?.pkgVersion !== 'string') throw foreign('it names no version')
  return escapeForLog(answer.pkgVersion, 40)
}

interface LooseResult {
  readonly hits?: unknown
  readonly estimatedTotalHits?: unknown
  readonly facetDistribution?: Readonly<Record<string, Readonly<Record<string, number>>>>
}

function readResults(answer: { readonly results?: unknown } | undefined, expected: number): readonly MeiliResult[] {
  const results: unknown = answer?.results
  if (!Array.isArray(results) || results.length !== expected) throw foreign('its answer is none to the question')
  return (results as readonly LooseResult[]).map(({ hits, estimatedTotalHits, facetDistribution }) => ({
    hits: Array.isArray(hits) ? (hits as readonly MeiliDocument[]) : [],
    total: typeof estimatedTotalHits === 'number' ? estimatedTotalHits : 0,
    facets: facetDistribution ?? {},
  }))
}

const FIRST_PAUSE_MS = 20
const LONGEST_PAUSE_MS = SECOND
/** A rebuild of 40,000 servers takes minutes on a small machine. */
const PATIENCE_MS = 1200 * SECOND

interface Awaited {
  readonly task: number
  /** The code of the one error that means that all is as wished already. */
  readonly tolerated: string | undefined
}

async function finishTask(
  client: Meilisearch,
  { clock, signal }: Pick<MeiliOptions, 'clock' | 'signal'>,
  { task, tolerated }: Awaited,
): Promise<void> {
  let pause = FIRST_PAUSE_MS
  for (let waited = 0; waited < PATIENCE_MS; waited += pause) {
    const found = await ask(() => client.tasks.getTask(task))
    if (isFinished(found, tolerated)) return
    checkStopped(signal)
    await clock.sleep(pause, signal)
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
  }
  throw new MeiliError('busy', `Meilisearch is still busy with task ${task}.`)
}

function checkStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new MeiliError('busy', 'The program was stopped while Meilisearch was at work.')
}

function isFinished({ uid, status, type, error }: Task, tolerated: string | undefined): boolean {
  switch (status) {
    case 'enqueued':
    case 'processing':
      return false
    case 'succeeded':
      return true
    case 'failed': {
      if (error !== null && error.code === tolerated) return true
      const why = error === null ? 'no reason given' : `${error.code}: ${error.message}`
      throw new MeiliError('task-failed', `Meilisearch could not do task ${uid} (${type}): ${escapeForLog(why)}`)
    }
    case 'canceled':
      throw new MeiliError('task-failed', `Somebody cancelled task ${uid} (${type}) of Meilisearch.`)
  }
}

async function findSearchKey(client: Meilisearch, uid: string, indexes: readonly string[]): Promise<string | undefined> {
  const wanted = {
    uid,
    name: 'Fediverse Atlas search',
    description: 'Searches the servers of this atlas, and nothing else.',
    actions: ['search'],
    indexes: [...indexes],
    expiresAt: null,
  }
  try {
    const known = await ifThere(() => client.getKey(uid))
    return (known ?? (await ask(() => client.createKey(wanted)))).key
  } catch (error) {
    // A key that may only search is what is wanted; one that is wrong shows at the first search.
    if (error instanceof MeiliError && error.reason === 'key-refused') return undefined
    throw error
  }
}
