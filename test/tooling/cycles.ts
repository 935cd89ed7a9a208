// Import cycles: which files of the project lead back to themselves at run time; no linter rule offers it without another parser.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { resolveSpecifier } from './lint/import-rules.ts'

/** What each file imports at run time: paths from the root. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>

/**
 * Reads the imports of every TypeScript file below some folders; `import type` leaves nothing to run and does not count.
 *
 * @param root the project's folder
 * @param folders paths from the root; those that do not exist are passed over
 */
export function readImportGraph(root: string, folders: readonly string[]): ImportGraph {
  const files = folders.flatMap((folder) => listSources(root, folder))
  return new Map(files.map((file) => [file, importsOf(file, readFileSync(path.join(root, file), 'utf8'))]))
}

function listSources(root: string, folder: string): readonly string[] {
  try {
    return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

function importsOf(file: string, text: string): readonly string[] {
  const found: string[] = []
  const see = (specifier: ts.Expression | undefined): void => {
    const target = specifier !== undefined && ts.isStringLiteralLike(specifier) ? resolveSpecifier(file, specifier.text) : undefined
    if (target !== undefined && 'file' in target) found.push(target.file)
  }
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword) see(node.moduleSpecifier)
    else if (ts.isExportDeclaration(node) && !node.isTypeOnly) see(node.moduleSpecifier)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) see(node.arguments[0])
    ts.forEachChild(node, walk)
  }
  walk(ts.createSourceFile(file, text, ts.ScriptTarget.Latest))
  return found
}

/**
 * Every cycle, once: a list of files of which each imports the next and the last imports the first.
 * Depth first; a file that is met again while it is still open closes a cycle.
 */
export function findCycles(graph: ImportGraph): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = []
  const finished = new Set<string>()
  const open: string[] = []
  const visit = (file: string): void => {
    if (finished.has(file)) return
    const at = open.indexOf(file)
    if (at >= 0) {
      cycles.push(open.slice(at))
      return
    }
    open.push(file)
    for (const next of graph.get(file) ?? []) visit(next)
    open.pop()
    finished.add(file)
  }
  for (const file of graph.keys()) visit(file)
  return cycles
}
