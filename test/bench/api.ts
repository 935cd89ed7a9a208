// Bench of the API over a large atlas, by HTTP, in a process of its own: the data of a server's page, and a mix of requests as visitors make them.
import { Agent, get, type IncomingHttpHeaders } from 'node:http'
import type { ApiOrders, ApiReady } from './api-process.ts'
import type { BenchContext, BenchGroup, BenchRow } from './contract.ts'
import { makeDraws, wordAt, type Draws } from './generated-servers.ts'
import type { LargeAtlas } from './large-atlas.ts'
import { measureTimes } from './measuring.ts'
import { startProcess, type BenchProcess } from './processes.ts'
import { startPostgresMeter, type PostgresMeter } from './postgres-meter.ts'

export const api: BenchGroup = {
  name: 'api',
  summary: 'The data of a server page, and requests a second over a mix of pages, searches, suggestions and statistics.',
  minutes: 3,
  run: measureApi,
}

async function measureApi(context: BenchContext): Promise<readonly BenchRow[]> {
  const atlas = await context.largeAtlas()
  const meter = startPostgresMeter((await context.postgres()).folder)
  await using server = await startApiProcess({ databaseUrl: atlas.database.url, now: atlas.now })
  const bench = { atlas, meter, server, tiny: context.size === 'tiny' }
  return [await measurePage(bench), ...(await measureMix(bench)), await measureBare(bench.tiny)]
}

interface ApiBench {
  readonly atlas: LargeAtlas
  readonly meter: PostgresMeter
  readonly server: ApiProcess
  readonly tiny: boolean
}

async function measurePage({ atlas, server, meter, tiny }: ApiBench): Promise<BenchRow> {
  const draws = makeDraws(3)
  const runs = tiny ? 5 : 1000
  const ask = (): Promise<unknown> => server.ask(`/api/v1/servers/${drawServer(atlas, draws)}`)
  // The first pages fill what is remembered of software and releases, and warm the code.
  for (let run = 0; run < runs / 5; run += 1) await ask()
  const before = { cpu: (await server.workDone()).cpuMs, postgres: meter.read() }
  const times = await measureTimes(runs, ask, 0)
  const own = ((await server.workDone()).cpuMs - before.cpu) / runs
  const how = `${runs} servers at random, one client, HTTP included; p50 ${times.p50.toFixed(1)}; CPU each ${own.toFixed(2)}${postgresShare(meter, before.postgres, runs)}`
  return { what: 'data of a server page, p95', measured: times.p95, unit: 'ms', budget: { atMost: 5 }, how }
}

function postgresShare(meter: PostgresMeter, before: number | undefined, runs: number): string {
  const spent = meter.since(before)
  return spent === undefined ? '' : ` + ${(spent / runs).toFixed(2)} of PostgreSQL`
}

const CLIENTS = 16

async function measureMix({ atlas, server, meter, tiny }: ApiBench): Promise<readonly BenchRow[]> {
  const draws = makeDraws(5)
  const etags = new Map<string, string>()
  let unchanged = 0
  const ask = async (): Promise<void> => {
    const address = drawAddress(atlas, draws)
    const answer = await server.ask(address, etags.get(address))
    if (answer.status === 304) unchanged += 1
    else if (answer.status !== 200) throw new Error(`${address} was answered with ${answer.status}`)
    if (answer.headers.etag !== undefined) etags.set(address, answer.headers.etag)
  }
  const requests = tiny ? 50 : 10_000
  await askMany(requests / 5, ask)
  unchanged = 0
  const before = { cpu: (await server.workDone()).cpuMs, postgres: meter.read(), at: performance.now() }
  await askMany(requests, ask)
  const seconds = (performance.now() - before.at) / 1000
  const cpu = (await server.workDone()).cpuMs - before.cpu
  const how = `${requests} requests, ${CLIENTS} clients: 30 % searches, 35 % server pages, 25 % suggestions, 10 % statistics and software; ${Math.round((unchanged / requests) * 100)} % answered 304`
  return [
    {
      what: 'requests a second of one core',
      measured: (requests / cpu) * 1000,
      unit: '/s',
      budget: { atLeast: 1000 },
      how: `${how}; CPU of the API alone`,
    },
    {
      what: 'requests a second as they came',
      measured: requests / seconds,
      unit: '/s',
      how: `the same; the clients and PostgreSQL on the same cores; CPU each ${(cpu / requests).toFixed(2)}${postgresShare(meter, before.postgres, requests)}`,
    },
  ]
}

async function askMany(requests: number, ask: () => Promise<unknown>): Promise<void> {
  let left = requests
  const client = async (): Promise<void> => {
    while (left-- > 0) await ask()
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
}

const BARE_BYTES = 5000

/** What Node's HTTP server alone can do here and now: the measure of the machine. */
async function measureBare(tiny: boolean): Promise<BenchRow> {
  await using bare = await startApiProcess({ bareBytes: BARE_BYTES })
  const requests = tiny ? 50 : 5000
  await askMany(requests / 5, () => bare.ask('/'))
  const before = (await bare.workDone()).cpuMs
  await askMany(requests, () => bare.ask('/'))
  const cpu = (await bare.workDone()).cpuMs - before
  const how = `Node's HTTP server with ${BARE_BYTES} bytes from memory, ${requests} requests, ${CLIENTS} clients`
  return { what: 'the same of a bare HTTP server', measured: (requests / cpu) * 1000, unit: '/s', how }
}

function drawServer({ servers }: LargeAtlas, { random }: Draws): string {
  return servers[Math.floor(random() * servers.length)]?.domain ?? ''
}

/** Some servers are looked at often: the share of the first ones follows Zipf. */
function drawKnownServer({ servers }: LargeAtlas, { random }: Draws): string {
  return servers[Math.floor(Math.exp(random() * Math.log(servers.length))) - 1]?.domain ?? ''
}

const FILTERS = [
  'sign-up=open&language=en',
  'software=mastodon&sign-up=open,approval&language=de',
  'software=lemmy',
  'size=101-1000&sign-up=open',
  'language=fr&sign-up=approval',
] as const

function drawAddress(atlas: LargeAtlas, draws: Draws): string {
  const { random, pick, word } = draws
  const turn = random()
  if (turn < 0.1) return '/api/v1/servers'
  if (turn < 0.22) return `/api/v1/servers?${pick(FILTERS)}`
  if (turn < 0.3) return `/api/v1/servers?q=${word()}`
  if (turn < 0.65) return `/api/v1/servers/${drawKnownServer(atlas, draws)}`
  if (turn < 0.9) return `/api/v1/suggestions?q=${wordAt(Math.floor(random() * 3000)).slice(0, 2 + Math.floor(random() * 4))}`
  return pick(['/api/v1/statistics', '/api/v1/software', '/api/v1/software/mastodon'])
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
}

interface ApiProcess extends BenchProcess<ApiReady> {
  /** Asks as a browser does: compressed, on kept connections; reads the whole body. */
  readonly ask: (address: string, etag?: string) => Promise<Answer>
}

async function startApiProcess(orders: ApiOrders): Promise<ApiProcess> {
  const started = await startProcess<ApiReady>('api-process.ts', orders)
  const { port } = started.ready
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  return {
    ...started,
    ask: (address, etag) =>
      new Promise((resolve, reject) => {
        const headers = { 'accept-encoding': 'gzip, deflate, br', ...(etag === undefined ? {} : { 'if-none-match': etag }) }
        get({ host: '127.0.0.1', port, path: address, agent, headers }, (response) => {
          response.resume()
          response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }))
          response.once('error', reject)
        }).once('error', reject)
      }),
    [Symbol.asyncDispose]: async () => {
      agent.destroy()
      await started[Symbol.asyncDispose]()
    },
  }
}
