// Breaks atlas/one-door where it stands as crawler/jobs/ages.ts: a job says when; crawler/schedule.ts ticks.
import { schedule } from 'node-cron'

export const tick = schedule
