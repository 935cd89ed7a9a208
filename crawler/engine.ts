// The Crawlee door: runs slots at a bounded concurrency; the queue is ours (PostgreSQL), Crawlee's own queue, retries and sessions are off.
import {
  BasicCrawler,
  Configuration,
  EventManager,
  LogLevel,
  log as crawleeLog,
  MemoryStorage,
  Request,
  type IRequestManager,
} from 'crawlee'

/** One unit of work: a slot that was claimed. `id` is unique among all slots ever. */
export interface Task {
  readonly id: string
  /** Carries the work out; must not throw for anything a server does. */
  readonly run: () => Promise<void>
}

export interface Engine {
  /** Hands a claimed slot over; it starts as soon as a place is free. */
  readonly push: (task: Task) => void
  /** Slots handed over and not finished. */
  readonly inFlight: () => number
  /** Ends when everything handed over is finished. */
  readonly stop: () => Promise<void>
}

/**
 * Starts Crawlee's BasicCrawler with `concurrency` places. Settings are those measured in ARCHITECTURE.md (decisions, Crawlee):
 * minimum = maximum concurrency, since autoscaling starts at one and gains one place in ten seconds; no session pool, no
 * statistics kept, nothing on disk.
 */
export async function startEngine(concurrency: number, onCrash: (error: unknown, id: string) => void): Promise<Engine> {
  const tasks = new Map<string, Task>()
  const waiting: Task[] = []
  crawleeLog.setLevel(LogLevel.OFF)
  const crawler = new SlotCrawler(concurrency, waiting, tasks, async (id) => {
    try {
      await tasks.get(id)?.run()
    } catch (error) {
      onCrash(error, id)
    } finally {
      tasks.delete(id)
    }
  })
  process.on('newListener', refuseInterrupts)
  const running = crawler.run()
  await crawler.started
  process.off('newListener', refuseInterrupts)
  return {
    push: (task) => {
      tasks.set(task.id, task)
      waiting.push(task)
      void crawler.autoscaledPool?.notify()
    },
    inFlight: () => tasks.size,
    stop: async () => {
      crawler.finishing = true
      void crawler.autoscaledPool?.notify()
      await running
    },
  }
}

// Crawlee answers Ctrl-C by itself, from its start on: it no longer starts what was handed over, which would then be waited for without
// end. Whether and how to stop is our caller's to say.
function refuseInterrupts(event: string | symbol, listener: (...values: unknown[]) => void): void {
  if (event === 'SIGINT') queueMicrotask(() => process.off('SIGINT', listener))
}

/** Crawlee's own would look at the machine every second, by a process that it starts, to change a concurrency that is fixed here. */
class NoSystemInfo extends EventManager {}

/** More memory than any machine has, said so that Crawlee does not start a process to ask for it. */
const MEMORY_MB = 2 ** 30

/** BasicCrawler refuses a `requestManager` option at run time (3.18.1), so the queue is set where the class keeps it. */
class SlotCrawler extends BasicCrawler {
  finishing = false
  readonly started: Promise<void>

  constructor(concurrency: number, waiting: Task[], tasks: ReadonlyMap<string, Task>, run: (id: string) => Promise<void>) {
    let begun: () => void = () => {}
    super(
      {
        requestHandler: async ({ request }) => run(request.uniqueKey),
        // A slot has its own deadlines (limits.ts); Crawlee's would cut a polite wait short.
        requestHandlerTimeoutSecs: 24 * 3600,
        minConcurrency: concurrency,
        maxConcurrency: concurrency,
        maxRequestRetries: 0,
        useSessionPool: false,
        retryOnBlocked: false,
        autoscaledPoolOptions: {
          autoscaleIntervalSecs: 3600,
          maybeRunIntervalSecs: 0.5,
          loggingIntervalSecs: null,
          systemStatusOptions: { currentHistorySecs: 0.001 },
          isFinishedFunction: async () => this.finishing && tasks.size === 0,
        },
        statisticsOptions: { saveErrorSnapshots: false, logIntervalSecs: 24 * 3600, persistenceOptions: { enable: false } },
        statusMessageLoggingInterval: 24 * 3600,
      },
      configure(),
    )
    this.started = new Promise((resolve) => {
      begun = resolve
    })
    const manager = slotManager(waiting, tasks, () => begun())
    this.requestManager = manager
    // Crawlee opens its default queue as soon as somebody asks for `requestQueue`; it must find ours.
    Object.assign(this, { requestQueue: manager })
  }
}

function configure(): Configuration {
  const configuration = new Configuration({
    persistStorage: false,
    memoryMbytes: MEMORY_MB,
    storageClient: new MemoryStorage({ persistStorage: false }),
  })
  configuration.useEventManager(new NoSystemInfo(configuration))
  return configuration
}

function slotManager(waiting: Task[], tasks: ReadonlyMap<string, Task>, asked: () => void): IRequestManager {
  const next = (): Request | null => {
    const task = waiting.shift()
    return task === undefined ? null : new Request({ url: `slot://${task.id}`, uniqueKey: task.id, skipNavigation: true })
  }
  return {
    isFinished: async () => tasks.size === 0,
    isEmpty: async () => {
      asked()
      return waiting.length === 0
    },
    handledCount: async () => 0,
    getTotalCount: () => tasks.size,
    getPendingCount: () => waiting.length,
    fetchNextRequest: async () => next(),
    async *[Symbol.asyncIterator]() {
      for (let request = next(); request !== null; request = next()) yield request
    },
    markRequestHandled: async () => null,
    reclaimRequest: async () => null,
    addRequest: refuse,
    addRequestsBatched: refuse,
  }
}

async function refuse(): Promise<never> {
  throw new Error('slots come from the frontier; nothing is added to the engine by Crawlee')
}
