// Every deviation of NodeInfo is served as named, and faults can be bent to times and paths.
import { isUtf8 } from 'node:buffer'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from '#model/clock.ts'
import { WORLD_START } from './clock.ts'
import * as faults from './faults.ts'
import { ask, askJson, HOST, hostWith, SCHEMA, serveOnce, start, statusOf } from './faulty-host.ts'
import { askPlainly } from './plain-client.ts'
import { resolveName } from './serving.ts'
import { defineWorld } from './world.ts'

describe('NodeInfo links', () => {
  test.for(faults.NODEINFO_LINKS)('in the variant %s lead to the server’s NodeInfo, or to none', async (variant) => {
    const fault = faults.nodeinfoLinks(variant)
    await using fediverse = await start(fault)
    const read = async (path: string): Promise<unknown> => {
      const answer = await askPlainly(fediverse.seam, `https://${HOST}${path}`)
      return answer.status === 200 ? (JSON.parse(answer.body.toString()) as unknown) : answer.status
    }
    const { links } = (await read('/.well-known/nodeinfo')) as { readonly links?: unknown }
    const good = [links].flat().filter(isLink)
    const documents = await Promise.all(good.map((link) => read(new URL(link.href, `https://${HOST}`).pathname)))
    const named = documents.filter(
      (document) => (document as { readonly software?: { readonly name?: string } }).software?.name === 'mastodon',
    )
    expect(named.length > 0).toBe(fault.reason === undefined)
  })

  test('in ascending order stand in every version of the schema', async () => {
    await using fediverse = await start(faults.nodeinfoLinks('ascending'))
    const shapes: unknown[] = []
    for (const version of ['1.0', '2.0', '2.2']) {
      const answer = await askPlainly(fediverse.seam, `https://${HOST}/nodeinfo/simulated/${version}`)
      const json = JSON.parse(answer.body.toString()) as Record<string, unknown>
      shapes.push([json['version'], Array.isArray(json['protocols']), 'instance' in json])
    }
    expect(shapes).toEqual([
      ['1.0', false, false],
      ['2.0', true, false],
      ['2.2', true, true],
    ])
  })

  function isLink(link: unknown): link is { readonly rel: string; readonly href: string } {
    const { rel, href } = (link ?? {}) as { readonly rel?: unknown; readonly href?: unknown }
    return typeof rel === 'string' && rel.startsWith(SCHEMA) && typeof href === 'string'
  }
})

describe('NodeInfo documents', () => {
  const honest = JSON.stringify(serveOnce(undefined, '/nodeinfo/2.0'))

  test.for(Object.keys(faults.NODEINFO_DOCUMENTS) as faults.NodeinfoDocumentVariant[])(
    'in the variant %s differ from the honest one, and only they',
    (variant) => {
      const fault = faults.nodeinfoDocument(variant)
      expect(JSON.stringify(serveOnce(fault, '/nodeinfo/2.0'))).not.toBe(honest)
      expect(serveOnce(fault, '/api/v2/instance')).toEqual(serveOnce(undefined, '/api/v2/instance'))
      expect(serveOnce(fault, '/.well-known/nodeinfo')).toEqual(serveOnce(undefined, '/.well-known/nodeinfo'))
    },
  )

  test('are bent as named', async () => {
    expect(await askJson(faults.nodeinfoDocument('activeHalfYear'), '/nodeinfo/2.0')).toMatchObject({
      usage: { users: { total: 12, activeHalfYear: 9 } },
    })
    expect(await askJson(faults.nodeinfoDocument('stringNumbers'), '/nodeinfo/2.0')).toMatchObject({
      usage: { users: { total: '12' }, localPosts: '300' },
    })
    expect(await askJson(faults.nodeinfoDocument('nullRoot'), '/nodeinfo/2.0')).toBeNull()
  })

  test('are missing, while the rest is there', async () => {
    await using fediverse = await start(faults.noNodeinfo())
    const statuses: number[] = []
    for (const path of ['/.well-known/nodeinfo', '/nodeinfo/2.0', '/api/v2/instance']) {
      statuses.push((await askPlainly(fediverse.seam, `https://${HOST}${path}`)).status)
    }
    expect(statuses).toEqual([404, 404, 200])
  })

  test('are another server’s', async () => {
    const redirected = await ask(faults.foreignNodeinfo('big.example'), '/.well-known/webfinger?resource=a')
    expect([redirected.status, redirected.headers['location']]).toEqual([302, 'https://big.example/.well-known/webfinger?resource=a'])
    expect(await askJson(faults.foreignNodeinfo('big.example', 'link'), '/.well-known/nodeinfo')).toMatchObject({
      links: [{ href: 'https://big.example/nodeinfo/2.0' }],
    })
  })

  test('can be changed by hand', async () => {
    const fault = faults.rewritten('/nodeinfo/2.0', (json) => ({ ...(json as object), software: 5 }))
    expect(await askJson(fault, '/nodeinfo/2.0')).toMatchObject({ software: 5, version: '2.0' })
  })
})

describe('faults are bent', () => {
  test('to a time', () => {
    const morning = faults.until(WORLD_START + 6 * HOUR, faults.serverError())
    const evening = faults.from(WORLD_START + 18 * HOUR, faults.forbidden())
    const statusAt = (at: number): unknown => statusOf([morning, evening], at)
    expect([0, 5.9, 6, 17.9, 18, 40].map((hour) => statusAt(WORLD_START + hour * HOUR))).toEqual([500, 500, 200, 200, 403, 403])
  })

  test('to names and connections at a time', () => {
    const virtual = defineWorld({ hosts: { [HOST]: hostWith(faults.from(faults.worldDay(2), faults.dns())) } }).lookup(HOST)
    expect(virtual && resolveName(virtual, faults.worldDay(1), 0)).toHaveProperty('addresses')
    expect(virtual && resolveName(virtual, faults.worldDay(2), 0)).toEqual({ code: 'ENOTFOUND' })
  })

  test('to now and then, the same in every run', () => {
    const days = Array.from({ length: 400 }, (_, day) =>
      statusOf([faults.sometimes(0.25, DAY, faults.serverError())], WORLD_START + day * DAY),
    )
    expect(days.filter((status) => status === 500).length).toBeGreaterThan(60)
    expect(days.filter((status) => status === 500).length).toBeLessThan(140)
    expect(days).toEqual(
      Array.from({ length: 400 }, (_, day) =>
        statusOf([faults.sometimes(0.25, DAY, faults.serverError())], WORLD_START + day * DAY + HOUR),
      ),
    )
  })

  test('to certain paths', async () => {
    const fault = faults.onPaths(['/api/*'], faults.html200())
    expect((await ask(fault)).headers['content-type']).toMatch(/^text\/html/)
    expect((await ask(fault, '/nodeinfo/2.0')).headers['content-type']).toMatch(/^application\/json/)
    expect((await ask(faults.onPaths('everything', faults.serverError()), '/robots.txt')).status).toBe(500)
  })

  test('together, the first before the second', async () => {
    await using fediverse = await start(faults.wrongCharset(), faults.nulAndBidi(), faults.xRobotsTag())
    const answer = await askPlainly(fediverse.seam, `https://${HOST}/api/v2/instance`)
    expect(isUtf8(answer.body)).toBe(false)
    expect(answer.body.toString('latin1')).toContain('\\u0000')
    expect(answer.headers['x-robots-tag']).toBe('noindex, nofollow')
  })
})
