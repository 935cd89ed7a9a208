// Breaks atlas/clock-parameter where it stands as crawler/visit.ts: waiting is the clock’s.
import { setTimeout as wait } from 'node:timers/promises'

export const sleep = wait
