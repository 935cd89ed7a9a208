// From a host to the one address that will be spoken to: resolve once, refuse unless every address is global unicast.
import type { Failure } from '#model/failure.ts'
import { isIPv4, isIPv6 } from 'node:net'
import { isAddressLiteral, isGlobalUnicast, isPlainHost } from './address-guard.ts'
import { Breach } from './breach.ts'
import type { Location, NoAnswer, Seam } from './contract.ts'
import { resolverFailure } from './error-reasons.ts'

/**
 * Resolves `host` through the seam, once, and checks the answer. The address in the result is the only one that is ever connected to,
 * so that a name that resolves differently a moment later (DNS rebinding) changes nothing. One special address among global ones
 * refuses the host. IPv4 goes before IPv6, as a crawler without an IPv6 route is more common than a server without IPv4.
 * Reports `private-address` (also for every host that is itself an address), `dns`, or `dns-temporary`.
 */
export async function locate(
  seam: Pick<Seam, 'resolve'>,
  host: string,
  deadlineMs: number,
): Promise<{ ok: true; location: Location } | NoAnswer> {
  const started = performance.now()
  const refuse = (failure: Failure): NoAnswer => ({ ok: false, failure, tookMs: performance.now() - started })
  if (isAddressLiteral(host)) return refuse({ reason: 'private-address', detail: 'an address in place of a name' })
  if (!isPlainHost(host)) return refuse({ reason: 'dns', detail: 'not a host name' })
  let addresses: readonly string[]
  try {
    addresses = await inTime((signal) => seam.resolve(host, signal), deadlineMs)
  } catch (error) {
    return refuse(resolverFailure(error))
  }
  const address = addresses.find((candidate) => isIPv4(candidate)) ?? addresses[0]
  if (address === undefined) return refuse({ reason: 'dns', detail: 'no address' })
  if (!addresses.every(isGlobalUnicast)) return refuse({ reason: 'private-address', detail: 'resolves to a special address' })
  return { ok: true, location: { host, address, ...(addresses.some((candidate) => isIPv6(candidate)) && { ipv6: true }) } }
}

/**
 * Looks up the TXT records of a name. A name without any has none; what no resolver answers is reported as `dns-temporary`. The texts
 * are as the zone has them, hostile: at most 50 of them, 1,000 characters each.
 */
export async function findTexts(
  seam: Pick<Seam, 'resolveText'>,
  name: string,
  deadlineMs: number,
): Promise<{ ok: true; texts: readonly string[] } | NoAnswer> {
  const started = performance.now()
  try {
    const texts = await inTime((signal) => seam.resolveText(name, signal), deadlineMs)
    return { ok: true, texts: texts.slice(0, MOST_TEXTS).map((text) => text.slice(0, LONGEST_TEXT)) }
  } catch (error) {
    const failure = resolverFailure(error)
    return failure.reason === 'dns' ? { ok: true, texts: [] } : { ok: false, failure, tookMs: performance.now() - started }
  }
}

const MOST_TEXTS = 50
const LONGEST_TEXT = 1000

// A resolver that ignores the signal must not hold a slot, so the deadline ends the wait by itself.
async function inTime<T>(ask: (signal: AbortSignal) => Promise<T>, deadlineMs: number): Promise<T> {
  const controller = new AbortController()
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    late.reject(new Breach({ reason: 'dns-temporary', detail: 'no answer in time' }))
    controller.abort()
  }, deadlineMs)
  try {
    return await Promise.race([ask(controller.signal), late.promise])
  } finally {
    clearTimeout(timer)
  }
}
