// Our own outage told from theirs: when nobody answers at all, servers that answered before are looked for; if even their names are gone,
// it is us, and nothing is held against anybody (directories.md 6.9, research-and-ethics.md D6).
import { SECOND } from '#model/clock.ts'
import type { CrawlOutcome } from '#model/crawl.ts'
import type { Domain } from '#model/domain.ts'
import { failureClass, type FailureReason } from '#model/failure.ts'
import type { Network } from './network/contract.ts'

export interface OutageWatch {
  /** Notes an outcome; true when it may be recorded, false when we are cut off and it says nothing about the host. */
  readonly judge: (domain: Domain, outcome: CrawlOutcome) => Promise<boolean>
  /** How long to wait before the next visit; 0 while all is well. Looks again whether we are still cut off. */
  readonly pause: () => Promise<number>
}

/** So many silent visits in a row raise the question. */
const SUSPICIOUS = 20
const CANARIES = 3
const PAUSE_MS = 30 * SECOND

/** Watches the outcomes of one process. `wellKnown` are asked for while nobody has answered yet. */
export function watchOutage(
  network: Pick<Network, 'locate'>,
  wellKnown: readonly Domain[],
  onChange: (cutOff: boolean) => void,
): OutageWatch {
  const answered: Domain[] = []
  let silent = 0
  let cutOff = false

  // Started without the internet: not even the first visits are held against anybody. A few seeds of one's own may well be dead names.
  const neverOnline = (): boolean => answered.length === 0 && wellKnown.length >= SUSPICIOUS

  async function look(): Promise<void> {
    const canaries = answered.length > 0 ? answered : wellKnown.slice(0, CANARIES)
    const found = await Promise.all(canaries.map((host) => network.locate(host)))
    const lost = canaries.length > 0 && found.every((answer) => !answer.ok)
    if (lost !== cutOff) onChange(lost)
    cutOff = lost
    silent = 0
  }

  return {
    judge: async (domain, outcome) => {
      if (!isSilent(outcome)) {
        silent = 0
        if (outcome.kind === 'answered') remember(answered, domain)
        return true
      }
      silent += 1
      if (silent >= SUSPICIOUS || neverOnline()) await look()
      return !cutOff
    },
    pause: async () => {
      if (cutOff) await look()
      return cutOff ? PAUSE_MS : 0
    },
  }
}

const SILENT: ReadonlySet<FailureReason> = new Set(['timeout', 'dns-temporary'])

function isSilent(outcome: CrawlOutcome): boolean {
  if (outcome.kind !== 'failed') return false
  return failureClass(outcome.failure.reason) === 'absent' || SILENT.has(outcome.failure.reason)
}

function remember(answered: Domain[], domain: Domain): void {
  if (answered.includes(domain)) return
  answered.push(domain)
  if (answered.length > CANARIES) answered.shift()
}
