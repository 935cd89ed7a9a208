// How faults are bent: to certain times, certain paths, now and then. What comes out is a fault again.
import { chanceOf } from '../addresses.ts'
import { WORLD_START } from '../clock.ts'
import type { Fault, FaultScope } from '../fault.ts'
import { DAY } from '#model/clock.ts'

/** The first moment of a day of the world; day 0 is the first, fractions are parts of a day. */
export function worldDay(day: number): number {
  return WORLD_START + day * DAY
}

/** The fault, before that moment (milliseconds of world time). */
export function until(moment: number, fault: Fault): Fault {
  return whenever(`${fault.name} until ${new Date(moment).toISOString()}`, fault, (_, at) => at < moment)
}

/** The fault, from that moment on. */
export function from(moment: number, fault: Fault): Fault {
  return whenever(`${fault.name} from ${new Date(moment).toISOString()}`, fault, (_, at) => at >= moment)
}

/** The fault in that share of periods of that length, chosen by host and period: the same in every run. */
export function sometimes(share: number, periodMs: number, fault: Fault): Fault {
  return whenever(
    `${fault.name}, sometimes`,
    fault,
    (host, at) => chanceOf(`${fault.name} of ${host} in ${Math.floor(at / periodMs)}`) < share,
  )
}

function whenever(name: string, fault: Fault, applies: (host: string, at: number) => boolean): Fault {
  const { resolve, connect, serve, certificate } = fault
  return {
    name,
    reason: fault.reason,
    scope: fault.scope,
    resolve: resolve && ((question) => (applies(question.host, question.at) ? resolve(question) : undefined)),
    connect: connect && ((question) => (applies(question.host, question.at) ? connect(question) : undefined)),
    serve: serve && ((question) => (applies(question.host, question.at) ? serve(question) : undefined)),
    certificate: certificate && ((question) => (applies(question.host, question.at) ? certificate(question) : undefined)),
  }
}

/** The fault in other places than its own: listed paths (`/api/*` is everything below), `everything`, `documents` or `robots`. */
export function onPaths(scope: FaultScope, fault: Fault): Fault {
  return { ...fault, name: `${fault.name} on ${typeof scope === 'string' ? scope : scope.join(', ')}`, scope }
}
