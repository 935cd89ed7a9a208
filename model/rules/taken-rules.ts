// Rules out of running text: where a server states no list of them, the items and sentences of its own texts that tell people what to do.
import type { LongText, LongTextKind, Rule } from '../facts.ts'
import { cutText, TEXT_LIMITS } from '../text.ts'
import { splitIntoRules } from './split-text.ts'

/**
 * How a kind of text is taken. `rules`: all of it is about rules, so that any sentence that orders or forbids is one. `mixed`: rules
 * stand among other things, and a sentence must forbid in so many words, or stand below a heading about rules. A privacy policy tells
 * what the server does, and has none.
 */
const KINDS: Readonly<Partial<Record<LongTextKind, 'rules' | 'mixed'>>> = {
  conduct: 'rules',
  moderation: 'rules',
  sidebar: 'mixed',
  'about-page': 'mixed',
  description: 'mixed',
  terms: 'rules',
  legal: 'mixed',
}

/** The order in which texts are looked at: what is written for members before what is written for courts. */
const ORDER = Object.keys(KINDS) as readonly LongTextKind[]

/** Shorter ones are headings and fragments. */
const FEWEST_LETTERS = 8

/** The rules in a server's texts, each marked with the kind of text it was taken from; at most 200, each of at most 2,000 characters. */
export function takeRules(texts: readonly LongText[]): readonly Rule[] {
  const ordered = ORDER.flatMap((kind) => texts.filter((text) => text.kind === kind))
  const seen = new Set<string>()
  const rules: Rule[] = []
  for (const { kind, text } of ordered) {
    for (const sentence of ruleSentences(text, KINDS[kind] === 'rules')) {
      if (rules.length >= TEXT_LIMITS.rules) return rules
      if (seen.has(sentence)) continue
      seen.add(sentence)
      rules.push({ text: sentence, from: kind })
    }
  }
  return rules
}

// Words of headings, by the beginning of a word where the script has words; English, German, French, Spanish, Portuguese, Italian,
// Dutch, Polish, Czech, Swedish, Finnish, Russian, Ukrainian, Japanese, Chinese, Korean.
const HEADING = startsWord(
  'rule|guideline|code of conduct|conduct|polic|dos and don|regel|richtlinie|verhaltens|hausordnung|règle|règlement|charte|consigne|regla|norma|código de conducta|regra|diretriz|regol|linee guida|gedragsregel|huisregel|zasad|regulamin|pravid|riktlinj|ordningsregl|säännö|правил|кодекс',
  '規約|ルール|禁止|ガイドライン|规则|規則|守则|守則|公约|규칙|수칙|규정',
)

// What forbids in so many words.
const FORBIDS = startsWord(
  "prohibit|forbidden|not (?:be )?(?:allowed|permitted|tolerated|welcome|accepted)|must not|mustn’t|mustn't|may not|will not be tolerated|zero tolerance|is banned|are banned|will be (?:banned|removed|suspended|deleted|blocked)|verboten|untersagt|unzulässig|nicht (?:erlaubt|gestattet|geduldet|toleriert|erwünscht)|darf nicht|dürfen nicht|werden (?:gelöscht|gesperrt|entfernt)|interdit|défendu|proscrit|n’est pas (?:autorisé|toléré|permis)|ne sont pas (?:autorisé|toléré|permis)|prohibid|proibid|no se (?:permite|tolera|admite)|está prohibid|não (?:é|são) (?:permitid|tolerad)|não será|vietat|proibit|non (?:è|sono) (?:consentit|ammess|permess|tollerat)|niet toegestaan|niet getolereerd|zabronion|zakaz|niedozwolon|nie wolno|zakázán|nejsou povolen|není povolen|förbjud|inte tillåt|får inte|kielletty|ei sallita|ei saa|запрещ|недопустим|не допуска|нельзя|заборон|не можна|неприпустим",
  '禁止|しないでください|してはいけ|認めません|お断り|ご遠慮|严禁|嚴禁|不得|不允许|不允許|请勿|請勿|금지|하지 마|마세요|불가',
)

// What orders or asks, in texts that are about nothing else; "no …" and "do not …" as far as they begin a sentence.
const ORDERS = startsWord(
  "must|shall|should|have to|required to|please|respect|do not|don’t|don't|refrain|avoid|muss|müssen|sollen|sollte|bitte|respekt|kein|vermeide|unterlass|doit|doivent|devez|veuillez|merci de|évite|debe|deben|respet|evit|por favor|deve|devem|devono|respeit|rispett|moet|moeten|respecteer|gelieve|należy|musi|prosimy|szanuj|musí|respekt|måste|ska |täytyy|pitää|kunnioita|должн|обязан|уважа|просим|не следует|повин|поважа|будь ласка",
  'ください|べき|必ず|请|請|必须|必須|应当|應當|해야|주세요|바랍니다',
)
const BEGINS_AS_RULE =
  /^(?:no|never|don[’']t|do not|be|keep|use|mark|treat|respect|tag|credit|ask|kein\p{L}{0,3}|sei|seid|pas de|aucun\p{L}{0,3}|soyez|sin|no|sea|sé|sem|seja|niente|nessun\p{L}{0,2}|geen|wees|nie|żadn\p{L}{1,3}|bądź|nej|inga|var|ei|ole|никак\p{L}{1,3}|без|будьте|не)(?![\p{L}\p{N}])/iu

function startsWord(words: string, anywhere: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})|${anywhere}`, 'iu')
}
/** Sentences and items of one text that read like rules. */
function ruleSentences(text: string, isAllRules: boolean): readonly string[] {
  return splitIntoRules(text)
    .filter(({ text: sentence, heading, item }) => {
      // What stands below a heading about rules, or behind a line that announces them.
      const below = isAllRules || (heading !== undefined && (HEADING.test(heading) || FORBIDS.test(heading)))
      return (item && below) || readsAsRule(sentence, below)
    })
    .map((sentence) => cutText(sentence.text, TEXT_LIMITS.rule).trim())
    .filter((sentence) => lettersOf(sentence) >= FEWEST_LETTERS)
}

function readsAsRule(sentence: string, isAboutRules: boolean): boolean {
  return FORBIDS.test(sentence) || (isAboutRules && (ORDERS.test(sentence) || BEGINS_AS_RULE.test(sentence)))
}

const DENSE = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/gu

// A character of a script that writes words in one or two counts for several.
function lettersOf(sentence: string): number {
  const dense = sentence.match(DENSE)?.length ?? 0
  return (sentence.match(/\p{L}/gu)?.length ?? 0) + dense * 2
}
