// A process that this one starts, starts again when it dies, and takes along when it ends.
import { spawn, type ChildProcess } from 'node:child_process'
import { MINUTE, SECOND, type Clock } from '#model/clock.ts'

export interface SupervisedOptions {
  readonly program: string
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  /** Told in one sentence when it died and is started again. */
  readonly log: (sentence: string) => void
  /** What the sentence calls it, for example `The crawler`. */
  readonly name: string
}

export interface SupervisedProcess {
  /** Asks it to end (SIGTERM) and waits until it has; after a minute it is ended at once. May be called twice. */
  readonly stop: () => Promise<void>
}

const SHORTEST_WAIT = SECOND
const LONGEST_WAIT = MINUTE
/** Whoever lived that long begins again with the shortest wait. */
const STEADY_MS = 2 * MINUTE
const PATIENCE_MS = MINUTE

/**
 * Starts a program of ours and keeps it running: after each death it waits a second, then two, four … up to a minute. Its output goes
 * where ours goes. It ends with us, also when we are killed: the channel to it then closes (crawler/atlas.js).
 */
export function superviseProcess(options: SupervisedOptions): SupervisedProcess {
  const stop = new AbortController()
  const running = keepRunning(options, stop.signal)
  return {
    stop: async () => {
      stop.abort()
      await running
    },
  }
}

async function keepRunning(options: SupervisedOptions, signal: AbortSignal): Promise<void> {
  const { clock, log, name } = options
  let wait = SHORTEST_WAIT
  while (!signal.aborted) {
    const startedAt = clock.now()
    const ended = await runOnce(options, signal)
    if (signal.aborted) return
    if (clock.now() - startedAt >= STEADY_MS) wait = SHORTEST_WAIT
    log(`${name} ended (${ended}); it is started again in ${Math.round(wait / SECOND)} s.`)
    await clock.sleep(wait, signal)
    wait = Math.min(LONGEST_WAIT, wait * 2)
  }
}

/** Runs it once; how it ended, in a word or two. */
async function runOnce({ program, words, environment, clock }: SupervisedOptions, signal: AbortSignal): Promise<string> {
  const child = spawn(program, [...words], {
    // A group of its own: Ctrl-C in a terminal is heard by us alone, and we tell it once.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...environment, FEDIVERSE_ATLAS_LAUNCHED: '1' },
  })
  const over = waitForEnd(child)
  const tell = (): void => void child.kill('SIGTERM')
  signal.addEventListener('abort', tell, { once: true })
  if (signal.aborted) tell()
  const done = new AbortController()
  const impatience = endWithoutPatience(child, { clock, asked: signal, done: done.signal })
  const ended = await over
  done.abort()
  signal.removeEventListener('abort', tell)
  await impatience
  return ended
}

function waitForEnd(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'cannot start'))
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code ?? 0}`))
  })
}

async function endWithoutPatience(
  child: ChildProcess,
  { clock, asked, done }: { readonly clock: Clock; readonly asked: AbortSignal; readonly done: AbortSignal },
): Promise<void> {
  const either = AbortSignal.any([asked, done])
  await new Promise<void>((resolve) => {
    if (either.aborted) resolve()
    else either.addEventListener('abort', () => resolve(), { once: true })
  })
  if (done.aborted) return
  await clock.sleep(PATIENCE_MS, done)
  if (!done.aborted) child.kill('SIGKILL')
}
