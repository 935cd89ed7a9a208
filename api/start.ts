// Opens the website and the API over a store: builds the context, listens, and gives back how to end it; the commands call it.
import { fileURLToPath } from 'node:url'
import type { Clock } from '#model/clock.ts'
import { isTaster, userAgent, type Config } from '#model/config.ts'
import type { Log } from '#model/log.ts'
import type { SearchBackend } from '#model/search.ts'
import type { Database } from '#model/store/postgres.ts'
import { createColumnHolder, type ColumnHolder } from '#model/store/search-columns.ts'
import { loadSiteSecret } from '#model/store/site.ts'
import { buildApp, type AppOptions } from './app.ts'
import { openBlockFigures } from './block-figures.ts'
import type { ApiContext, Site } from './context.ts'
import { openNetwork } from './network.ts'
import { SOURCE_PATH } from './source-archive.ts'
import { listen, type ListenFailure, type ListeningServer } from './server.ts'

/** Where the build of the web puts its pages. */
const WEB_FOLDER = fileURLToPath(new URL('../web/dist', import.meta.url))

export interface ApiStart {
  readonly config: Config
  /** Of this program. */
  readonly version: string
  readonly database: Pick<Database, 'db' | 'published'>
  readonly search: SearchBackend
  /** Answers exports; the search itself unless given. */
  readonly exports?: SearchBackend | undefined
  /** Those of the search, where it is made of columns; else its own. */
  readonly columns?: ColumnHolder | undefined
  readonly searchBackend: Site['searchBackend']
  readonly clock: Clock
  readonly log: Log
  /** Names for documentation and tests can be visited: in a simulated fediverse only. */
  readonly reservedNames: boolean
  /** Plain texts of the operator, for the imprint. */
  readonly texts?: OperatorTexts | undefined
  readonly checkReplies?: boolean | undefined
  /** The address to listen on; all of them unless given. */
  readonly host?: string | undefined
  readonly webFolder?: string | undefined
  readonly limits?: AppOptions['limits']
}

/** Starts to answer; why not, where the port cannot be had. Closing it leaves store and search open. */
export async function startApi(start: ApiStart): Promise<ListeningServer | ListenFailure> {
  const { config, clock, host, webFolder = WEB_FOLDER, limits } = start
  const app = buildApp(await buildContext(start), { webFolder, limits, proxies: config.proxies })
  return listen(app, { port: config.port, host, clock })
}

async function buildContext(start: ApiStart): Promise<ApiContext> {
  const {
    database,
    search,
    exports = search,
    columns = createColumnHolder(database.db),
    clock,
    log,
    reservedNames,
    checkReplies = false,
  } = start
  return {
    database,
    search,
    exports,
    columns,
    network: openNetwork(database, clock, start.config.maxServers),
    blocks: openBlockFigures(database, clock),
    clock,
    secret: await loadSiteSecret(database.db, clock.now()),
    site: describeSite(start),
    log,
    reservedNames,
    checkReplies,
  }
}

/** What the operator has written for the public. */
export interface OperatorTexts {
  readonly imprint?: string | undefined
  readonly privacy?: string | undefined
}

function describeSite({ config, version, searchBackend, texts }: ApiStart): Site {
  return {
    version,
    userAgent: userAgent(config, version),
    publicUrl: config.publicUrl,
    contact: config.contact,
    taster: isTaster(config),
    maxServers: config.maxServers,
    paceMs: config.paceMs,
    readsPublishedBlocklists: config.readPublishedBlocklists,
    imprint: texts?.imprint,
    privacy: texts?.privacy,
    source: config.sourceUrl ?? SOURCE_PATH,
    searchBackend,
  }
}
