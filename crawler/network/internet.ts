// The seam of production: the real DNS and real connections.
import { createConnector } from './connector.ts'
import type { Seam } from './contract.ts'
import { createResolver, createTextResolver } from './resolver.ts'

/** The internet as it is, without a switch: the machine's resolvers, verified TLS, and no names under .example or .test. */
export function internetSeam(): Seam {
  return { resolve: createResolver(), resolveText: createTextResolver(), connect: createConnector(), reservedNames: false }
}
