// Fails when files of the project import each other in a circle; part of `npm run check`.
import path from 'node:path'
import { findCycles, readImportGraph } from './cycles.ts'

const ROOT = path.join(import.meta.dirname, '../..')

const graph = readImportGraph(ROOT, ['model', 'crawler', 'api', 'web', 'migrations', 'test/fediverse', 'test/support', 'test/tooling'])
const cycles = findCycles(graph)
for (const cycle of cycles) console.log([...cycle, cycle[0]].join('\n  → '))
// A check that looked at nothing must not pass.
if (graph.size === 0) console.log('No source file found.')
process.exitCode = cycles.length > 0 || graph.size === 0 ? 1 : 0
