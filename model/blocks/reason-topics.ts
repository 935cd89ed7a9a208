// What the reasons of blocks are about, in the aggregate: words of several languages a topic. Reasons are claims of those who publish them.

/** Topics and the beginnings of words that speak of them, folded to plain lower case. A reason may have several topics. */
const TOPIC_WORDS = {
  spam: ['spam', 'advert', 'werbung', 'publicit', 'reklam', 'bot farm', 'botnet', 'scam', 'phishing', 'crypto', 'malware'],
  harassment: ['harass', 'bully', 'troll', 'stalk', 'dogpil', 'brigad', 'doxx', 'belastig', 'mobbing', 'harcel', 'acoso', 'kiwi'],
  hate: [
    'hate',
    'racis',
    'nazi',
    'fascis',
    'faschis',
    'rassis',
    'antisem',
    'homophob',
    'transphob',
    'queerphob',
    'xenophob',
    'hass',
    'haine',
    'odio',
    'bigot',
    'white suprem',
    'islamophob',
    'misogyn',
    'slur',
  ],
  'sexual-content': ['porn', 'nsfw', 'sexual', 'lewd', 'hentai', 'adult content', 'pornograf'],
  'child-safety': ['csam', 'child', 'minor', 'loli', 'shota', 'pedo', 'paedo', 'kinder', 'enfant', 'underage'],
  misinformation: [
    'misinfo',
    'disinfo',
    'conspira',
    'fake news',
    'verschworung',
    'desinfo',
    'complot',
    'propaganda',
    'antivax',
    'anti-vax',
    'qanon',
  ],
  moderation: [
    'unmoderat',
    'no moderation',
    'poor moderation',
    'moderation',
    'moderier',
    'free speech',
    'freeze peach',
    'open registration',
    'abandon',
    'inactive admin',
  ],
  privacy: ['privacy', 'scrap', 'data harvest', 'surveil', 'tracking', 'crawler', 'index', 'datenschutz', 'vie privee', 'consent'],
  corporate: ['meta', 'threads', 'facebook', 'corporat', 'commercial', 'konzern'],
  bridge: ['bridge', 'relay', 'bsky', 'bluesky', 'nostr', 'birdsite', 'twitter mirror', 'mirror'],
  violence: ['violen', 'gore', 'terror', 'gewalt', 'threat', 'weapon'],
  technical: ['technical', 'broken', 'misconfigur', 'ddos', 'overload', 'performance', 'test server', 'dead', 'offline'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type ReasonTopic = keyof typeof TOPIC_WORDS

export const REASON_TOPICS = Object.keys(TOPIC_WORDS) as readonly ReasonTopic[]

/** The topics that a reason speaks of, in the order of the table; none where no word is known. */
export function topicsOfReason(reason: string): readonly ReasonTopic[] {
  const text = ` ${reason.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()}`
  return REASON_TOPICS.filter((topic) => TOPIC_WORDS[topic].some((word) => startsWord(text, word)))
}

function startsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ')) return true
  }
  return false
}

/** How many reasons speak of each topic, and of none that is known; most first. */
export function countTopics(reasons: readonly string[]): readonly { readonly topic: ReasonTopic | 'other'; readonly rows: number }[] {
  const counts = new Map<ReasonTopic | 'other', number>()
  for (const reason of reasons) {
    const topics = topicsOfReason(reason)
    for (const topic of topics.length === 0 ? (['other'] as const) : topics) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  }
  return [...counts].map(([topic, rows]) => ({ topic, rows })).toSorted((a, b) => b.rows - a.rows || (a.topic < b.topic ? -1 : 1))
}
