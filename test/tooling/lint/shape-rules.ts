// Lint rules about the shape of a file: its name, its first line, its docstrings, the length of its functions.
import path from 'node:path'
import type { Rule } from 'eslint'

interface Located {
  readonly loc?: { readonly start: { readonly line: number }; readonly end: { readonly line: number } } | null
}

const EMPTY_NAMES = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'const', 'constants', 'misc', 'shared', 'lib'])

/** Files are kebab-case nouns; a name that says nothing about the content is refused. */
export const fileName: Rule.RuleModule = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program(node) {
      const name = path.basename(context.filename)
      const words = name.split('.')
      if (!words.every((word) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(word))) context.report({ node, message: `${name} is not in kebab-case.` })
      if (EMPTY_NAMES.has(words[0] ?? '')) context.report({ node, message: `${name} says nothing about what it holds.` })
    },
  }),
}

/** The first line says in a comment what this room is for; in a script it may stand below the interpreter. */
export const firstLine: Rule.RuleModule = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program(node) {
      const lines = context.sourceCode.lines
      const line = lines[lines[0]?.startsWith('#!') === true ? 1 : 0] ?? ''
      if (!/^\/\/ \S.{10}/.test(line))
        context.report({ node, loc: { line: 1, column: 0 }, message: 'The first line is a comment: what this file is for.' })
    },
  }),
}

interface Exported {
  readonly declaration?: {
    readonly type: string
    readonly declarations?: readonly { readonly init?: { readonly type: string } | null }[]
  } | null
}

/** Every exported function has a docstring, on the first of its overloads. */
export const docstring: Rule.RuleModule = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    ExportNamedDeclaration(node) {
      const declaration = (node as unknown as Exported).declaration
      if (declaration === null || declaration === undefined || !isFunction(declaration)) return
      const { sourceCode } = context
      const last = sourceCode.getCommentsBefore(node).at(-1)
      if (last?.type === 'Block' && last.value.startsWith('*')) return
      const before = sourceCode.getTokenBefore(node)
      const follows = before !== null && sourceCode.getNodeByRangeIndex(before.range[0])?.type === ('TSDeclareFunction' as string)
      if (!follows)
        context.report({ node, message: 'An exported function has a docstring: what it takes, what it returns, what it reports.' })
    },
  }),
}

function isFunction(declaration: NonNullable<Exported['declaration']>): boolean {
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'TSDeclareFunction') return true
  return (
    declaration.declarations?.some(({ init }) => init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression') ?? false
  )
}

const LONGEST_FUNCTION = 60

interface Call {
  readonly type: string
  readonly callee?: { readonly type: string; readonly name?: string; readonly object?: unknown }
}

/** Functions have at most 60 lines; the body of a `describe` is a chapter and no function. */
export const functionLength: Rule.RuleModule = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    const look = (node: Rule.Node): void => {
      const { loc } = node as Located
      const lines = loc === null || loc === undefined ? 0 : loc.end.line - loc.start.line + 1
      if (lines <= LONGEST_FUNCTION || isDescribe(node.parent as unknown as Call)) return
      context.report({ node, message: `This function has ${String(lines)} lines; at most ${String(LONGEST_FUNCTION)}.` })
    }
    return { FunctionDeclaration: look, FunctionExpression: look, ArrowFunctionExpression: look }
  },
}

// describe(…), describe.skipIf(…)(…), describe.each(…)(…)
function isDescribe(call: Call): boolean {
  let callee: unknown = call.type === 'CallExpression' ? call.callee : undefined
  for (let depth = 0; depth < 4 && typeof callee === 'object' && callee !== null; depth += 1) {
    const step = callee as { readonly type: string; readonly name?: string; readonly object?: unknown; readonly callee?: unknown }
    if (step.type === 'Identifier') return step.name === 'describe'
    callee = step.type === 'CallExpression' ? step.callee : step.object
  }
  return false
}
