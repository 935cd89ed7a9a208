// GET /topics: what rules can be about, how many servers say what about it, and how well rules are read.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { kindOfTopic } from '#model/rule-wishes.ts'
import { LEXICONS } from '#model/rules/lexicon/index.ts'
import { LEXICON_VERSION } from '#model/rules/lexicon.ts'
import { STANCES, TOPIC_GROUPS, type Topic, type TopicGroup } from '#model/rules/taxonomy.ts'
import { GROUP_NAMES, STANCE_NAMES, TOPIC_NAMES } from '#model/rules/topic-names.ts'
import { countTopic, knowsRules } from '#model/store/rule-columns.ts'
import type { TopicsReply } from '../contract.ts'
import { topicsReply } from '../replies/rules.ts'
import { answer, defineRoute } from '../route.ts'

const EVALUATION = new URL('../../model/rules/evaluation.txt', import.meta.url)

export const topics = defineRoute<Record<string, never>, TopicsReply>({
  method: 'GET',
  path: '/topics',
  summary: 'The thirty topics that rules are read for, how many servers in search say what about each, and how well rules are read.',
  query: z.strictObject({}),
  reply: { name: 'TopicsReply', schema: topicsReply },
  cacheSeconds: 60,
  handle: async ({ columns: holder }) => {
    const [{ columns }, evaluation] = await Promise.all([holder.hold(), readFile(EVALUATION, 'utf8')])
    const rows = Int32Array.from({ length: columns.size }, (_, row) => row).filter((row) => columns.live[row] === 1)
    const count = (topic: Topic): Readonly<Record<string, number>> => countTopic(columns.rules, topic, [rows]).counts
    return answer({
      lexicon: { version: LEXICON_VERSION, evaluation, languages: LEXICONS.map(({ language }) => language) },
      servers: { all: rows.length, known: rows.filter((row) => knowsRules(columns.rules, row)).length },
      stances: STANCES.map((id) => ({ id, label: STANCE_NAMES[id] })),
      groups: Object.entries(TOPIC_GROUPS).map(([id, members]) => ({
        id,
        label: GROUP_NAMES[id as TopicGroup],
        topics: members.map((topic) => ({ id: topic, label: TOPIC_NAMES[topic], kind: kindOfTopic(topic), counts: count(topic) })),
      })),
    })
  },
})
