// Texts of servers and the languages they are written in; made-up texts, one a script.
import { describe, expect, test } from 'vitest'
import { detectLanguage } from '#model/language.ts'

describe('the language of a text', () => {
  test.each([
    ['en', 'A quiet harbour for people who like boats, weather and long walks along the coast.'],
    ['de', 'Ein ruhiger Hafen für Leute, die Boote, Wetter und lange Spaziergänge an der Küste mögen.'],
    ['fr', 'Un port tranquille pour les gens qui aiment les bateaux, la météo et les longues promenades.'],
    ['ja', '写真と散歩が好きな人のための静かなサーバーです。どなたでも歓迎します。'],
    ['ko', '사진과 산책을 좋아하는 사람들을 위한 조용한 서버입니다. 누구나 환영합니다.'],
    ['zh', '这是一个为喜欢摄影和散步的人准备的安静的服务器，欢迎大家加入。'],
    ['ru', 'Тихая гавань для людей, которые любят лодки, погоду и долгие прогулки вдоль берега.'],
  ])('%s', async (language, text) => expect(await detectLanguage(text)).toBe(language))

  test.each([
    '',
    'hello',
    'Boats and weather',
    '12345 67890 '.repeat(20),
    'https://harbour.example/about '.repeat(9),
    '🌊'.repeat(200),
    'qwrtz '.repeat(40),
  ])('cannot be told of %j', async (text) => expect(await detectLanguage(text)).toBe('unknown'))

  test('is found before a flood of text ends', async () => {
    expect(await detectLanguage('Everybody who likes boats is welcome in our quiet harbour. '.repeat(9999))).toBe('en')
  })
})
