// Lint rules about what must be a parameter: time, chance and the environment, in TypeScript and in SQL.
import type { Rule } from 'eslint'
import { placeOf } from './import-rules.ts'

// performance.now() is left alone: it measures how long something took, which is real time by contract (model/crawl.ts, tookMs).
const CLOCK = 'MemberExpression[object.name="Date"][property.name="now"]'
const PRESENT = 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]'
const TIMERS = 'CallExpression[callee.name=/^(setTimeout|setInterval)$/], ImportDeclaration[source.value=/^(node:)?timers/]'

/** Time comes from a Clock (model/clock.ts). */
export const clockParameter: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const report = (node: Rule.Node): void => context.report({ node, message: 'Time is a parameter: take a Clock (model/clock.ts).' })
    return { [CLOCK]: report, [PRESENT]: report, [TIMERS]: report }
  },
}

/** Chance comes from a seed (model/jitter.ts) or as a parameter, so that every run can be repeated. */
export const chanceParameter: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    'MemberExpression[object.name="Math"][property.name="random"]'(node: Rule.Node) {
      context.report({ node, message: 'Chance is a parameter: take a seed (model/jitter.ts).' })
    },
  }),
}

/** The environment is read by model/config.ts and handed on as values. */
export const environmentParameter: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    'MemberExpression[object.name="process"][property.name="env"], MemberExpression[object.name="process"][property.value="env"], ImportSpecifier[imported.name="env"]'(
      node: Rule.Node,
    ) {
      context.report({ node, message: 'The environment is read by model/config.ts only.' })
    },
  }),
}

// The clock of the transaction, of the statement and of the day. clock_timestamp() is not among them: it is the lease's.
const SQL_CLOCK =
  /\b(now|transaction_timestamp|statement_timestamp)\s*\(|\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\b/i
const LEASE_CLOCK = /\bclock_timestamp\b/i

interface Text {
  readonly value?: unknown
}

/** SQL takes the time as a parameter; only leases, which live in the store, go by the clock of the database (DESIGN 3, clock). */
export const sqlClock: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const place = placeOf(context)
    const inStore = /^(model\/store|migrations)\//.test(place)
    const leases = inStore || place.startsWith('test/model/store/')
    const look = (node: Rule.Node, text: string): void => {
      if (SQL_CLOCK.test(text)) context.report({ node, message: 'SQL takes the time as a parameter, $now.' })
      if (!leases && LEASE_CLOCK.test(text)) context.report({ node, message: 'Only leases go by the clock of the database.' })
    }
    return {
      TemplateElement(node: Rule.Node) {
        if (inStore || isSql(node.parent?.parent ?? null)) look(node, ((node as unknown as Text).value as { readonly raw: string }).raw)
      },
      Literal(node: Rule.Node) {
        const { value } = node as unknown as Text
        if (inStore && typeof value === 'string') look(node, value)
      },
      'CallExpression[callee.property.name="fn"] > Literal[value=/^now$/i]'(node: Rule.Node) {
        context.report({ node, message: 'SQL takes the time as a parameter, $now.' })
      },
    }
  },
}

function isSql(node: Rule.Node | null): boolean {
  const tag = node?.type === 'TaggedTemplateExpression' ? node.tag : undefined
  return tag?.type === 'Identifier' && tag.name === 'sql'
}
