// All lexicons; a new language is one file and one word in this list.
import type { Lexicon } from '../lexicon.ts'
import { BELARUSIAN } from './belarusian.ts'
import { CATALAN } from './catalan.ts'
import { CHINESE } from './chinese.ts'
import { CZECH } from './czech.ts'
import { DUTCH } from './dutch.ts'
import { ENGLISH } from './english.ts'
import { FINNISH } from './finnish.ts'
import { FRENCH } from './french.ts'
import { GERMAN } from './german.ts'
import { ITALIAN } from './italian.ts'
import { JAPANESE } from './japanese.ts'
import { KOREAN } from './korean.ts'
import { POLISH } from './polish.ts'
import { PORTUGUESE } from './portuguese.ts'
import { RUSSIAN } from './russian.ts'
import { SPANISH } from './spanish.ts'
import { SWEDISH } from './swedish.ts'
import { TURKISH } from './turkish.ts'
import { UKRAINIAN } from './ukrainian.ts'

/** English stands first: it applies to every text. */
export const LEXICONS: readonly Lexicon[] = [
  ENGLISH,
  GERMAN,
  FRENCH,
  SPANISH,
  PORTUGUESE,
  ITALIAN,
  DUTCH,
  POLISH,
  CZECH,
  SWEDISH,
  FINNISH,
  CATALAN,
  TURKISH,
  RUSSIAN,
  UKRAINIAN,
  BELARUSIAN,
  JAPANESE,
  CHINESE,
  KOREAN,
]
