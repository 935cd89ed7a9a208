// Finds out of a view's stored query tree which table column each of its columns is; it must not be used outside the tools.

export interface ViewTree {
  /** By column number: the table (its oid) and the column number there, for columns that are no more than that. */
  readonly origins: ReadonlyMap<number, { readonly table: number; readonly column: number }>
  /** True when some join may fill a side with nulls. */
  readonly outerJoin: boolean
}

/**
 * Reads pg_rewrite.ev_action, PostgreSQL's own printed form of a query: nodes in braces, each field as `:name value`.
 * Source: src/backend/nodes/outfuncs.c; resorigtbl and resorigcol in src/include/nodes/primnodes.h; JoinType in nodes.h.
 */
export function readViewTree(tree: string): ViewTree {
  const origins = new Map<number, { table: number; column: number }>()
  for (const entry of listNodes(tree, 2).filter((node) => node.startsWith('TARGETENTRY'))) {
    const number = readField(entry, 'resno')
    const table = readField(entry, 'resorigtbl')
    const column = readField(entry, 'resorigcol')
    if (number !== undefined && table !== undefined && column !== undefined && table !== 0) origins.set(number, { table, column })
  }
  return { origins, outerJoin: /:jointype [1-3] /.test(tree) }
}

/** The text of every node at a depth of braces; the query is at depth 1, what it selects at depth 2. */
function listNodes(tree: string, wanted: number): readonly string[] {
  const found: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < tree.length; at++) {
    const character = tree[at]
    if (character === '\\') at++
    else if (character === '{' && ++depth === wanted) start = at + 1
    else if (character === '}' && depth-- === wanted) found.push(tree.slice(start, at))
  }
  return found
}

/** The last number after `:name`: a node's own fields follow those of the expression inside it. */
function readField(node: string, name: string): number | undefined {
  const text = [...node.matchAll(new RegExp(`:${name} (\\d+)`, 'g'))].at(-1)?.[1]
  return text === undefined ? undefined : Number(text)
}
