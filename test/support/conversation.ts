// A conversation with simulated hosts, as one slot has it: virtual time, real network code, and the ledger to look into.
import { onTestFinished } from 'vitest'
import type { RobotsReading } from '#model/crawl.ts'
import { openConversation, type Asked, type Conversation, type Question } from '../../crawler/conversation.ts'
import type { Network } from '../../crawler/network/contract.ts'
import { createNetwork } from '../../crawler/network/network.ts'
import { beginManners, localPaceBook, type PaceBook } from '../../crawler/politeness.ts'
import { startFediverse, type Fediverse } from '../fediverse/network.ts'
import { defineWorld, type HostDefinition } from '../fediverse/world.ts'

export const USER_AGENT = 'FediverseAtlas/test (+https://atlas.example/crawler)'
export const GAP_MS = 1000

export interface Talk {
  readonly fediverse: Fediverse
  readonly network: Network
  readonly book: PaceBook
  readonly conversation: Conversation
  /** Asks for an address, as the pace allows; what came of it. */
  readonly ask: (url: string, more?: Partial<Question>) => Promise<Asked>
  /** `host path` of every request so far. */
  readonly asked: () => readonly string[]
}

export interface TalkOptions {
  readonly storedRobots?: (host: string) => RobotsReading | undefined
  readonly signal?: AbortSignal
  readonly heldKeys?: readonly string[]
}

/** Opens a world of hosts and one conversation in it; both end with the running test. */
export async function talkTo(hosts: Readonly<Record<string, HostDefinition>>, options: TalkOptions = {}): Promise<Talk> {
  const fediverse = await startFediverse(defineWorld({ hosts }))
  const network = createNetwork(fediverse.seam, { userAgent: USER_AGENT })
  const { clock } = fediverse
  const book = localPaceBook(clock)
  const manners = beginManners({ clock, book, gapMs: GAP_MS, held: options.heldKeys ?? [], signal: options.signal })
  const storedRobots = async (host: string): Promise<RobotsReading | undefined> => options.storedRobots?.(host)
  const conversation = openConversation({ network, clock, manners, storedRobots, signal: options.signal })
  onTestFinished(async () => {
    await network.close()
    await fediverse.close()
  })
  return {
    fediverse,
    network,
    book,
    conversation,
    ask: (url, more = {}) => clock.run(() => conversation.ask({ url: new URL(url), limit: 'instance', ...more })),
    asked: () => fediverse.ledger.requests().map(({ host, path }) => `${host} ${path}`),
  }
}

/** Why a question failed, `later` when the slot was over, or the status of the answer. */
export function resultOf(asked: Asked): string | number {
  if (asked.kind === 'later') return 'later'
  return asked.kind === 'failed' ? asked.failure.reason : asked.answer.status
}

/** A host that answers some paths with JSON and others with redirects; robots.txt is none. */
export function hostWith(documents: Readonly<Record<string, unknown>>, more: HostDefinition = {}): HostDefinition {
  const routes = Object.fromEntries(
    Object.entries(documents).map(([path, answer]) => [
      `GET ${path}`,
      typeof answer === 'string' ? { status: 302, headers: { location: answer }, text: '' } : { json: answer },
    ]),
  )
  return { robots: null, routes, ...more }
}
