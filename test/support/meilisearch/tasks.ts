// The queue of tasks of the stand-in: first in, first out, each seen as enqueued and as processing before it is done.
import { Refused, type Complaint } from './bodies.ts'

export type TaskType = 'documentAdditionOrUpdate' | 'documentDeletion' | 'settingsUpdate' | 'indexCreation' | 'indexDeletion' | 'indexSwap'

interface Task {
  readonly uid: number
  readonly indexUid: string | null
  readonly type: TaskType
  status: 'enqueued' | 'processing' | 'succeeded' | 'failed' | 'canceled'
  error: Complaint | null
  readonly work: () => void
}

export interface TaskQueue {
  /** Takes a change; what Meilisearch answers to it. */
  readonly enqueue: (type: TaskType, indexUid: string | null, work: () => void) => Readonly<Record<string, unknown>>
  /** A task as it is seen when it is asked for; each look lets the queue go on by a step. */
  readonly look: (uid: number) => Readonly<Record<string, unknown>>
  /** The next task of that type fails by this code. */
  readonly failNext: (type: TaskType, code: string) => void
  readonly types: () => readonly TaskType[]
}

const AT = '2026-11-02T12:00:00Z'

/** A queue without tasks. `describe` makes an error of Meilisearch of a complaint. */
export function createQueue(describe: (complaint: Complaint) => Readonly<Record<string, unknown>>): TaskQueue {
  const tasks: Task[] = []
  const failures = new Map<TaskType, string>()
  const step = (): void => {
    const task = tasks.find(({ status }) => status === 'enqueued' || status === 'processing')
    if (task === undefined) return
    if (task.status === 'enqueued') task.status = 'processing'
    else run(task, failures)
  }
  return {
    enqueue: (type, indexUid, work) => {
      const task: Task = { uid: tasks.length, indexUid, type, status: 'enqueued', error: null, work }
      tasks.push(task)
      return { taskUid: task.uid, indexUid, status: task.status, type, enqueuedAt: AT }
    },
    look: (uid) => {
      const task = tasks[uid]
      if (task === undefined) throw new Refused(404, 'task_not_found', `Task \`${uid}\` not found`)
      const { indexUid, type, status, error } = task
      step()
      const times = { enqueuedAt: AT, startedAt: null, finishedAt: null, duration: null }
      return { uid, batchUid: null, indexUid, status, type, canceledBy: null, error: error === null ? null : describe(error), ...times }
    },
    failNext: (type, code) => void failures.set(type, code),
    types: () => tasks.map(({ type }) => type),
  }
}

function run(task: Task, failures: Map<TaskType, string>): void {
  try {
    const code = failures.get(task.type)
    failures.delete(task.type)
    if (code !== undefined) throw new Refused(500, code, 'It was told to fail')
    task.work()
    task.status = 'succeeded'
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    task.status = 'failed'
    task.error = error.complaint
  }
}
