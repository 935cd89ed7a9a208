// The log: one JSON line an event, as data, through the pino door; foreign text cannot forge a line or steer a terminal.
import { destination as openDescriptor, pino, stdSerializers, type Logger } from 'pino'
import type { LogLevel } from './config.ts'
import { escapeForLog } from './text.ts'

/** What a line says beside its message. Strings are cut at 2,000 characters; an Error stands under `error`. */
export type LogData = Readonly<Record<string, unknown>>

/** Messages are ours and constant; whatever comes from elsewhere goes into the data. */
export interface Log {
  readonly debug: (message: string, data?: LogData) => void
  readonly info: (message: string, data?: LogData) => void
  readonly warn: (message: string, data?: LogData) => void
  readonly error: (message: string, data?: LogData) => void
  /** A log whose lines carry the room they come from, and more if wanted. */
  readonly child: (room: string, data?: LogData) => Log
}

export interface LogOptions {
  readonly level: LogLevel
  /** Standard error by default, so that the output of a command stays its own. */
  readonly destination?: 'stdout' | 'stderr' | LineWriter | undefined
  /** Lines for people instead of JSON. */
  readonly pretty?: boolean | undefined
  /** Milliseconds since 1970, for the time of each line. */
  readonly now: () => number
}

export interface LineWriter {
  /** Takes one line with its line feed. */
  readonly write: (line: string) => void
}

const LONGEST_STRING = 2000
// JSON escapes the controls below space by itself. These pass through it and still steer terminals and readers: DEL and C1,
// direction and other format characters, line and paragraph separators.
const STEERING = /[\u007f-\u009f\u2028\u2029]|\p{Cf}/gu

/** Opens a log. Lines are written at once, so that none is lost when the process dies. */
export function createLogger(options: LogOptions): Log {
  const target = openTarget(options.destination ?? 'stderr')
  const form = options.pretty === true ? formatForPeople : escapeSteering
  const logger = pino(
    {
      level: options.level,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"time":"${new Date(options.now()).toISOString()}"`,
      serializers: { error: stdSerializers.err },
      formatters: { level: (label) => ({ level: label }), log: cutStrings },
    },
    { write: (line: string) => target.write(form(line)) },
  )
  return wrap(logger)
}

function wrap(logger: Logger): Log {
  return {
    debug: (message, data) => logger.debug(data ?? {}, message),
    info: (message, data) => logger.info(data ?? {}, message),
    warn: (message, data) => logger.warn(data ?? {}, message),
    error: (message, data) => logger.error(data ?? {}, message),
    child: (room, data) => wrap(logger.child({ room, ...data })),
  }
}

function openTarget(target: NonNullable<LogOptions['destination']>): LineWriter {
  return typeof target === 'string' ? openDescriptor({ dest: target === 'stdout' ? 1 : 2, sync: true }) : target
}

// In JSON these characters stand inside strings only, where an escape means the same; so one replacement covers every key and value.
function escapeSteering(line: string): string {
  return line.replace(STEERING, (character) =>
    Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join(''),
  )
}

function cutStrings(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, typeof value === 'string' ? value.slice(0, LONGEST_STRING) : value]),
  )
}

// `12:03:04 warn  crawler: instance died  domain=a.example reason=dns`
function formatForPeople(line: string): string {
  const { time, level, room, message, error, ...data } = JSON.parse(line) as Record<string, unknown>
  const pairs = Object.entries(data).map(([key, value]) => ` ${escapeForLog(key)}=${shown(value)}`)
  const origin = room === undefined ? '' : `${shown(room)}: `
  const trace = traceOf(error)
  return `${String(time).slice(11, 19)} ${String(level).padEnd(5)} ${origin}${shown(message)}${pairs.join('')}\n${trace}`
}

function shown(value: unknown): string {
  return escapeForLog(typeof value === 'string' ? value : JSON.stringify(value), LONGEST_STRING)
}

function traceOf(error: unknown): string {
  if (error === undefined) return ''
  const stack = typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : JSON.stringify(error)
  return stack
    .split('\n')
    .slice(0, 30)
    .map((row) => `    ${escapeForLog(row.trim(), 300)}\n`)
    .join('')
}
