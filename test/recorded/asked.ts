// Which documents the atlas asks servers for: what is not asked cannot be read, and a recording of it is no test of anything.
import { GENERAL_PATHS } from '../../crawler/asked-paths.ts'
import { softwares } from '../../crawler/software/registry.ts'
import type { Address } from './contract.ts'

const ASKED: ReadonlySet<string> = new Set([
  ...GENERAL_PATHS.map(({ method, path }) => `${method} ${path}`),
  ...softwares.flatMap(({ endpoints }) => endpoints.map(({ method = 'GET', path }) => `${method} ${path.replace(/\?.*$/, '')}`)),
])

/** Whether any adapter, or the search for NodeInfo, asks for that document; NodeInfo itself is where a link says. */
export function isAsked({ method, path }: Address): boolean {
  return ASKED.has(`${method} ${path}`) || (method === 'GET' && /\/nodeinfo\b/.test(path))
}
