// A stand-in for Meilisearch on the loopback: the part of its HTTP API that search uses, after its documentation; it refuses what it does not know.
//
// It is no Meilisearch. It imitates: keys and what they may do, the checks of every request body, settings that must be there before they are
// used, tasks and their failures, exchanged indexes, quotes, beginnings and typos of plain words, facets and limits. It does not imitate: its
// tokenizer for scripts without spaces, joined words, proximity, ranking beyond typos and sorting. Such questions are refused, so that no
// test passes by accident; the suite over a real server (MEILI_URL) is what decides.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import {
  checkIndexUid,
  readDocuments,
  readIds,
  readIndexCreation,
  readKey,
  readQueries,
  readSettings,
  readSwaps,
  Refused,
  type Complaint,
  type KeyBody,
} from './bodies.ts'
import { changeSettings, createIndex, putDocuments, searchIndex, type StoredDocument, type StoredIndex } from './indexes.ts'
import { createQueue, type TaskQueue, type TaskType } from './tasks.ts'

/** What is wrong with the line or the machine: nobody listens, nobody answers, or somebody else does. */
export type Mishap = 'down' | 'silent' | 'page'

export interface SeenRequest {
  /** `PATCH /indexes/atlas-servers/settings`. */
  readonly what: string
  readonly body: unknown
  /** The key that was shown. */
  readonly key: string | undefined
  readonly status: number
}

export interface StandIn extends AsyncDisposable {
  readonly url: string
  readonly requests: SeenRequest[]
  readonly failNext: TaskQueue['failNext']
  readonly taskTypes: () => readonly TaskType[]
  /** From now on something is wrong, or nothing any more. */
  readonly suffer: (mishap: Mishap | undefined) => void
  /** Documents of an index as they are stored. */
  readonly documents: (index: string) => readonly StoredDocument[]
  readonly indexNames: () => readonly string[]
  /** Forgets everything but keys, as a new volume would. */
  readonly wipe: () => void
  readonly forgetKeys: () => void
}

interface State {
  readonly indexes: Map<string, StoredIndex>
  readonly keys: Map<string, KeyBody & { readonly key: string }>
  readonly queue: TaskQueue
  readonly masterKey: string | undefined
}

/** Starts one; without a master key it asks for none, as Meilisearch in development. */
export async function startStandIn({ masterKey }: { readonly masterKey?: string } = {}): Promise<StandIn> {
  const state: State = { indexes: new Map(), keys: new Map(), queue: createQueue(describe), masterKey }
  const requests: SeenRequest[] = []
  let mishap: Mishap | undefined
  const server = createServer((request, response) => {
    if (mishap === 'down') return void request.socket.destroy()
    if (mishap === 'silent') return
    if (mishap === 'page') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>It works!</h1>')
    void serve(state, { request, response, requests })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    failNext: state.queue.failNext,
    taskTypes: state.queue.types,
    suffer: (next) => {
      mishap = next
      if (next === 'down') server.closeAllConnections()
    },
    documents: (index) => [...(state.indexes.get(index)?.documents.values() ?? [])],
    indexNames: () => [...state.indexes.keys()].toSorted(),
    wipe: () => state.indexes.clear(),
    forgetKeys: () => state.keys.clear(),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function describe({ code, message }: Complaint): Readonly<Record<string, unknown>> {
  const type = /api_key|authorization|master_key/.test(code) ? 'auth' : code === 'internal' ? 'internal' : 'invalid_request'
  return { message, code, type, link: `https://docs.meilisearch.com/errors#${code}` }
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly requests: SeenRequest[]
}

async function serve(state: State, { request, response, requests }: Exchange): Promise<void> {
  const what = `${request.method ?? ''} ${new URL(request.url ?? '/', 'http://x').pathname}`
  const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  let [status, answer, body]: [number, unknown, unknown] = [200, undefined, undefined]
  try {
    body = await readBody(request)
    const [route, action] = findRoute(what)
    const allowed = checkKey(state, key, action)
    const answered = route({ state, what, body, allowed })
    ;[status, answer] = [answered.status ?? 200, answered.body]
  } catch (error) {
    const complaint = error instanceof Refused ? error.complaint : { status: 500, code: 'internal', message: String(error) }
    ;[status, answer] = [complaint.status, describe(complaint)]
  }
  requests.push({ what, body, key, status })
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk)
  if (text === '') return undefined
  if (request.headers['content-type'] !== 'application/json') throw new Refused(415, 'invalid_content_type', 'The content type is wrong')
  return JSON.parse(text)
}

interface Asked {
  readonly state: State
  readonly what: string
  readonly body: unknown
  /** Whether the key may touch an index. */
  readonly allowed: (index: string) => boolean
}

type Route = (asked: Asked) => { readonly status?: number; readonly body: unknown }

const ROUTES: readonly (readonly [pattern: RegExp, action: string, route: Route])[] = [
  [/^GET \/health$/, '', () => ({ body: { status: 'available' } })],
  [/^GET \/version$/, 'version', () => ({ body: { commitSha: 'unknown', commitDate: 'unknown', pkgVersion: '1.22.0' } })],
  [/^GET \/tasks\/\d+$/, 'tasks.get', ({ state, what }) => ({ body: state.queue.look(Number(what.split('/').at(-1))) })],
  [/^POST \/multi-search$/, 'search', searchAll],
  [/^POST \/swap-indexes$/, 'indexes.swap', swap],
  [/^GET \/keys\/[^/]+$/, 'keys.get', ({ state, what }) => ({ body: findKey(state, partOf(what, 2)) })],
  [/^POST \/keys$/, 'keys.create', makeKey],
  [/^POST \/indexes$/, 'indexes.create', makeIndex],
  [/^GET \/indexes\/[^/]+$/, 'indexes.get', ({ state, what }) => ({ body: describeIndex(state, partOf(what, 2)) })],
  [/^DELETE \/indexes\/[^/]+$/, 'indexes.delete', dropIndex],
  [/^PATCH \/indexes\/[^/]+\/settings$/, 'settings.update', configure],
  [/^POST \/indexes\/[^/]+\/documents$/, 'documents.add', put],
  [/^POST \/indexes\/[^/]+\/documents\/delete-batch$/, 'documents.delete', remove],
  [
    /^GET \/indexes\/[^/]+\/documents\/[^/]+$/,
    'documents.get',
    ({ state, what }) => ({ body: findDocument(state, partOf(what, 2), partOf(what, 4)) }),
  ],
]

function partOf(what: string, place: number): string {
  return what.split('/')[place] ?? ''
}

function findRoute(what: string): readonly [Route, string] {
  const found = ROUTES.find(([pattern]) => pattern.test(what))
  if (found === undefined) throw new Refused(404, 'not_found', `The stand-in has no ${what}`)
  return [found[2], found[1]]
}

function checkKey({ masterKey, keys }: State, key: string | undefined, action: string): Asked['allowed'] {
  if (action === '') return () => true
  if (masterKey === undefined) {
    if (action.startsWith('keys.')) throw new Refused(401, 'missing_master_key', 'Meilisearch is running without a master key')
    return () => true
  }
  if (key === undefined) throw new Refused(401, 'missing_authorization_header', 'The Authorization header is missing')
  if (key === masterKey) return () => true
  const known = [...keys.values()].find((one) => one.key === key)
  if (known?.actions.some((one) => one === '*' || one === action) !== true) throw wrongKey()
  return (index) => known.indexes.some((name) => name === '*' || name === index)
}

function wrongKey(): Refused {
  return new Refused(403, 'invalid_api_key', 'The provided API key is invalid.')
}

function searchAll({ state, body, allowed }: Asked): ReturnType<Route> {
  const results = readQueries(body).map((query, place) => {
    try {
      if (!allowed(query.indexUid)) throw wrongKey()
      return searchIndex(findIndex(state, query.indexUid), query)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      throw new Refused(error.complaint.status, error.complaint.code, `Inside \`.queries[${place}]\`: ${error.message}`)
    }
  })
  return { body: { results } }
}

function findIndex({ indexes }: State, uid: string): StoredIndex {
  const index = indexes.get(uid)
  if (index === undefined) throw new Refused(404, 'index_not_found', `Index \`${uid}\` not found.`)
  return index
}

function describeIndex(state: State, uid: string): unknown {
  const at = '2026-11-02T12:00:00Z'
  return { uid, primaryKey: findIndex(state, uid).primaryKey, createdAt: at, updatedAt: at }
}

function findDocument(state: State, uid: string, id: string): unknown {
  const document = findIndex(state, uid).documents.get(id)
  if (document === undefined) throw new Refused(404, 'document_not_found', `Document \`${id}\` not found.`)
  return document
}

function makeIndex({ state: { queue, indexes }, body }: Asked): ReturnType<Route> {
  const { uid, primaryKey } = readIndexCreation(body)
  const work = (): void => {
    if (indexes.has(uid)) throw new Refused(409, 'index_already_exists', `Index \`${uid}\` already exists.`)
    indexes.set(uid, createIndex(primaryKey))
  }
  return { status: 202, body: queue.enqueue('indexCreation', uid, work) }
}

function dropIndex({ state, what }: Asked): ReturnType<Route> {
  const uid = partOf(what, 2)
  const work = (): void => void (findIndex(state, uid), state.indexes.delete(uid))
  return { status: 202, body: state.queue.enqueue('indexDeletion', uid, work) }
}

function configure({ state: { queue, indexes }, what, body }: Asked): ReturnType<Route> {
  const uid = partOf(what, 2)
  const settings = readSettings(body)
  return { status: 202, body: queue.enqueue('settingsUpdate', uid, () => changeSettings(madeIndex(indexes, uid), settings)) }
}

// Documents and settings make the index that they are for, if it is not there.
function madeIndex(indexes: State['indexes'], uid: string): StoredIndex {
  const index = indexes.get(uid) ?? createIndex()
  indexes.set(uid, index)
  return index
}

function put({ state: { queue, indexes }, what, body }: Asked): ReturnType<Route> {
  const uid = partOf(what, 2)
  checkIndexUid(uid)
  const documents = readDocuments(body)
  return { status: 202, body: queue.enqueue('documentAdditionOrUpdate', uid, () => putDocuments(madeIndex(indexes, uid), documents)) }
}

function remove({ state, what, body }: Asked): ReturnType<Route> {
  const uid = partOf(what, 2)
  const ids = readIds(body)
  const work = (): void => {
    const { documents } = findIndex(state, uid)
    for (const id of ids) documents.delete(String(id))
  }
  return { status: 202, body: state.queue.enqueue('documentDeletion', uid, work) }
}

function swap({ state, body }: Asked): ReturnType<Route> {
  const pairs = readSwaps(body)
  const work = (): void => {
    for (const [one, other] of pairs) {
      const [first, second] = [findIndex(state, one), findIndex(state, other)]
      state.indexes.set(one, second)
      state.indexes.set(other, first)
    }
  }
  return { status: 202, body: state.queue.enqueue('indexSwap', null, work) }
}

function findKey({ keys }: State, uid: string): unknown {
  const key = keys.get(uid)
  if (key === undefined) throw new Refused(404, 'api_key_not_found', `API key \`${uid}\` not found.`)
  return key
}

function makeKey({ state: { keys, masterKey }, body }: Asked): ReturnType<Route> {
  const wanted = readKey(body)
  if (keys.has(wanted.uid))
    throw new Refused(409, 'api_key_already_exists', `\`uid\` field value \`${wanted.uid}\` is already an existing API key.`)
  const key = createHmac('sha256', masterKey ?? '')
    .update(wanted.uid)
    .digest('hex')
  keys.set(wanted.uid, { ...wanted, key })
  return { status: 201, body: keys.get(wanted.uid) }
}
