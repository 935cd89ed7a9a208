// What a text forbids to programs that read servers, in many languages; what is said of members' posts is another matter.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBans } from '#model/rules/crawler-bans.ts'

const kinds = (text: string): readonly string[] => readBans(text).map(({ kind }) => kind)

describe('a server asks not to be crawled', () => {
  test.each([
    'No crawling.',
    'No crawling, scraping or indexing of this server.',
    "Do not scrape, crawl or index this server or its users' posts.",
    'This instance may not be indexed by search engines.',
    'Crawling of this site is not permitted without prior written consent.',
    'You may not crawl, spider or otherwise harvest this service.',
    'Automated access to this website is prohibited.',
    'Das Crawlen und Indexieren dieses Servers ist untersagt.',
    'Kein Scraping dieser Instanz.',
    'Il est interdit d’indexer ce serveur.',
    'Prohibido rastrear o indexar este servidor.',
    'É proibido indexar esta instância.',
    'È vietata l’indicizzazione di questo server.',
    'Het is niet toegestaan deze server te crawlen of indexeren.',
    'Zakaz indeksowania tego serwera.',
    'Indexování tohoto serveru je zakázáno.',
    'Индексирование этого сервера запрещено.',
    'Індексація цього сервера заборонена.',
    'このサーバーのクロールを禁止します。',
    '本站禁止爬虫抓取。',
    '이 서버를 크롤링하는 것을 금지합니다.',
  ])('in the words “%s”', (text) => expect(kinds(text)).toEqual(['crawling']))

  test('somewhere in a long text, with the sentence that says so', () => {
    const text = `Welcome to our little place.\n${'We like boats. '.repeat(200)}\nCrawling this server is not allowed. Have fun!`
    expect(readBans(text)).toEqual([{ kind: 'crawling', sentence: 'Crawling this server is not allowed.' }])
  })
})

describe('a server means something else', () => {
  test.each([
    "Don't scrape members' posts for AI.",
    'No scraping of posts.',
    'No scraping for AI training.',
    'No AI scrapers.',
    'AI crawlers may not use posts.',
    'Scraping user data from this server is prohibited.',
    'On this server, scraping of posts is prohibited.',
    'Bots that scrape profiles are forbidden.',
    'We do not crawl other servers.',
    'This server does not index anything.',
    'Crawlers are welcome here.',
    'Please do not block crawlers.',
    'No index funds: crypto is not allowed.',
    'Except as may be the result of standard search engine usage, you may not use any spider or scraper that accesses the instance.',
    'Das Auslesen von Beiträgen für KI-Training ist verboten.',
    'Interdiction de moissonner les contenus des membres.',
    'Не парсить посты пользователей',
    'このサーバーの投稿をスクレイピングしないでください',
    '禁止抓取用户数据用于AI训练',
    'No bots.',
    'No spam, no ads.',
  ])('with “%s”', (text) => expect(kinds(text)).toEqual([]))
})

describe('a server asks not to be studied', () => {
  test.each([
    'No research without consent of the admins.',
    'Posts may not be used for academic research.',
    'Do not conduct studies on our users.',
    'Forschung an unseren Mitgliedern ist nicht erlaubt.',
    'L’utilisation à des fins de recherche est interdite.',
    'Использовать посты для научных исследований запрещено.',
    '研究目的での利用を禁止します。',
  ])('in the words “%s”', (text) => expect(kinds(text)).toEqual(['research']))

  test.each([
    'Do your own research before posting.',
    'No claims that contradict scientific consensus.',
    'We are a research group; no ads.',
  ])('and not with “%s”', (text) => expect(kinds(text)).toEqual([]))
})

test('any text is read, in time in proportion to its length', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => readBans(text).length <= 2))
  for (const word of ['no crawl server ', 'index ', 'without a a a a ', 'except a a a a a ', 'research no of ', 'クロール禁止'])
    expect(readBans(word.repeat(6000)).length).toBeLessThanOrEqual(2)
})
