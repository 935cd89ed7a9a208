// Single visits to simulated hosts without a database: one slot, or the opened state of one to ask single documents in.
import { onTestFinished } from 'vitest'
import type { Crawl, DocumentResult, KnownHost, StoredDocument } from '#model/crawl.ts'
import { parseDomain, type Domain } from '#model/domain.ts'
import { crawlInstance } from '../../crawler/crawl.ts'
import { createNetwork } from '../../crawler/network/network.ts'
import { localPaceBook } from '../../crawler/politeness.ts'
import type { Visit } from '../../crawler/visit.ts'
import { startFediverse, type Fediverse } from '../fediverse/network.ts'
import { mirrors } from '../fediverse/software/index.ts'
import { defineWorld, type HostDefinition } from '../fediverse/world.ts'
import { GAP_MS, talkTo, USER_AGENT, type Talk } from './conversation.ts'

/** A name that is known to parse. */
export function nameOf(text: string): Domain {
  const name = parseDomain(text)
  if (name === undefined) throw new Error(`${text} is no domain`)
  return name
}

/** A host of which these documents are known, or none. */
export function knownHost(name: string, documents: Readonly<Record<string, Partial<StoredDocument>>> = {}): KnownHost {
  const whole = Object.entries(documents).map(([endpoint, document]): [string, StoredDocument] => [
    endpoint,
    { endpoint, state: 'ok', dueAt: 0, failures: 0, complete: true, pagesRead: 0, namesRead: 0, pendingNames: 0, ...document },
  ])
  return { domain: nameOf(name), past: { status: 'discovered', failures: 0 }, documents: new Map(whole) }
}

export interface VisitedWorld {
  readonly fediverse: Fediverse
  /** One slot at a host, with what is known of it. */
  readonly visit: (known: KnownHost | string) => Promise<Crawl>
  /** `host path` of every request so far. */
  readonly asked: () => readonly string[]
}

/** Starts a world for single visits; it ends with the running test. */
export async function worldOf(
  hosts: Readonly<Record<string, HostDefinition>>,
  options: { readonly tls?: boolean } = {},
): Promise<VisitedWorld> {
  const fediverse = await startFediverse(defineWorld({ mirrors, hosts }), options)
  const network = createNetwork(fediverse.seam, { userAgent: USER_AGENT })
  onTestFinished(async () => {
    await network.close()
    await fediverse.close()
  })
  const { clock } = fediverse
  const context = { network, clock, pace: localPaceBook(clock), gapMs: GAP_MS, storedRobots: async () => undefined }
  return {
    fediverse,
    visit: async (known) => (await clock.run(() => crawlInstance(typeof known === 'string' ? knownHost(known) : known, context))).crawl,
    asked: () => fediverse.ledger.requests().map(({ host, path }) => `${host} ${path}`),
  }
}

/** The documents of a visit by name. */
export function documentsOf({ documents }: Pick<Crawl, 'documents'>): Readonly<Record<string, DocumentResult>> {
  return Object.fromEntries(documents.map((result) => [result.endpoint, result]))
}

/** The opened state of one slot at `known`, for asking single documents. */
export async function openVisit(
  known: KnownHost,
  hosts: Readonly<Record<string, HostDefinition>>,
): Promise<{ readonly visit: Visit; readonly talk: Talk; readonly run: <T>(work: () => Promise<T>) => Promise<T> }> {
  const talk = await talkTo(hosts)
  const { clock } = talk.fediverse
  const visit: Visit = {
    known,
    clock,
    reservedNames: true,
    conversation: talk.conversation,
    pages: undefined,
    results: new Map(),
    peers: [],
    blocks: [],
    nodeinfo: undefined,
    nodeinfoJson: undefined,
    noindex: false,
    overUntil: undefined,
    hostFailure: undefined,
    timeouts: 0,
  }
  return { visit, talk, run: clock.run }
}
