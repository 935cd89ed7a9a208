// The account domain that a server claims for itself in its instance document: one half of the proof of a split domain (microblog.md 1.4).
import { parseDomain, type Domain } from '#model/domain.ts'
import { at } from '#model/json.ts'

/**
 * Reads `account_domain` (GoToSocial), `domain` (/api/v2/instance) or `uri` (/api/v1/instance; a whole URL on old Pleroma), the first
 * that is a public name. Undefined when the document states none.
 */
export function readAccountDomain(json: unknown): Domain | undefined {
  return parseDomain(at(json, 'account_domain')) ?? parseDomain(at(json, 'domain')) ?? parseDomain(at(json, 'uri'))
}
