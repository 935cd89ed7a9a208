// POST /block-lists/check: what is in a list that somebody has; the file is read, answered about and forgotten: never kept, never logged.
import { z } from 'zod'
import { checkList } from '#model/blocks/list-check.ts'
import { explainListFailure, readListFile } from '#model/blocks/list-file.ts'
import { findOutliers } from '../list-findings.ts'
import { listActing, reckonCost, toListRule } from '../list-reading.ts'
import { presentCoverage } from '../present/blocks.ts'
import { listCheckReply } from '../replies/blocks.ts'
import { answer, defineRoute, refuse } from '../route.ts'

const MOST_PROBLEMS = 1000

export const blockCheck = defineRoute({
  method: 'POST',
  path: '/block-lists/check',
  summary:
    'What is in a block list of yours: send it as the body, as CSV, JSON or plain text, up to 8 MB. Rows, kinds, severities, planted and masked rows, duplicates and problems, what stands out beside the published lists, what it would cost, and the rows that act. It is neither kept nor logged.',
  query: z.strictObject({ file: z.unknown() }),
  body: 'file',
  reply: { name: 'ListCheckReply', schema: listCheckReply },
  cacheSeconds: 0,
  noindex: true,
  limited: 'lookups',
  handle: async (context, { file }) => {
    const bytes = file instanceof Uint8Array ? file : new Uint8Array()
    const reading = readListFile(bytes, { canaries: !context.reservedNames })
    if (!reading.ok) return refuse(reading.reason === 'too-large' ? 413 : 400, explainListFailure(reading.reason), 'body')
    const { problems, ...check } = checkList(reading.file)
    const rules = reading.file.rows.flatMap(toListRule)
    const [{ findings, marks }, population] = await Promise.all([findOutliers(context, rules), context.blocks.population()])
    return answer({
      ...check,
      problemCount: problems.length,
      problems: problems.slice(0, MOST_PROBLEMS),
      findings,
      cost: reckonCost(rules, population),
      list: listActing(reading.file.rows, marks),
      coverage: presentCoverage(population),
    })
  },
})
