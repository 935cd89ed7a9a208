// The door to language detection: which language a text is written in, or that it cannot be told.
import { readLanguage } from './language-tags.ts'
import { UNKNOWN } from './facets.ts'

/** Letters that a text must have; below that detectors guess. A character of a script that writes words in one or two counts as four. */
const LEAST_LETTERS = 40
/** As much as is looked at: more does not change the answer, and costs. */
const LONGEST_SAMPLE = 1500

type Detector = (text: string) => string

let loading: Promise<Detector> | undefined

// The detector's table takes a second and 160 MB, so it is loaded when the first text is long enough.
async function loadDetector(): Promise<Detector> {
  const { eld } = await import('eld/small')
  return (text) => {
    const found = eld.detect(text)
    return found.isReliable() ? found.language : ''
  }
}

const DENSE = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/gu
const LETTER = /\p{L}/gu
// Addresses and handles are in no language.
const NAMES = /\bhttps?:\/\/\S{1,500}|\S{0,64}@\S{1,255}|\b[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\b/gu

/**
 * The primary subtag (BCP 47) of the language a text is written in; `unknown` for short texts, texts in several languages, and languages
 * the detector does not know (it knows sixty).
 */
export async function detectLanguage(text: string): Promise<string> {
  const sample = text.slice(0, LONGEST_SAMPLE).replace(NAMES, ' ')
  const letters = (sample.match(LETTER)?.length ?? 0) + 3 * (sample.match(DENSE)?.length ?? 0)
  if (letters < LEAST_LETTERS) return UNKNOWN
  const detect = await (loading ??= loadDetector())
  return readLanguage(detect(sample)) ?? UNKNOWN
}
