// Faults and wishes in robots.txt; the rest of the host stays as it is.
import { answerHtml, answerText, type Served } from '../answers.ts'
import type { Fault } from '../fault.ts'

function robotsFault(name: string, reason: Fault['reason'], serve: () => Served): Fault {
  return { name, reason, scope: 'robots', serve }
}

function robotsText(name: string, reason: Fault['reason'], lines: readonly string[]): Fault {
  return robotsFault(name, reason, () => answerText(200, `${lines.join('\n')}\n`))
}

/** Forbids these paths to a robot: they are never asked for, whatever stands there. */
export function robotsDisallow(paths: readonly string[], agent = '*'): Fault {
  return robotsText('robotsDisallow', 'robots', [`User-agent: ${agent}`, ...paths.map((path) => `Disallow: ${path}`)])
}

/** Forbids everything: the host is refused, which is neither dead nor listed. */
export function robotsDisallowAll(agent = '*'): Fault {
  return { ...robotsDisallow(['/'], agent), name: 'robotsDisallowAll' }
}

/** Wants that many seconds between two requests: kept, over several slots. */
export function robotsCrawlDelay(seconds: number | string, agent = '*'): Fault {
  return robotsText('robotsCrawlDelay', undefined, [`User-agent: ${agent}`, `Crawl-delay: ${seconds}`])
}

/** robots.txt fails: everything is forbidden for now (RFC 9309 2.3.1.4). */
export function robotsUnavailable(code = 500): Fault {
  return robotsFault('robotsUnavailable', 'robots-unreachable', () => answerText(code, 'Out of order'))
}

/** robots.txt is never answered: the same, after the deadline. */
export function robotsHang(): Fault {
  return robotsFault('robotsHang', 'robots-unreachable', () => ({ kind: 'raw', talk: () => {} }))
}

/** A web page in place of robots.txt: no rules in it. */
export function robotsHtml(): Fault {
  return robotsFault('robotsHtml', undefined, () => answerHtml(200, 'Welcome'))
}

/** robots.txt stands elsewhere: up to five hops are followed, and its rules hold for this host (RFC 9309 2.3.1.2). */
export function robotsRedirect(url: string): Fault {
  return robotsFault('robotsRedirect', undefined, () => answerText(301, 'Elsewhere', { location: url }))
}
