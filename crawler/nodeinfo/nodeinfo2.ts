// NodeInfo2, the one flat document at /.well-known/x-nodeinfo2 (github.com/jaywink/nodeinfo2), as facts; who runs the server is not read.
import { parseDomain } from '#model/domain.ts'
import type { Facts } from '#model/facts.ts'
import { at, flag, isObject, rawText, strings, text } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { publicText } from '../software/people.ts'
import { presentFacts } from './document.ts'
import { readUsage } from './usage.ts'

/**
 * Reads a NodeInfo2 document that `host` served. Undefined when it is none (no server software), and when its `server.baseUrl` is on
 * another host: the specification has such a document rejected. Some Friendica versions leave the baseUrl out.
 */
export function readNodeinfo2(json: unknown, host: string): Facts | undefined {
  const server = at(json, 'server')
  const software = text(at(server, 'software'), 100)
  if (!isObject(json) || software === undefined || !isFrom(at(server, 'baseUrl'), host)) return undefined
  const protocols = strings(at(json, 'protocols'), 20, 100).map((name) => name.toLowerCase())
  return presentFacts({
    software: software.toLowerCase(),
    version: text(at(server, 'version'), 100),
    name: publicText(at(server, 'name'), TEXT_LIMITS.name),
    protocols: protocols.length === 0 ? undefined : [...new Set(protocols)],
    usage: readUsage(at(json, 'usage')),
    openRegistrations: flag(at(json, 'openRegistrations')),
  })
}

function isFrom(baseUrl: unknown, host: string): boolean {
  const raw = rawText(baseUrl)?.trim()
  return raw === undefined || raw === '' || parseDomain(raw) === host
}
