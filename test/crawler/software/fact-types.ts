// What facts may look like, as a checker: readers promise types that the compiler cannot see in strangers' documents.
import { BLOCK_ACTION_NAMES } from '#model/blocks/actions.ts'
import { TARGET_SYNTAXES } from '#model/blocks/target.ts'
import { LONG_TEXT_KINDS, REGISTRATION_MODES } from '#model/facts.ts'
import { isObject } from '#model/json.ts'
import { isSwitchValue } from '#model/switches.ts'
import { TEXT_LIMITS } from '#model/text.ts'

type Check = (value: unknown) => boolean

const boolean: Check = (value) => typeof value === 'boolean'
const figure: Check = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value)
const listOf =
  (check: Check, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check)

// NUL, other controls, direction marks and lone surrogates never get as far as a fact.
const HARMFUL = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u

function words(most: number): Check {
  return (value) => typeof value === 'string' && value !== '' && isShort(value, most) && !HARMFUL.test(value)
}

// Code points are counted only where there could be too many.
function isShort(value: string, most: number): boolean {
  return value.length <= most || (value.length <= most * 2 && [...value].length <= most)
}

const address: Check = (value) => words(TEXT_LIMITS.url)(value) && /^https?:\/\//.test(String(value)) && URL.canParse(String(value))

function shapeOf(members: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  return (value) =>
    isObject(value) &&
    required.every((key) => Object.hasOwn(value, key)) &&
    Object.entries(value).every(([key, member]) => Object.hasOwn(members, key) && members[key]?.(member) === true)
}

const recordOf =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check)

const translation = shapeOf({ text: words(TEXT_LIMITS.rule), hint: words(TEXT_LIMITS.rule) }, ['text'])

const FACTS: Readonly<Record<string, Check>> = {
  software: words(TEXT_LIMITS.name),
  version: words(TEXT_LIMITS.name),
  upstream: words(TEXT_LIMITS.name),
  name: words(TEXT_LIMITS.name),
  shortDescription: words(TEXT_LIMITS.description),
  languages: listOf(words(200), TEXT_LIMITS.languages),
  registrations: shapeOf(
    {
      mode: oneOf(...REGISTRATION_MODES),
      emailRequired: boolean,
      captcha: boolean,
      reasonRequired: boolean,
      minAge: figure,
      message: words(TEXT_LIMITS.description),
      url: address,
    },
    ['mode'],
  ),
  openRegistrations: boolean,
  usage: shapeOf({
    users: figure,
    activeMonth: figure,
    activeHalfyear: figure,
    activeWeek: figure,
    activeDay: figure,
    localPosts: figure,
    localComments: figure,
    quality: oneOf('measured', 'constant', 'unreliable', 'hidden'),
  }),
  rules: listOf(
    shapeOf(
      {
        nativeId: words(100),
        text: words(TEXT_LIMITS.rule),
        hint: words(TEXT_LIMITS.rule),
        translations: recordOf(translation),
        from: oneOf(...LONG_TEXT_KINDS),
      },
      ['text'],
    ),
    TEXT_LIMITS.rules,
  ),
  texts: listOf(
    shapeOf(
      {
        kind: oneOf(...LONG_TEXT_KINDS),
        text: words(TEXT_LIMITS.longText),
        format: oneOf('text', 'html', 'markdown'),
        updatedAt: words(100),
      },
      ['kind', 'text', 'format'],
    ),
    20,
  ),
  peers: shapeOf(
    { kind: oneOf('knows', 'follows'), names: listOf((value) => typeof value === 'string', 500_000), emptyMeansHidden: boolean },
    ['kind', 'names'],
  ),
  blocks: shapeOf(
    {
      rows: listOf(
        shapeOf(
          {
            target: (value) => typeof value === 'string',
            digest: (value) => typeof value === 'string',
            actions: listOf(shapeOf({ action: oneOf(...BLOCK_ACTION_NAMES), native: words(TEXT_LIMITS.name) }, ['action', 'native']), 50),
            reason: words(TEXT_LIMITS.rule),
            since: words(100),
            expiresAt: words(100),
          },
          ['target', 'actions'],
        ),
        500_000,
      ),
      syntax: oneOf(...TARGET_SYNTAXES),
      mask: words(100),
      publication: oneOf('public', 'partial', 'withheld', 'unsupported'),
      emptyMeansHidden: boolean,
      mode: oneOf('open', 'allowlist'),
      hasExclusions: boolean,
      newestFirst: boolean,
    },
    ['rows', 'syntax'],
  ),
  activity: listOf(shapeOf({ week: figure, statuses: figure, logins: figure, registrations: figure }, ['week']), 60),
  thumbnail: address,
  icon: address,
  protocols: listOf(words(200), 50),
  accountDomain: words(500),
  switches: (value) => isObject(value) && Object.entries(value).every(([key, member]) => isSwitchValue(key, member)),
  doNotList: boolean,
}

/** The members of a reading that are no facts: unknown, undefined, of the wrong type, too long, or with characters that harm. */
export function wrongFacts(facts: unknown): readonly string[] {
  if (!isObject(facts)) return ['the reading is no object']
  return Object.entries(facts).flatMap(([key, value]) => {
    if (Object.hasOwn(FACTS, key) && FACTS[key]?.(value) === true) return []
    return [`${key}: ${JSON.stringify(value)?.slice(0, 300) ?? 'undefined'}`]
  })
}
