// Pages in older charsets: read as their label says, where they are not UTF-8.
import { expect, test } from 'vitest'
import { mirrors } from '../fediverse/software/index.ts'
import { defineWorld } from '../fediverse/world.ts'
import { server } from '../fediverse/worlds/hosts.ts'
import { openWorld } from '../support/crawl-world.ts'
import { freshDatabase } from '../support/database.ts'

test('a page of terms in Latin-1 is stored in its own letters', async () => {
  const host = 'cafe.example'
  const bytes = Buffer.from('<!doctype html><p>Café für alle, aber bitte höflich und mit Geduld.</p>', 'latin1')
  const page = { bytes, headers: { 'content-type': 'text/html; charset=ISO-8859-1' } }
  const hosts = {
    [host]: { instance: server(host, 'pleroma', '2.9.1'), routes: { 'GET /static/terms-of-service.html': page }, robots: null },
  }
  await using database = await freshDatabase()
  await using crawl = await openWorld(defineWorld({ mirrors, hosts }), database, { seeds: [host] })
  await crawl.crawlToIdle()
  const texts = await database.db.selectFrom('longText').select('text').where('kind', '=', 'terms').execute()
  expect(texts).toEqual([{ text: 'Café für alle, aber bitte höflich und mit Geduld.' }])
})
