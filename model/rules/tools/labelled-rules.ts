// Labelled rules: the lines of a labelled file, with the texts that they carry or point at in a folder of captures.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { at, decodeJson, isObject, list, rawText } from '#model/json.ts'
import type { RuleText } from '../classifier.ts'
import { isStance, isTopic, type Label } from '../taxonomy.ts'

/** One labelled rule with its text. */
export interface LabelledRule {
  /** Where it comes from, for the list of misses. */
  readonly place: string
  /** Its main language (ISO 639-1), or `unknown`. */
  readonly language: string
  readonly rule: RuleText
  /** Whether it is a sentence of a long text. */
  readonly prose: boolean
  readonly labels: readonly Label[]
  /** Labels on which readers differed: they count neither for nor against. */
  readonly disputed: readonly Label[]
}

/** What could be read, and one sentence for each line whose text is not there or is another one. */
export interface LabelledRules {
  readonly rules: readonly LabelledRule[]
  readonly lost: readonly string[]
}

/** Says in one sentence why an input cannot be used at all. */
export interface Unusable {
  readonly problem: string
}

type Captures = Map<string, Promise<unknown>>

/**
 * Reads a labelled file: JSON lines with `labels` and `lang`, and either the rule's own `text` and `hint` (`prose` for a
 * sentence of a long text), or `file`, `host` and
 * `index` of the rule in a folder of captures with the `sha256` of its text.
 *
 * @param folder the captures; undefined where every line has its text
 */
export async function readLabelledRules(file: string, folder: string | undefined): Promise<LabelledRules | Unusable> {
  const body = await readFile(file, 'utf8').catch(() => undefined)
  if (body === undefined) return { problem: `There is no readable file ${file}.` }
  const captures: Captures = new Map()
  const rules: LabelledRule[] = []
  const lost: string[] = []
  for (const [index, line] of body.split('\n').entries()) {
    if (line.trim() === '') continue
    const read = await readLine(line, `line ${index + 1}`, folder, captures)
    if ('problem' in read) return { problem: `${file}, line ${index + 1}: ${read.problem}` }
    if ('lost' in read) lost.push(`Line ${index + 1}: ${read.lost}`)
    else rules.push(read)
  }
  return rules.length > 0
    ? { rules, lost }
    : { problem: `${file} has no rule whose text can be read${lost[0] === undefined ? '' : ` (${lost[0]})`}.` }
}

async function readLine(
  line: string,
  number: string,
  folder: string | undefined,
  captures: Captures,
): Promise<LabelledRule | Unusable | { readonly lost: string }> {
  const decoded = decodeJson(Buffer.from(line))
  if (!decoded.ok || !isObject(decoded.value)) return { problem: 'this is not a JSON object.' }
  const { value } = decoded
  const labels = readLabels(value['labels'])
  const disputed = readLabels(value['disputed'] ?? [])
  if (labels === undefined || disputed === undefined) return { problem: 'labels must be pairs of a topic and a stance of the taxonomy.' }
  const language = rawText(value['lang']) ?? 'unknown'
  const prose = value['prose'] === true
  const text = rawText(value['text'])
  if (text !== undefined) return { place: number, language, rule: { text, hint: rawText(value['hint']) }, prose, labels, disputed }
  if (folder === undefined) return { problem: 'it has no text of its own, so the folder of captures is needed.' }
  const found = await findRule(value, folder, captures)
  return 'lost' in found ? found : { ...found, language, prose, labels, disputed }
}

/** Pairs of a topic and a stance; undefined where something else stands. */
function readLabels(value: unknown): readonly Label[] | undefined {
  if (!Array.isArray(value)) return undefined
  const labels: Label[] = []
  for (const pair of value as readonly unknown[]) {
    const [topic, stance] = list(pair).map(rawText)
    if (topic === undefined || stance === undefined || !isTopic(topic) || !isStance(stance)) return undefined
    labels.push([topic, stance])
  }
  return labels
}

async function findRule(
  line: Readonly<Record<string, unknown>>,
  folder: string,
  captures: Captures,
): Promise<Pick<LabelledRule, 'place' | 'rule'> | { readonly lost: string }> {
  const file = rawText(line['file'])
  const host = rawText(line['host']) ?? ''
  const index = line['index']
  if (file === undefined || typeof index !== 'number') return { lost: 'it has neither a text nor a file and an index.' }
  const capture = path.join(folder, file)
  // A labelled file names files inside the folder and no others.
  if (path.relative(folder, capture).startsWith('..')) return { lost: `${file} lies outside the folder of captures.` }
  // The folder may be the one that the file lies in.
  const beside = path.join(folder, path.basename(file))
  const content = (await recall(captures, capture)) ?? (await recall(captures, beside))
  if (content === undefined) return { lost: `${file} is not in the folder of captures, or is no JSON.` }
  const rules = rulesOf(content, host)
  const wanted = rawText(line['sha256'])
  const placed = readRule(rules[index])
  if (placed !== undefined && (wanted === undefined || hashOf(placed.text) === wanted)) return { place: `${host} ${index}`, rule: placed }
  // The list may have been captured in another order.
  const moved = rules.map(readRule).find((rule) => rule !== undefined && hashOf(rule.text) === wanted)
  return moved === undefined
    ? { lost: `${file} has another text for rule ${index} of ${host}.` }
    : { place: `${host} ${index}`, rule: moved }
}

function recall(captures: Captures, capture: string): Promise<unknown> {
  const content = captures.get(capture) ?? readCapture(capture)
  captures.set(capture, content)
  return content
}

async function readCapture(capture: string): Promise<unknown> {
  const body = await readFile(capture).catch(() => undefined)
  if (body === undefined) return undefined
  try {
    return JSON.parse((capture.endsWith('.gz') ? gunzipSync(body) : body).toString('utf8')) as unknown
  } catch {
    return undefined
  }
}

/** The rules of a host: of a map of hosts, of an instance document, or the whole capture when it is a list. */
function rulesOf(content: unknown, host: string): readonly unknown[] {
  if (Array.isArray(content)) return content as readonly unknown[]
  for (const rules of [at(content, host), at(content, host, 'rules'), at(content, 'rules')]) if (Array.isArray(rules)) return rules
  return []
}

function readRule(value: unknown): RuleText | undefined {
  if (typeof value === 'string') return { text: value }
  const text = rawText(at(value, 'text'))
  return text === undefined ? undefined : { text, hint: rawText(at(value, 'hint')) }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
