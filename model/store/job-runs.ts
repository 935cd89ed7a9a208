// Runs of scheduled jobs: one process runs each, and a run whose process died is taken over; liveness uses the database's clock.
import { sql, type Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** A run of a job: its name and the moment it was due, milliseconds since 1970. */
export interface JobRun {
  readonly name: string
  readonly dueAt: number
  /** The process that runs it. */
  readonly owner: string
}

/** A run without a sign of life for that long belongs to nobody: three missed heartbeats of 30 s. */
const STALE_MS = 90_000

/** Takes a run. False when another process has it or it is finished; true also for a run whose owner died. */
export async function startJobRun(
  db: Kysely<Schema>,
  { name, dueAt, owner }: JobRun,
  now: number,
  staleMs: number = STALE_MS,
): Promise<boolean> {
  const taken = await sql`
    insert into job_run as j (name, due_at, owner, started_at, heartbeat_at)
    values (${name}, ${new Date(dueAt)}, ${owner}, ${new Date(now)}, clock_timestamp())
    on conflict (name, due_at) do update set owner = excluded.owner, started_at = excluded.started_at, heartbeat_at = excluded.heartbeat_at
    where j.finished_at is null and j.heartbeat_at < clock_timestamp() - ${staleMs} * interval '1 millisecond'`.execute(db)
  return Number(taken.numAffectedRows ?? 0) === 1
}

/** Shows that a run is alive. False when it was taken over meanwhile: its work must stop. */
export async function beatJobRun(db: Kysely<Schema>, { name, dueAt, owner }: JobRun): Promise<boolean> {
  const alive = await sql`
    update job_run set heartbeat_at = clock_timestamp()
    where name = ${name} and due_at = ${new Date(dueAt)} and owner = ${owner} and finished_at is null`.execute(db)
  return Number(alive.numAffectedRows ?? 0) === 1
}

/** Ends a run with its outcome. False when it was taken over meanwhile; nothing is written then. */
export async function finishJobRun(
  db: Kysely<Schema>,
  { name, dueAt, owner }: JobRun,
  { outcome, detail, now }: { readonly outcome: 'done' | 'failed'; readonly detail?: string | undefined; readonly now: number },
): Promise<boolean> {
  const finished = await sql`
    update job_run set finished_at = ${new Date(now)}, outcome = ${outcome}, detail = ${detail ?? null}
    where name = ${name} and due_at = ${new Date(dueAt)} and owner = ${owner} and finished_at is null`.execute(db)
  return Number(finished.numAffectedRows ?? 0) === 1
}

/** When a job last began to be due, among its runs; undefined before its first. The next run is reckoned from there. */
export async function lastJobRun(
  db: Kysely<Schema>,
  name: string,
): Promise<{ readonly dueAt: number; readonly finished: boolean } | undefined> {
  const last = await sql<{ dueAt: Date; finished: boolean }>`
    select due_at, finished_at is not null as finished from job_run where name = ${name} order by due_at desc limit 1`.execute(db)
  const row = last.rows[0]
  return row === undefined ? undefined : { dueAt: row.dueAt.getTime(), finished: row.finished }
}

/** The newest run of every job, by name. */
export async function listJobStates(
  db: Kysely<Schema>,
): Promise<ReadonlyMap<string, { readonly dueAt: number; readonly outcome: string | null; readonly detail: string | null }>> {
  const found = await sql<{ name: string; dueAt: Date; outcome: string | null; detail: string | null }>`
    select distinct on (name) name, due_at, outcome, detail from job_run order by name, due_at desc`.execute(db)
  return new Map(found.rows.map(({ name, dueAt, outcome, detail }) => [name, { dueAt: dueAt.getTime(), outcome, detail }]))
}
