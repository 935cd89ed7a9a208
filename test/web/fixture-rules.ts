// Canned answers about rules for the pages: what invented servers say by topic, how that meets wishes, history, likeness, sentences.
import { isRuleWish, kindOfTopic, partsOfWish, RULE_VALUES, type RuleWish } from '#model/rule-wishes.ts'
import { STANCES, TOPICS, type Topic } from '#model/rules/taxonomy.ts'
import type {
  RuleFitReply,
  RuleHistoryReply,
  RuleMatchReply,
  RuleReply,
  SentenceReply,
  ServerSummary,
  SimilarRulesReply,
  StanceReply,
  TopicCountReply,
} from '../../api/contract.ts'
import { OLD_RULE, SERVER } from './fixture-answers.ts'
import { FIXTURE_NOW, SERVERS } from './fixture-servers.ts'

const DAY = 86_400_000

/** What a server says about a topic, the same each time; undefined where it says nothing. */
export function saidBy({ domain, ruleCount }: Pick<ServerSummary, 'domain' | 'ruleCount'>, topic: Topic): string | undefined {
  if (ruleCount === null) return undefined
  const letters = [...`${domain}${topic}`].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7)
  const said = [...STANCES, 'forbid', 'conditional'][letters % 13]
  return said === 'require' && kindOfTopic(topic) !== 'duty' ? 'allow' : said
}

const NOUNS: Readonly<Partial<Record<Topic, string>>> = {
  nudity: 'nudity',
  crypto: 'crypto coins',
  'ai-content': 'generated pictures',
  bots: 'bots',
  politics: 'party politics',
  hate: 'hate',
  harassment: 'harassment',
}

/** A rule that says that about a topic, and the words in it that name the topic. */
export function sayRule(topic: Topic, stance: string): { readonly text: string; readonly words: string } {
  const words = NOUNS[topic] ?? topic.replace('-', ' ')
  const texts: Readonly<Record<string, string>> = {
    forbid: `No ${words} on this server, please.`,
    conditional: `We take ${words} only behind a warning, and not in profiles.`,
    require: `Everybody here owes the others ${words}.`,
    allow: `You are welcome with ${words}.`,
  }
  return { text: texts[stance] ?? `We sometimes talk about ${words}.`, words }
}

function has(server: ServerSummary, wish: RuleWish): boolean {
  const { topic, value } = partsOfWish(wish)
  const said = saidBy(server, topic)
  switch (value) {
    case 'unknown':
      return server.ruleCount === null
    case 'not-stated':
      return server.ruleCount !== null && said === undefined
    case 'stated':
      return said !== undefined
    case 'forbid':
    case 'conditional':
    case 'require':
    case 'allow':
    case 'mention':
      return said === value
  }
}

/** The wishes of a parameter. */
export function wishesIn(query: URLSearchParams, name: string): readonly RuleWish[] {
  return query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter(isRuleWish)
}

/** Whether a server passes what must be said and what must not, one topic aside. */
export function passesWishes(server: ServerSummary, query: URLSearchParams, except?: Topic): boolean {
  const must = wishesIn(query, 'must').filter((wish) => partsOfWish(wish).topic !== except)
  const not = wishesIn(query, 'not').filter((wish) => partsOfWish(wish).topic !== except)
  return must.every((wish) => has(server, wish)) && !not.some((wish) => has(server, wish))
}

/** How a server meets what was asked of rules; null where nothing was. */
export function fitOf(server: ServerSummary, query: URLSearchParams): RuleFitReply | null {
  const wanted = wishesIn(query, 'want')
  const topics = new Set([...wishesIn(query, 'must'), ...wishesIn(query, 'not'), ...wanted].map((wish) => partsOfWish(wish).topic))
  if (topics.size === 0) return null
  const stances = [...topics].flatMap((topic): StanceReply[] => {
    const stance = saidBy(server, topic)
    return stance === undefined ? [] : [{ topic, stance }]
  })
  return { known: server.ruleCount !== null, stances, wanted: wanted.filter((wish) => has(server, wish)), of: wanted.length }
}

/** Servers by what they say about each topic. */
export function countTopics(servers: readonly ServerSummary[], query: URLSearchParams): readonly TopicCountReply[] {
  if (query.get('topics') === null) return []
  return TOPICS.map((topic) => {
    const left = servers.filter((server) => passesWishes(server, query, topic))
    const counts = RULE_VALUES.map((value) => [value, left.filter((server) => has(server, `${topic}.${value}`)).length] as const)
    return { topic, counts: Object.fromEntries(counts) }
  })
}

/** The rules in which words stand. */
export function matchesOf(words: string): readonly RuleMatchReply[] {
  if (words === '') return []
  return (SERVER.rules.value ?? []).flatMap(({ text, hint, position }) => {
    const from = text.toLowerCase().indexOf(words.toLowerCase())
    return from < 0 ? [] : [{ position, text, hint, ranges: [{ source: 'text' as const, from, to: from + words.length }] }]
  })
}

function rule(text: string, rest: Partial<RuleReply> = {}): RuleReply {
  return { ...OLD_RULE, text, goneSeen: null, ...rest }
}

const day = (ago: number): string => new Date(FIXTURE_NOW - ago * DAY).toISOString()

/** Two changes, of which one reworded a rule. */
export function historyOf(domain: string): RuleHistoryReply {
  const before = rule('Pictures need a description.')
  const after = rule('Pictures and videos should have a description.')
  return {
    domain,
    shown: domain !== 'failing.example',
    changes: [
      {
        notBefore: day(97),
        at: day(96),
        added: [rule('Write image descriptions whenever you can.')],
        removed: [OLD_RULE],
        reworded: [],
        gained: [{ topic: 'alt-text', stance: 'mention' }],
        lost: [{ topic: 'language', stance: 'require' }],
      },
      {
        notBefore: null,
        at: day(420),
        added: [],
        removed: [],
        reworded: [
          {
            before,
            after,
            text: [
              { kind: 'same', text: 'Pictures ' },
              { kind: 'added', text: 'and videos ' },
              { kind: 'removed', text: 'need' },
              { kind: 'added', text: 'should have' },
              { kind: 'same', text: ' a description.' },
            ],
            hint: [],
          },
        ],
        gained: [],
        lost: [],
      },
    ],
  }
}

/** Three servers with rules like these. */
export function similarTo(domain: string): SimilarRulesReply {
  const servers = SERVERS.filter((server) => server.ruleCount !== null && server.domain !== domain).slice(0, 3)
  return {
    domain,
    because: domain === 'bare.example' ? 'rules-not-known' : null,
    servers:
      domain === 'bare.example'
        ? []
        : servers.map(({ values: _values, ...server }, index) => ({
            server,
            likeness: 0.91 - index * 0.13,
            both: [
              { topic: 'hate', stance: 'forbid' },
              { topic: 'nudity', stance: 'conditional' },
            ],
            onlyThere: [{ topic: 'crypto', stance: 'forbid' }],
            onlyHere: [{ topic: 'bots', stance: 'conditional' }],
            sentences: [{ text: 'Put sensitive pictures behind a content warning.', position: 1 }],
            sentenceCount: 1,
          })),
  }
}

/** Who states a sentence word for word. */
export function sentenceOf(sentence: string): SentenceReply {
  const servers = SERVERS.slice(0, 12).map(({ domain, displayDomain, name }) => ({ domain, displayDomain, name }))
  return { sentence, text: 'Put sensitive pictures behind a content warning.', labels: [], count: 214, servers }
}
