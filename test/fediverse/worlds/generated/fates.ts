// What may become of a name in a generated world: every kind of living server, of trouble, of refusal and of malice, with its share and its end.
import { DAY, HOUR, MINUTE } from '#model/clock.ts'
import type { InstanceStatus } from '#model/crawl.ts'
import type { FailureReason } from '#model/failure.ts'
import type { Fault } from '../../fault.ts'
import * as faults from '../../faults.ts'
import { GOTOSOCIAL_SHUT } from './shares.ts'

/** What stands behind a name: nobody, a server of its own software, a plain one that only has to misbehave, or a part of another server. */
export type Behind = 'nobody' | 'server' | 'plain' | 'account domain' | 'serving host' | 'another name'

/** What a fault may depend on: the name, the moment the world began, chance of this name (in [0, 1)), and the server it leads to. */
export interface FateContext {
  readonly start: number
  readonly chance: number
  readonly target: string
}

export interface Fate {
  readonly name: string
  /** Among the living, or among all others. */
  readonly share: number
  readonly behind: Behind
  readonly status: InstanceStatus
  readonly reason?: FailureReason
  readonly faults: (context: FateContext) => readonly Fault[]
  /** robots.txt instead of the software's own. */
  readonly robots?: string
  /** Keeps silence until a deadline ends it, which is real time. */
  readonly silent?: true
  /** Of the living: the API is not read, so that nothing is known of the peers. */
  readonly withoutApi?: true
}

type Trouble = Pick<Fate, 'name' | 'share' | 'faults'> & Partial<Fate>

/** Trouble of the first minutes is over when a crawler comes again an hour later. */
const MORNING = 20 * MINUTE
const morning = (start: number, fault: Fault): readonly Fault[] => [faults.until(start + MORNING, fault)]

/** Somewhen between the second day and the sixtieth. */
const someDay = (start: number, chance: number): number => start + DAY + Math.floor(chance * 59 * DAY)

function living(trouble: Trouble): Fate {
  return { behind: 'server', status: 'alive', ...trouble }
}

// Some software keeps its NodeInfo among the paths of its API; that is read all the same.
const apiDown = faults.onPaths(['/api/*'], faults.serverError(500))
const withoutApi: Fault = {
  ...apiDown,
  serve: (question) => (question.request.path.includes('/nodeinfo') ? undefined : apiDown.serve?.(question)),
}

/** The living. The first entry is an ordinary server; shares of the others are our own guess, large enough to meet each of them. */
export const LIVING: readonly Fate[] = [
  living({ name: 'well', share: 0.875, faults: () => [] }),
  living({ name: 'split domain', share: 0.02, faults: () => [], behind: 'account domain' }),
  living({ name: 'not to be shown', share: 0.01, faults: () => [faults.xRobotsTag()] }),
  living({ name: 'starting up', share: 0.01, faults: ({ start }) => morning(start, faults.serverError(503)) }),
  living({ name: 'busy at first', share: 0.005, faults: ({ start }) => morning(start, faults.rateLimited(600)) }),
  living({ name: 'moving its name', share: 0.005, faults: ({ start }) => morning(start, faults.dnsTemporary()) }),
  living({ name: 'without its API', share: 0.005, faults: () => [withoutApi], withoutApi: true }),
  living({ name: 'odd characters', share: 0.005, faults: () => [faults.nulAndBidi()] }),
  living({ name: 'odd label', share: 0.005, faults: () => [faults.wrongCharset('utf8-as-latin1')] }),
  living({ name: 'dies one day', share: 0.02, faults: ({ start, chance }) => [faults.from(someDay(start, chance), faults.dns())] }),
  living({
    name: 'leaves one day',
    share: 0.01,
    faults: ({ start, chance }) => [faults.from(someDay(start, chance), faults.goneEverywhere())],
  }),
  living({
    name: 'moody',
    share: 0.03,
    faults: ({ start }) => [faults.from(start + DAY, faults.sometimes(0.1, 6 * HOUR, faults.serverError(502)))],
  }),
]

function absent(fault: Fault, share: number, more: Partial<Fate> = {}): Fate {
  return ended(fault, share, { behind: 'nobody', ...more })
}

/** A server that fails in this way for ever, and the end that the fault itself names. */
function ended(fault: Fault, share: number, more: Partial<Fate> = {}): Fate {
  const reason = more.reason ?? fault.reason
  return {
    name: fault.name,
    share,
    behind: 'plain',
    status: 'failing',
    ...(reason === undefined ? {} : { reason }),
    faults: () => [fault],
    ...more,
  }
}

const SHUT = 'User-agent: *\nDisallow: /\n'
const refusing = (name: string, share: number, robots: string): Fate => {
  return { name, share, behind: 'plain', status: 'refused', reason: 'robots', robots, faults: () => [] }
}

/**
 * All others. That most listed names lead nowhere, and most of those have no address any more, is what crawls of whole peer lists report
 * (directories.md 0.4: 89,503 names, about 24,000 answered); that some 2,500 beside 8,000 living servers once shut their
 * NodeInfo is from the same page. How the rest is shared out is our own guess.
 */
export const OTHERS: readonly Fate[] = [
  absent(faults.dns(), 0.5),
  absent(faults.noAddress(), 0.02),
  absent(faults.dnsTemporary(), 0.02),
  absent(faults.dnsSilent(), 0.0005, { silent: true }),
  absent(faults.refused(), 0.08),
  absent(faults.unreachable(), 0.015),
  absent(faults.blackHole(), 0.02, { silent: true }),
  absent(faults.html200('Parked'), 0.08, { reason: 'no-nodeinfo' }),
  absent(faults.notFoundEverywhere(), 0.05, { reason: 'no-nodeinfo' }),
  absent(faults.privateAddress(), 0.003),
  absent(faults.mixedAddresses(), 0.001),
  ended(faults.hang(), 0.002, { silent: true }),
  ended(faults.reset(), 0.01),
  ended(faults.hangUp(), 0.005, { name: 'hang up' }),
  ended(faults.wrongCertificate('expired'), 0.03, { name: 'expired certificate' }),
  ended(faults.wrongCertificate(), 0.03, { name: 'certificate of another name' }),
  ended(faults.wrongCertificate('self-signed'), 0.01, { name: 'self-signed certificate' }),
  ended(faults.serverError(), 0.01, { name: 'error 500' }),
  ended(faults.serverError(502), 0.02, { name: 'error 502' }),
  ended(faults.serverError(530), 0.02, { name: 'error 530' }),
  ended(faults.status(418), 0.001),
  ended(faults.rateLimited(7200), 0.002, { name: 'busy for hours' }),
  ended(faults.goneEverywhere(), 0.012, { status: 'dead' }),
  ended(faults.forbidden(), 0.008, { status: 'refused' }),
  ended(faults.status(401), 0.003, { name: 'sign-in', status: 'refused' }),
  ended(faults.robotsUnavailable(), 0.005),
  refusing('everything shut', 0.012, SHUT),
  refusing('NodeInfo shut', 0.012, GOTOSOCIAL_SHUT),
  refusing('shut for us', 0.001, 'User-agent: FediverseAtlas\nDisallow: /\n'),
  {
    name: 'moved away',
    share: 0.012,
    behind: 'another name',
    status: 'moved',
    faults: ({ target }) => [faults.redirectTo(`https://${target}/`, { keepPath: true })],
  },
  { name: 'vanity name', share: 0.004, behind: 'another name', status: 'moved', faults: ({ target }) => [faults.foreignNodeinfo(target)] },
  ended(faults.redirectLoop(), 0.002),
  ended(faults.redirectChain(6), 0.001),
  ended(faults.redirectDowngrade(), 0.002),
  ended(faults.redirectNowhere(), 0.001),
  ended(faults.redirectToPrivate(), 0.001, { name: 'redirect inside' }),
  ended(faults.redirectToPrivate('decimal'), 0.001, { name: 'redirect inside, disguised' }),
  ended(faults.badJson(), 0.003),
  ended(faults.emptyBody(), 0.002),
  ended(faults.cutOff(), 0.001),
  ended(faults.badEncoding(), 0.001),
  ended(faults.garbage(), 0.002),
  ended(faults.doubleFraming(), 0.001),
  ended(faults.headerBomb(), 0.001),
  ended(faults.gzipBomb(), 0.001),
  ended(faults.endless(), 0.0005),
  ended(faults.huge(), 0.0005),
  ended(faults.deepJson(100_000), 0.0005),
]

/** The other half of a split domain: the host that serves it, which is a name of that server. */
export const SERVING_HOST: Fate = { name: 'serving host', share: 0, behind: 'serving host', status: 'moved', faults: () => [] }
