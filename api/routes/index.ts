// Every route, in the order of the documentation; the list is explicit, so that none half-loads.
import type { Route } from '../route.ts'
import { about } from './about.ts'
import { adminView } from './admin-view.ts'
import { blockCheck } from './block-check.ts'
import { blockCompare } from './block-compare.ts'
import { consensusCsv, consensusJson, consensusText } from './consensus.ts'
import { crawls } from './crawls.ts'
import { exportLines, exportTable } from './exports.ts'
import { health, ready } from './health.ts'
import { lookup } from './lookup.ts'
import { askOptOut, optOut } from './opt-outs.ts'
import { compareServers } from './compare.ts'
import { match } from './match.ts'
import { pair } from './pairs.ts'
import { reach } from './reach.ts'
import { readableLists, relations } from './relations.ts'
import { ruleHistory } from './rule-history.ts'
import { rules } from './rules.ts'
import { sentence } from './sentences.ts'
import { similarRules } from './similar-rules.ts'
import { topics } from './topics.ts'
import { server } from './server.ts'
import { serverBlocksLines, serverBlocksTable } from './server-block-exports.ts'
import { serverBlockedBy, serverBlockEvents, serverBlocks } from './server-blocks.ts'
import { serverListedBy } from './server-listed-by.ts'
import { servers } from './servers.ts'
import { alternatives, software, softwareList } from './software.ts'
import { statistics } from './statistics.ts'
import { suggestions } from './suggestions.ts'
import { usage } from './usage.ts'
import { askVisit, submitServer, visit } from './visits.ts'

export const ROUTES: readonly Route[] = [
  servers,
  exportLines,
  exportTable,
  topics,
  match,
  compareServers,
  sentence,
  suggestions,
  lookup,
  server,
  rules,
  ruleHistory,
  similarRules,
  usage,
  crawls,
  serverListedBy,
  serverBlocks,
  serverBlocksTable,
  serverBlocksLines,
  serverBlockedBy,
  serverBlockEvents,
  reach,
  adminView,
  relations,
  pair,
  blockCompare,
  blockCheck,
  readableLists,
  consensusCsv,
  consensusText,
  consensusJson,
  softwareList,
  software,
  alternatives,
  statistics,
  about,
  submitServer,
  askVisit,
  visit,
  askOptOut,
  optOut,
  health,
  ready,
]
