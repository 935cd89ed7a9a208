// `atlas crawl <domain>`: one polite visit, printed; nothing is written anywhere.
import { SECOND, systemClock } from '#model/clock.ts'
import { userAgent } from '#model/config.ts'
import type { Crawl, DocumentResult } from '#model/crawl.ts'
import { displayDomain, isReservedName, parseDomain, type Domain } from '#model/domain.ts'
import { mergeFacts, type MergedFacts } from '#model/facts-merge.ts'
import { escapeForLog } from '#model/text.ts'
import type { Visited } from '../crawl.ts'
import { createNetwork } from '../network/network.ts'
import { visitPatiently, type Pause } from '../patient-visit.ts'
import { localPaceBook } from '../politeness.ts'
import { VERSION } from '../version.ts'
import { EXIT, type Command, type CommandContext } from './contract.ts'

export const crawl: Command = {
  name: 'crawl',
  operands: '<domain>',
  summary: 'Visits one server politely and prints what it learned; writes nothing.',
  options: [{ name: 'json', type: 'boolean', sentence: 'Print the whole visit as JSON.' }],
  takes: { least: 1, most: 1 },
  run: async (context, [operand = ''], options) => {
    const domain = parseDomain(operand)
    if (domain === undefined || (isReservedName(domain) && !context.seam.reservedNames)) {
      context.terminal.error(`"${escapeForLog(operand, 80)}" is not the name of a server on the internet; it looks like mastodon.social.\n`)
      return EXIT.misused
    }
    const visited = await visitOnce(context, domain)
    context.terminal.out(options['json'] === true ? `${JSON.stringify(visited.crawl, undefined, 2)}\n` : describe(visited))
    if (context.signal.aborted) return EXIT.interrupted
    return visited.crawl.outcome.kind === 'failed' ? EXIT.failed : EXIT.done
  },
}

async function visitOnce({ config, seam, signal, terminal }: CommandContext, domain: Domain): Promise<Visited> {
  const network = createNetwork(seam, { userAgent: userAgent(config, VERSION) })
  const clock = systemClock
  const sayPause = ({ until, left }: Pause): void => {
    const seconds = Math.ceil((until - clock.now()) / SECOND)
    terminal.error(
      `${displayDomain(domain)} asks for a pause of ${seconds} seconds; documents still to be read: ${left}. Ctrl-C ends here.\n`,
    )
  }
  try {
    return await visitPatiently(domain, { network, clock, pace: localPaceBook(clock), gapMs: config.paceMs, signal }, sayPause)
  } finally {
    await network.close()
  }
}

function describe({ crawl: visit, endpointOrder }: Visited): string {
  const facts = factsOf(visit, endpointOrder)
  const seconds = ((visit.finishedAt - visit.startedAt) / 1000).toFixed(1)
  return [
    `${displayDomain(visit.domain)}: ${describeOutcome(visit)} (${visit.requests} requests in ${seconds} s)`,
    ...describeMeasured(visit),
    ...describeFacts(facts),
    ...visit.peers.map(
      (reading) =>
        `  ${reading.kind === 'knows' ? 'knows' : 'follows'}: ${reading.names.length} servers${reading.complete ? '' : ' (first pages)'}`,
    ),
    '',
    'Documents:',
    ...visit.documents.map(describeDocument),
    '',
  ].join('\n')
}

function factsOf(visit: Crawl, endpointOrder: readonly string[]): MergedFacts {
  const read = new Map(
    visit.documents.filter((document) => document.facts !== undefined).map((document) => [document.endpoint, document.facts ?? {}]),
  )
  const documents = endpointOrder.flatMap((endpoint) => (read.has(endpoint) ? [{ endpoint, facts: read.get(endpoint) ?? {} }] : []))
  return mergeFacts(read.get('nodeinfo'), documents)
}

function describeOutcome({ outcome }: Crawl): string {
  switch (outcome.kind) {
    case 'answered':
      return 'answered'
    case 'partial':
      return 'not finished in one visit'
    case 'alias':
      return `another name of ${displayDomain(outcome.of.target)} (${outcome.of.proof}${outcome.of.proved ? ', proved' : ''})`
    case 'refused':
    case 'failed':
      return `${outcome.kind}: ${outcome.failure.reason}${outcome.failure.detail === undefined ? '' : `, ${escapeForLog(outcome.failure.detail)}`}`
  }
}

function describeMeasured({ measured }: Crawl): readonly string[] {
  if (measured === undefined) return []
  const { ipv6, certificateUntil, behind } = measured
  const certificate = certificateUntil === undefined ? [] : [`certificate until ${new Date(certificateUntil).toISOString().slice(0, 10)}`]
  return [`  seen: ${[ipv6 ? 'IPv6' : 'no IPv6', ...certificate, ...(behind === undefined ? [] : [`behind ${behind}`])].join(', ')}`]
}

function describeFacts(facts: MergedFacts): readonly string[] {
  return Object.entries(facts).flatMap(([key, fact]) => {
    if (fact === undefined || key === 'texts') return []
    const shown = key === 'rules' && Array.isArray(fact.value) ? `${fact.value.length}` : escapeForLog(showValue(fact.value), 160)
    return [`  ${key}: ${shown}  [${fact.endpoint}]`]
  })
}

function showValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function describeDocument(document: DocumentResult): string {
  const why =
    document.failure === undefined
      ? ''
      : `: ${document.failure.reason}${document.httpStatus === undefined ? '' : ` ${document.httpStatus}`}`
  const cost = document.tookMs === undefined ? '' : `, ${document.tookMs} ms, ${document.bytes ?? 0} bytes`
  return `  ${document.endpoint}  ${document.state}${why}${cost}`
}
