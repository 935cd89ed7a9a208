// Settings: what is read from the environment, and what is said about everything that cannot be.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeSettings, FIELDS, isTaster, PROJECT_PAGE, readConfig, renderEnvExample, TASTER_LIMITS, userAgent } from '#model/config.ts'
import type { Config, Environment } from '#model/config.ts'

const PUBLIC = { ATLAS_PUBLIC_URL: 'https://atlas.example', ATLAS_CONTACT: 'admin@atlas.example' }

function configOf(environment: Environment): Config {
  const reading = readConfig(environment)
  if (!reading.ok) throw new Error(reading.problems.join('\n'))
  return reading.config
}

function problemsOf(environment: Environment): readonly string[] {
  const reading = readConfig(environment)
  return reading.ok ? [] : reading.problems
}

describe('settings', () => {
  test('an atlas that is told nothing but who stands behind it has every default', () => {
    expect(configOf(PUBLIC)).toEqual({
      port: 8080,
      dataDir: './data',
      publicUrl: 'https://atlas.example',
      contact: 'admin@atlas.example',
      concurrency: 100,
      paceMs: 1000,
      leaseMs: 90_000,
      logLevel: 'info',
      readPublishedBlocklists: false,
      proxies: 0,
    })
  })

  test('every setting can be given', () => {
    const given = {
      ...PUBLIC,
      PORT: '0',
      ATLAS_DATA: '/srv/atlas data',
      DATABASE_URL: 'postgresql://atlas:secret@db.example/atlas',
      MEILI_URL: 'http://localhost:7700/',
      MEILI_KEY: 'key',
      ATLAS_IMPRINT: '/srv/imprint.txt',
      ATLAS_PRIVACY: '/srv/privacy.txt',
      ATLAS_SOURCE_URL: 'https://code.example/atlas/',
      ATLAS_CONCURRENCY: '7',
      ATLAS_PACE_MS: '1500',
      ATLAS_LEASE_SECONDS: '2',
      ATLAS_CHROMIUM: '/usr/bin/chromium',
      ATLAS_LOG: 'WARN',
      ATLAS_READ_PUBLISHED_BLOCKLISTS: 'Yes',
      ATLAS_MAX_SERVERS: '50000',
      ATLAS_PROXIES: '1',
    }
    expect(Object.keys(given).toSorted()).toEqual(FIELDS.map((field) => field.env).toSorted())
    expect(configOf(given)).toEqual({
      port: 0,
      dataDir: '/srv/atlas data',
      databaseUrl: 'postgresql://atlas:secret@db.example/atlas',
      meiliUrl: 'http://localhost:7700',
      meiliKey: 'key',
      publicUrl: 'https://atlas.example',
      contact: 'admin@atlas.example',
      imprint: '/srv/imprint.txt',
      privacy: '/srv/privacy.txt',
      sourceUrl: 'https://code.example/atlas',
      concurrency: 7,
      paceMs: 1500,
      leaseMs: 2000,
      chromium: '/usr/bin/chromium',
      logLevel: 'warn',
      readPublishedBlocklists: true,
      maxServers: 50_000,
      proxies: 1,
    })
  })

  test('an empty value is none, and space around a value does not count', () => {
    expect(configOf({ ...PUBLIC, PORT: '', ATLAS_CHROMIUM: '  ', ATLAS_CONCURRENCY: ' 5\n' })).toMatchObject({ port: 8080, concurrency: 5 })
  })

  test('a socket of PostgreSQL is an address too', () => {
    expect(configOf({ ...PUBLIC, DATABASE_URL: 'postgres:///atlas?host=/run/postgresql' }).databaseUrl).toBe(
      'postgres:///atlas?host=/run/postgresql',
    )
  })

  test('all problems are said at once, each in one sentence that names the variable, what it got and what it wants', () => {
    expect(
      problemsOf({
        PORT: '99999',
        ATLAS_PACE_MS: '10',
        ATLAS_LEASE_SECONDS: '1.5',
        ATLAS_CONCURRENCY: '1e3',
        ATLAS_LOG: 'loud',
        ATLAS_READ_PUBLISHED_BLOCKLISTS: 'maybe',
        ATLAS_CONTACT: 'somebody',
        ATLAS_DATA: 'a\u0000b',
      }),
    ).toEqual([
      'PORT is "99999", but it wants a whole number from 0 to 65535.',
      'ATLAS_DATA is "a\\u{0}b", but it wants one line without control characters.',
      'ATLAS_CONTACT is "somebody", but it wants an e-mail address or a web address.',
      'ATLAS_CONCURRENCY is "1e3", but it wants a whole number from 1 to 2000.',
      'ATLAS_PACE_MS is "10", but it wants a whole number from 1000 to 3600000.',
      'ATLAS_LEASE_SECONDS is "1.5", but it wants a whole number from 2 to 3600.',
      'ATLAS_LOG is "loud", but it wants one of debug, info, warn, error.',
      'ATLAS_READ_PUBLISHED_BLOCKLISTS is "maybe", but it wants on or off.',
    ])
  })

  test('secrets are not shown, not even wrong ones and not inside a URL', () => {
    const problems = problemsOf({
      DATABASE_URL: 'mysql://u:hunter2@db',
      MEILI_URL: 'ftp:/me:hunt@/er2@host',
      MEILI_KEY: 'hunter2\u0007',
      ATLAS_PUBLIC_URL: 'https://me:hunter2@atlas.example',
    })
    expect(problems).toHaveLength(4)
    expect(problems.join('\n')).not.toMatch(/hunt|er2/)
  })

  test.each([
    'http://atlas.example',
    'https://atlas.example/?a',
    'https://atlas.example/#b',
    'https:atlas.example',
    'atlas.example',
    'https://',
    'https://a b.example',
  ])('the public address %s is refused', (text) => {
    expect(problemsOf({ ATLAS_PUBLIC_URL: text })).toHaveLength(1)
  })

  test('an unknown ATLAS_ variable is named with the nearest setting; other variables are nobody’s business here', () => {
    expect(problemsOf({ ATLAS_PACE: '5', ATLAS_PUBLIC_ULR: 'x', HOME: '/root', ATLASES: '2' })).toEqual([
      'ATLAS_PACE is no setting; the nearest is ATLAS_PACE_MS.',
      'ATLAS_PUBLIC_ULR is no setting; the nearest is ATLAS_PUBLIC_URL.',
    ])
  })

  test('no value of any variable makes the reading throw or hides which variable is meant', () => {
    const names = fc.constantFrom(...FIELDS.map((field) => field.env))
    fc.assert(
      fc.property(fc.dictionary(names, fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.integer().map(String))), (environment) => {
        for (const problem of problemsOf(environment)) {
          expect(problem).toMatch(/^[A-Z_]+ is .*, but it wants .*\.$/u)
          expect(problem).not.toMatch(/\p{C}/u)
        }
      }),
    )
  })
})

describe('a trial run', () => {
  test.each([{}, { ATLAS_PUBLIC_URL: 'https://atlas.example' }, { ATLAS_CONTACT: 'https://atlas.example/me' }])(
    'is what nobody stands behind (%o), and is held to fewer servers and a slower pace',
    (environment) => {
      const config = configOf(environment)
      expect(isTaster(config)).toBe(true)
      expect(config).toMatchObject(TASTER_LIMITS)
      expect(userAgent(config, '1.2.3')).toBe(`FediverseAtlas/1.2.3 (+${PROJECT_PAGE})`)
    },
  )

  test('may be asked for less, never for more', () => {
    expect(configOf({ ATLAS_MAX_SERVERS: '10', ATLAS_PACE_MS: '5000' })).toMatchObject({ maxServers: 10, paceMs: 5000 })
    expect(configOf({ ATLAS_MAX_SERVERS: '10000' })).toMatchObject(TASTER_LIMITS)
  })

  test('ends when both are given: the user agent then leads to the crawler page', () => {
    const config = configOf({ ...PUBLIC, ATLAS_PUBLIC_URL: 'https://atlas.example/maps//' })
    expect(isTaster(config)).toBe(false)
    expect(config.maxServers).toBeUndefined()
    expect(userAgent(config, '1.2.3')).toBe('FediverseAtlas/1.2.3 (+https://atlas.example/maps/crawler)')
  })
})

describe('the texts about settings', () => {
  test('--help names every setting', () => {
    for (const field of FIELDS) expect(describeSettings()).toContain(`  ${field.env} (`)
  })

  test('.env.example is what the table says, and taken as it stands it changes nothing', () => {
    expect(readFileSync(path.join(import.meta.dirname, '../../.env.example'), 'utf8')).toBe(renderEnvExample())
    const lines = renderEnvExample().matchAll(/^#([A-Z_]+)=(.*)$/gm)
    const environment = Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]))
    expect(Object.keys(environment)).toHaveLength(FIELDS.length)
    expect(readConfig(environment)).toEqual(readConfig({}))
  })
})
