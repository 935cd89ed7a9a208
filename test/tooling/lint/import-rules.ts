// Lint rules about imports: room borders, one door a package, the `node:` prefix.
import { builtinModules } from 'node:module'
import path from 'node:path'
import type { Rule } from 'eslint'
import { DOORS, mayImport, mayUsePackage, roomOf } from './rooms.ts'

interface ImportLike {
  readonly source?: { readonly type: string; readonly value?: unknown } | null
  readonly importKind?: string
  readonly exportKind?: string
}

type Visit = (node: Rule.Node, specifier: string, typeOnly: boolean) => void

// Every form that names another module by a literal; the names of TypeScript's node types are those of its parser.
function listen(visit: Visit): Rule.RuleListener {
  const look = (node: Rule.Node): void => {
    const { source, importKind, exportKind } = node as unknown as ImportLike
    if (typeof source?.value === 'string')
      visit(node, source.value, importKind === 'type' || exportKind === 'type' || (node.type as string) === 'TSImportType')
  }
  return { ImportDeclaration: look, ExportNamedDeclaration: look, ExportAllDeclaration: look, ImportExpression: look, TSImportType: look }
}

/** The path of the linted file from the root of the project, with forward slashes. */
export function placeOf(context: Rule.RuleContext): string {
  return path.relative(context.cwd, context.filename).replaceAll(path.sep, '/')
}

/** What a specifier leads to: a file of the project (path from the root), a package, or a module of Node. */
export function resolveSpecifier(
  from: string,
  specifier: string,
): { readonly file: string } | { readonly package: string } | { readonly builtin: string } {
  if (specifier.startsWith('.')) return { file: path.posix.join(path.posix.dirname(from), specifier) }
  if (specifier.startsWith('#model/')) return { file: specifier.slice(1) }
  if (specifier.startsWith('node:')) return { builtin: specifier.slice('node:'.length) }
  if (builtinModules.includes(specifier)) return { builtin: specifier }
  const parts = specifier.split('/')
  return { package: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') }
}

/** A file imports only from the rooms that its room may enter (rooms.ts); a migration imports nothing but kysely. */
export const roomBorders: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = placeOf(context)
    return listen((node, specifier, typeOnly) => {
      const target = resolveSpecifier(from, specifier)
      if ('file' in target && !mayImport(from, target.file, typeOnly)) {
        context.report({ node, message: `${roomOf(from) ?? from} must not import ${target.file}.` })
      }
      if (roomOf(from) === 'migrations' && !('package' in target && target.package === 'kysely') && !('file' in target)) {
        context.report({ node, message: 'A migration imports nothing but kysely.' })
      }
    })
  },
}

/** A package is imported in one place only, its door. */
export const oneDoor: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = placeOf(context)
    return listen((node, specifier) => {
      const target = resolveSpecifier(from, specifier)
      if (!('package' in target) || mayUsePackage(from, target.package)) return
      const doors = DOORS[target.package]
      const message =
        doors === undefined
          ? `${target.package} has no door yet (test/tooling/lint/rooms.ts).`
          : `${target.package} may be imported in ${doors.join(', ')} only.`
      context.report({ node, message })
    })
  },
}

/** Modules of Node are named with `node:`; files of the model, from other rooms, with `#model/`. */
export const specifierForm: Rule.RuleModule = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    const from = placeOf(context)
    return listen((node, specifier) => {
      const target = resolveSpecifier(from, specifier)
      if ('builtin' in target && !specifier.startsWith('node:')) context.report({ node, message: `Write node:${specifier}.` })
      if ('file' in target && specifier.startsWith('.') && target.file.startsWith('model/') && !from.startsWith('model/')) {
        context.report({ node, message: `Write #${target.file}.` })
      }
    })
  },
}
