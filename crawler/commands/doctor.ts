// `atlas doctor`: looks at everything a crawler needs and says, for each thing that is wrong, what to do.
import { access, constants, stat, statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { systemClock } from '#model/clock.ts'
import { isTaster } from '#model/config.ts'
import { countDue } from '#model/store/frontier-counts.ts'
import { listJobStates } from '#model/store/job-runs.ts'
import { listWaitingObjections } from '#model/store/objections.ts'
import { openStore, type Store } from '#model/store/open-store.ts'
import { StoreError } from '#model/store/store-error.ts'
import { escapeForLog } from '#model/text.ts'
import { JOBS } from '../jobs/run-due-jobs.ts'
import { EXIT, type Command, type CommandContext } from './contract.ts'
import { findSearch } from './search-finding.ts'

/** One thing that was looked at. `advice` says what to do; a warning does not make the command fail. */
export interface Finding {
  readonly what: string
  readonly state: 'good' | 'warning' | 'bad'
  readonly found: string
  readonly advice?: string | undefined
}

const LEAST_FREE_BYTES = 2 * 2 ** 30

export const doctor: Command = {
  name: 'doctor',
  operands: '',
  summary: 'Checks Node, settings, disk, database, search, name resolution and jobs, and says what to do about what is wrong.',
  options: [{ name: 'json', type: 'boolean', sentence: 'Print the findings as JSON.' }],
  takes: { least: 0, most: 0 },
  run: async (context, _operands, options) => {
    const findings = [
      findNode(),
      findIdentity(context),
      await findDisk(context),
      ...(await findDatabase(context)),
      await findSearch(context.config),
      await findNames(context),
      await findBrowser(context),
    ]
    const text = options['json'] === true ? JSON.stringify(findings, undefined, 2) : findings.map(describe).join('\n')
    context.terminal.out(`${text}\n`)
    return findings.some((finding) => finding.state === 'bad') ? EXIT.failed : EXIT.done
  },
}

const SIGNS = { good: 'ok     ', warning: 'warning', bad: 'BAD    ' } as const

function describe({ what, state, found, advice }: Finding): string {
  return `${SIGNS[state]}  ${what}: ${found}${advice === undefined ? '' : `\n           ${advice}`}`
}

function findNode(): Finding {
  return { what: 'Node', state: 'good', found: process.versions.node }
}

function findIdentity({ config }: CommandContext): Finding {
  return isTaster(config)
    ? {
        what: 'Identity',
        state: 'warning',
        found: 'a trial run',
        advice: 'Set ATLAS_PUBLIC_URL and ATLAS_CONTACT, so that admins can find you; that lifts the limit of 2,000 servers.',
      }
    : { what: 'Identity', state: 'good', found: `${config.publicUrl ?? ''}, ${config.contact ?? ''}` }
}

async function findDisk({ config }: CommandContext): Promise<Finding> {
  const folder = resolve(config.dataDir)
  try {
    const place = await findPlace(folder)
    await access(place, constants.W_OK)
    const { bavail, bsize } = await statfs(place)
    const free = bavail * bsize
    const found = `${(free / 2 ** 30).toFixed(1)} GB free`
    return free < LEAST_FREE_BYTES
      ? {
          what: 'Disk',
          state: 'warning',
          found,
          advice: 'Less than 2 GB is free where ATLAS_DATA lies; a full walk needs about that much.',
        }
      : { what: 'Disk', state: 'good', found }
  } catch (error) {
    return {
      what: 'Disk',
      state: 'bad',
      found: `${escapeForLog(folder)} cannot be used (${codeOf(error)})`,
      advice: 'Give ATLAS_DATA a folder that this user may write to.',
    }
  }
}

// The folder itself, or the nearest one above it that exists: looking makes none.
async function findPlace(folder: string): Promise<string> {
  try {
    if (!(await stat(folder)).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' })
    return folder
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error
    return findPlace(dirname(folder))
  }
}

async function findDatabase({ config }: CommandContext): Promise<readonly Finding[]> {
  try {
    await using store = await openStore({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, applicationName: 'atlas doctor' })
    const { due, known } = await countDue(store.db, systemClock.now())
    return [
      {
        what: 'Database',
        state: 'good',
        found: store.embedded ? 'the built-in PostgreSQL, up to date' : 'the PostgreSQL of DATABASE_URL, up to date',
      },
      { what: 'Frontier', state: 'good', found: `${known} servers known, ${due} due` },
      await findObjections(store),
      ...(await findJobs(store)),
    ]
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return [{ what: 'Database', state: 'bad', found: error.message }]
  }
}

/** So many are counted; there are few. */
const MOST_OBJECTIONS = 1000

async function findObjections(store: Store): Promise<Finding> {
  const { length } = await listWaitingObjections(store.db, MOST_OBJECTIONS)
  const what = 'Texts against crawlers'
  if (length === 0) return { what, state: 'good', found: 'none waits for your word' }
  const found = `${length} server${length === 1 ? '' : 's'} left alone until you look at what they say`
  return { what, state: 'warning', found, advice: 'Run "atlas objections"; it shows the sentences, and takes your word on each.' }
}

async function findJobs(store: Store): Promise<readonly Finding[]> {
  const states = await listJobStates(store.db)
  return JOBS.map((job) => {
    const state = states.get(job.name)
    const what = `Job ${job.name}`
    if (state === undefined) return { what, state: 'good', found: `not run yet. ${job.summary}` }
    const at = new Date(state.dueAt).toISOString()
    return state.outcome === 'failed'
      ? {
          what,
          state: 'warning',
          found: `failed at ${at}: ${escapeForLog(state.detail ?? 'no reason kept')}`,
          advice: 'The log has the trace; the job runs again when it is next due.',
        }
      : { what, state: 'good', found: `${state.outcome ?? 'running'}, due ${at}` }
  })
}

async function findNames({ seam }: CommandContext): Promise<Finding> {
  const host = 'mastodon.social'
  try {
    const found = await seam.resolve(host, AbortSignal.timeout(5000))
    return { what: 'Name resolution', state: 'good', found: `${host} has ${found.length} addresses` }
  } catch (error) {
    return {
      what: 'Name resolution',
      state: 'warning',
      found: `${host} was not found (${codeOf(error)})`,
      advice: 'Without the internet nothing can be crawled; pages and searches keep working.',
    }
  }
}

async function findBrowser({ config }: CommandContext): Promise<Finding> {
  if (config.chromium === undefined)
    return { what: 'Browser', state: 'good', found: 'off; pages that have no text without scripts stay unread (ATLAS_CHROMIUM)' }
  try {
    await access(config.chromium, constants.X_OK)
    return { what: 'Browser', state: 'good', found: config.chromium }
  } catch {
    return {
      what: 'Browser',
      state: 'bad',
      found: `${escapeForLog(config.chromium)} cannot be run`,
      advice: 'Give ATLAS_CHROMIUM the path of a Chromium, or leave it empty.',
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
