// Every named misbehaviour of the simulated fediverse, in one place to import from. Each says what a crawler must make of it.
export {
  blackHole,
  doubleFraming,
  garbage,
  hang,
  hangUp,
  headerBomb,
  refused,
  reset,
  unreachable,
  wrongCertificate,
} from './faults/connections.ts'
export {
  badEncoding,
  badJson,
  brotliBomb,
  cutOff,
  cutOffChunked,
  deepJson,
  deflateBomb,
  drip,
  emptyBody,
  endless,
  gzipBomb,
  html200,
  huge,
  hugeUndeclared,
  millionPeers,
  nulAndBidi,
  wrongCharset,
} from './faults/bodies.ts'
export { dns, dnsSilent, dnsTemporary, mixedAddresses, noAddress, privateAddress, rebinding, SPECIAL_ADDRESSES } from './faults/names.ts'
export {
  foreignNodeinfo,
  noNodeinfo,
  nodeinfoDocument,
  nodeinfoLinks,
  NODEINFO_DOCUMENTS,
  NODEINFO_LINKS,
  rewritten,
} from './faults/nodeinfo.ts'
export type { NodeinfoDocumentVariant, NodeinfoLinksVariant } from './faults/nodeinfo.ts'
export {
  PRIVATE_NOTATIONS,
  redirectChain,
  redirectDowngrade,
  redirectLoop,
  redirectNowhere,
  redirectTo,
  redirectToPrivate,
} from './faults/redirects.ts'
export {
  robotsCrawlDelay,
  robotsDisallow,
  robotsDisallowAll,
  robotsHang,
  robotsHtml,
  robotsRedirect,
  robotsUnavailable,
} from './faults/robots.ts'
export {
  forbidden,
  goneEverywhere,
  notFoundEverywhere,
  overloaded,
  rateLimited,
  serverError,
  status,
  xRobotsTag,
} from './faults/statuses.ts'
export type { ComeBack } from './faults/statuses.ts'
export { from, onPaths, sometimes, until, worldDay } from './faults/times.ts'
