// The log: lines that a machine reads, whatever strangers put into them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLogger, type Log, type LogOptions } from '#model/log.ts'

const NOON = Date.UTC(2026, 2, 1, 12, 0, 0)
const RIGHT_TO_LEFT = '\u202e'
const LINE_SEPARATOR = '\u2028'
const NEXT_LINE = '\u0085'
const CLEAR_SCREEN = '\u001b[2J'

function openLog(options: Partial<LogOptions> = {}): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = []
  const log = createLogger({ level: 'info', now: () => NOON, destination: { write: (line) => void lines.push(line) }, ...options })
  return { log, lines }
}

describe('a log line', () => {
  test('is one JSON object with time, level, room and data', () => {
    const { log, lines } = openLog()
    log.child('crawler', { process: 'a1' }).info('crawl finished', { domain: 'a.example', requests: 3 })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^\{.*\}\n$/)
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      time: '2026-03-01T12:00:00.000Z',
      level: 'info',
      room: 'crawler',
      process: 'a1',
      domain: 'a.example',
      requests: 3,
      message: 'crawl finished',
    })
  })

  test('below the wanted level is not written', () => {
    const { log, lines } = openLog({ level: 'warn' })
    log.debug('a')
    log.info('b')
    log.warn('c')
    log.error('d')
    expect(lines.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual(['c', 'd'])
  })

  test('carries an error with its trace', () => {
    const { log, lines } = openLog()
    log.error('crashed', { where: 'a.example', error: new TypeError('no such thing') })
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      error: { type: 'TypeError', message: 'no such thing', stack: expect.stringContaining('log.test.ts') as string },
    })
  })

  test('survives data that JSON cannot carry', () => {
    const { log, lines } = openLog()
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    log.info('odd', { circle, big: 12n, nothing: undefined, missing: null })
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ message: 'odd', missing: null })
  })

  test('does not grow with what strangers send', () => {
    const { log, lines } = openLog()
    log.info('long', { text: 'x'.repeat(1_000_000) })
    expect(lines[0]?.length).toBeLessThan(3000)
  })
})

describe('foreign text in a log', () => {
  test('cannot steer a terminal, turn the direction or end the line, and is not lost', () => {
    const { log, lines } = openLog()
    const name = `a${CLEAR_SCREEN}b${RIGHT_TO_LEFT}c${LINE_SEPARATOR}d${NEXT_LINE}e\n{"level":"error"}`
    log.info('odd name', { [name]: { nested: [name] } })
    expect(lines[0]).toMatch(/^[^\p{C}\u2028\u2029]*\n$/u)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ [name]: { nested: [name] } })
  })

  test('comes back unchanged from the line, and the line is one line of harmless characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const { log, lines } = openLog()
        log.warn('seen', { name, error: new Error(name) })
        expect(lines).toHaveLength(1)
        expect(lines[0]).toMatch(/^[^\p{Cc}\p{Cf}\u2028\u2029]*\n$/u)
        expect((JSON.parse(lines[0] ?? '') as { name: string }).name).toBe(name.toWellFormed() === name ? name : expect.any(String))
      }),
    )
  })
})

describe('lines for people', () => {
  test('say time, level, room, message and data on one line', () => {
    const { log, lines } = openLog({ pretty: true })
    log.child('crawler').warn('instance died', { domain: 'a.example', reason: 'dns', failures: 5 })
    expect(lines).toEqual(['12:00:00 warn  crawler: instance died domain=a.example reason=dns failures=5\n'])
  })

  test('let no foreign text through to the terminal', () => {
    const { log, lines } = openLog({ pretty: true })
    log.error('odd', { name: `${CLEAR_SCREEN}${RIGHT_TO_LEFT}\nforged`, error: new Error(CLEAR_SCREEN) })
    const [first = '', ...trace] = lines[0]?.trimEnd().split('\n') ?? []
    expect(first).toBe('12:00:00 error odd name=\\u{1b}[2J\\u{202e}\\u{a}forged')
    expect(trace.every((row) => row.startsWith('    '))).toBe(true)
    expect(lines[0]).toMatch(/^[^\p{Cf}\u001b]*$/u)
  })

  test('take whatever is thrown as an error', () => {
    const { log, lines } = openLog({ pretty: true })
    for (const error of ['words', null, 7, undefined]) log.error('crashed', { error })
    expect(lines).toHaveLength(4)
  })
})
