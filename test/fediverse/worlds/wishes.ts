// Written world: what servers ask of a crawler: robots.txt in all its forms, a longer pause, a later visit, not to be shown.
import {
  onPaths,
  overloaded,
  rateLimited,
  robotsCrawlDelay,
  robotsDisallow,
  robotsDisallowAll,
  robotsHang,
  robotsHtml,
  robotsRedirect,
  robotsUnavailable,
  until,
  worldDay,
  xRobotsTag,
} from '../faults.ts'
import { failing, faulty, living, readAnyway, server, type Hosts } from './hosts.ts'

const REFUSED = { status: 'refused', reason: 'robots' } as const
const NODEINFO_ALONE = { languages: undefined, registrations: undefined, rules: undefined, peers: undefined } as const

const robots: Hosts = {
  'no-robots.example': faulty('no-robots.example', robotsDisallowAll(), REFUSED),
  // As snac ships it.
  'snac.example': { instance: server('snac.example', 'snac', '2.80'), truth: REFUSED },
  'not-us.example': faulty('not-us.example', robotsDisallowAll('FediverseAtlas'), REFUSED),
  'not-others.example': readAnyway('not-others.example', robotsDisallowAll('OtherBot')),
  'only-us.example': {
    ...living(server('only-us.example', 'mastodon', '4.5.4')),
    robots: 'User-agent: *\nDisallow: /\n\nUser-agent: FediverseAtlas\nAllow: /\n',
  },
  'no-document.example': faulty('no-document.example', robotsDisallow(['/nodeinfo/']), REFUSED),
  'no-well-known.example': faulty('no-well-known.example', robotsDisallow(['/.well-known/nodeinfo']), REFUSED),
  'no-programs.example': {
    ...living(server('no-programs.example', 'mastodon', '4.4.1'), { end: { learned: NODEINFO_ALONE } }),
    faults: [robotsDisallow(['/api/'])],
  },
  'no-peers.example': {
    ...living(server('no-peers.example', 'mastodon', '4.4.1'), { end: { learned: { peers: undefined } } }),
    faults: [robotsDisallow(['/api/v1/instance/peers'])],
  },
  // As GoToSocial ships it where the admin wants to be counted: the API is shut, a long pause is wanted (microblog.md 1.9).
  'sloth.example': living(server('sloth.example', 'gotosocial', '0.20.0', { variant: { stats: 'serve' } }), {
    end: { learned: { ...NODEINFO_ALONE, name: undefined, shortDescription: undefined } },
  }),
  // And as it ships otherwise.
  'quiet-sloth.example': { instance: server('quiet-sloth.example', 'gotosocial', '0.20.1'), truth: REFUSED },
  'robots-page.example': readAnyway('robots-page.example', robotsHtml()),
  'robots-elsewhere.example': {
    ...living(server('robots-elsewhere.example', 'mastodon', '4.4.1'), { end: { learned: NODEINFO_ALONE } }),
    faults: [robotsRedirect('https://no-programs.example/robots.txt')],
  },
  'robots-down.example': failing('robots-down.example', robotsUnavailable()),
  'robots-busy.example': faulty('robots-busy.example', robotsUnavailable(429), { status: 'failing', reason: 'rate-limited' }),
  // Whoever is silent when asked for robots.txt is asked for nothing else, and looks like any other silent host.
  'robots-hang.example': faulty('robots-hang.example', robotsHang(), { status: 'failing', reason: 'timeout' }),
  'robots-back.example': readAnyway('robots-back.example', until(worldDay(0.01), robotsUnavailable(502))),
}

const delays: Hosts = {
  'patient.example': { ...living(server('patient.example', 'mastodon', '4.5.4')), faults: [robotsCrawlDelay(500)] },
  'patient-pleroma.example': { ...living(server('patient-pleroma.example', 'pleroma', '2.9.1')), faults: [robotsCrawlDelay('30')] },
  'five-seconds.example': readAnyway('five-seconds.example', robotsCrawlDelay(5)),
  'patient-for-us.example': readAnyway('patient-for-us.example', robotsCrawlDelay('12.5', 'FediverseAtlas')),
  'forgotten.example': readAnyway('forgotten.example', robotsCrawlDelay('')),
}

/** 429 and 503 with every way of saying when to come back (RFC 9110 10.2.3; microblog.md 1.10). */
const limits: Hosts = {
  'busy-seconds.example': failing('busy-seconds.example', rateLimited(7200)),
  'busy-date.example': failing('busy-date.example', rateLimited(7200, 'date')),
  'busy-reset.example': failing('busy-reset.example', rateLimited(7200, 'reset')),
  'busy-silent.example': failing('busy-silent.example', rateLimited(0, 'none')),
  'maintenance.example': failing('maintenance.example', overloaded(9000)),
  'short-break.example': readAnyway('short-break.example', until(worldDay(0.01), rateLimited(600))),
  'short-date.example': readAnyway('short-date.example', until(worldDay(0.01), rateLimited(600, 'date'))),
  'short-reset.example': readAnyway('short-reset.example', until(worldDay(0.01), rateLimited(600, 'reset'))),
  'short-maintenance.example': readAnyway('short-maintenance.example', until(worldDay(0.01), overloaded(600))),
  'limited-list.example': {
    ...living(server('limited-list.example', 'mastodon', '4.5.4')),
    faults: [until(worldDay(0.01), onPaths(['/api/v1/instance/peers'], rateLimited(300)))],
  },
}

const hidden: Hosts = {
  'noindex.example': readAnyway('noindex.example', xRobotsTag()),
  'none-for-us.example': readAnyway('none-for-us.example', xRobotsTag('FediverseAtlas: none')),
  'noindex-for-others.example': readAnyway('noindex-for-others.example', xRobotsTag('otherbot: noindex')),
}

/** Many servers behind one address, and many under one name: each of them counts as one place. */
const neighbours: Hosts = {
  ...Object.fromEntries(
    ['north', 'east', 'south', 'west'].map((name) => [
      `${name}.example`,
      { ...living(server(`${name}.example`, 'pleroma', '2.9.1')), sharesAddress: 'one machine' },
    ]),
  ),
  ...Object.fromEntries(
    ['rose', 'tulip', 'daisy', 'lily', 'aster', 'poppy', 'iris', 'peony', 'violet'].map((name, index) => [
      `${name}.garden.example`,
      living(server(`${name}.garden.example`, 'mastodon', `4.5.${index}`)),
    ]),
  ),
}

export const wishes: Hosts = { ...robots, ...delays, ...limits, ...hidden, ...neighbours }
