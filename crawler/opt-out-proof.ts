// Looks for an opt-out that a server has published about itself: a TXT record, which speaks to nobody, before a file on the server.
import { STATEMENT_PATH, readStatement, statementName, type OptOutStatement } from '#model/opt-out-statement.ts'
import type { Clock } from '#model/clock.ts'
import type { RobotsReading } from '#model/crawl.ts'
import { failureClass } from '#model/failure.ts'
import type { Domain } from '#model/domain.ts'
import { openConversation } from './conversation.ts'
import type { Network } from './network/contract.ts'
import { beginManners, type PaceBook } from './politeness.ts'

/** `later`: the name server or the server could not say now. */
export type ProofFound =
  | { readonly kind: 'proved'; readonly statement: OptOutStatement; readonly proof: 'dns-txt' | 'well-known' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'later' }

export interface ProofContext {
  readonly network: Network
  readonly clock: Clock
  readonly pace: PaceBook
  readonly gapMs: number
  readonly storedRobots: (host: string) => Promise<RobotsReading | undefined>
  /** Only the DNS is asked: a server that asked to be left alone is not spoken to, whoever asks for it. */
  readonly dnsOnly: boolean
}

/**
 * Looks in both places. The file must come from that very host over verified https, within robots.txt and at the usual pace; a redirect
 * to another host proves nothing about this one.
 */
export async function findProof(domain: Domain, context: ProofContext): Promise<ProofFound> {
  const records = await context.network.findTexts(statementName(domain))
  const stated = records.ok ? readStatement(records.texts) : undefined
  if (stated !== undefined) return { kind: 'proved', statement: stated, proof: 'dns-txt' }
  const inFile = context.dnsOnly ? 'nothing' : await readFile(domain, context)
  if (inFile !== 'nothing' && inFile !== 'later') return { kind: 'proved', statement: inFile, proof: 'well-known' }
  return { kind: records.ok ? inFile : 'later' }
}

async function readFile(domain: Domain, context: ProofContext): Promise<OptOutStatement | 'nothing' | 'later'> {
  const { network, clock, pace, gapMs, storedRobots } = context
  const manners = beginManners({ clock, book: pace, gapMs, held: [] })
  const conversation = openConversation({ network, clock, manners, storedRobots })
  try {
    const asked = await conversation.ask({
      url: new URL(STATEMENT_PATH, `https://${domain}`),
      // Cut like robots.txt: a statement stands at the beginning or nowhere.
      limit: 'robots',
      accept: 'text/plain',
      sameHost: true,
    })
    if (asked.kind === 'later') return 'later'
    if (asked.kind === 'failed') return failureClass(asked.failure.reason) === 'passing' ? 'later' : 'nothing'
    if (asked.answer.status >= 500) return 'later'
    if (asked.answer.status !== 200) return 'nothing'
    return readStatement([new TextDecoder().decode(asked.answer.body)]) ?? 'nothing'
  } finally {
    await conversation.finish()
  }
}
