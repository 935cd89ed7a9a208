// Reviewed results: what each sample of an adapter reads to, as text that a person has looked at; a change of a reader shows here.
import path from 'node:path'
import { REGISTRATION_MODES } from '#model/facts.ts'
import type { MergedFacts } from '#model/facts-merge.ts'
import { isObject } from '#model/json.ts'
import { readThroughMirror } from '../../fediverse/reading.ts'
import { samplesOf, type Sample } from '../../fediverse/samples.ts'
import { findMirror } from '../../fediverse/software/index.ts'

const FOLDER = path.join(import.meta.dirname, '../../crawler/software/reviewed')
/** Longer texts are cut here: their readers have tests of their own. */
const LONGEST = 500

/** The file with the reviewed results of an adapter. */
export function reviewFile(adapter: string): string {
  return path.join(FOLDER, `${adapter}.txt`)
}

/**
 * What the samples of an adapter read to: a paragraph each, a line a fact, with the document that decided it. The first is told
 * whole, the others by what is less (-) and more (+) than in the one before.
 */
export function renderReview(adapter: string): string {
  const readings = samplesOf(adapter).map((sample) => ({ name: sample.name, lines: readSample(sample) }))
  const paragraphs = readings.map(({ name, lines }, index) => [name, ...compare(readings[index - 1]?.lines, lines)].join('\n  '))
  return `${paragraphs.join('\n\n')}\n`
}

function compare(before: readonly string[] | undefined, lines: readonly string[]): readonly string[] {
  if (before === undefined) return lines
  const less = before.filter((line) => !lines.includes(line)).map((line) => `- ${line}`)
  const more = lines.filter((line) => !before.includes(line)).map((line) => `+ ${line}`)
  return less.length + more.length === 0 ? ['the same'] : [...less, ...more]
}

function readSample(sample: Sample): readonly string[] {
  const { found, merged, peers, blocks, asked } = readThroughMirror(findMirror(sample.instance.software), sample.instance)
  return [
    `filed as ${found.slug}, read by ${found.definition.name}`,
    `asked: ${asked.join(' ')}`,
    ...factLines(merged),
    ...(peers === undefined ? [] : [`peers: ${peers.join(' ')}`]),
    ...(blocks === undefined ? [] : [`blocks: ${blocks.join(' | ')}`]),
    `joining: ${readModes(sample)}`,
  ]
}

function factLines(merged: MergedFacts): readonly string[] {
  return Object.entries(merged).flatMap(([key, { value, endpoint }]) => {
    const rows = Array.isArray(value) && value.some(isObject) ? value : [value]
    return rows.map((row: unknown) => `${key}: ${brief(row)} (${endpoint})`)
  })
}

function brief(value: unknown): string {
  const words = JSON.stringify(value)
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}… ${words.length}` : words
}

// Which mode is read where the admin chose which.
function readModes({ instance }: Sample): string {
  const modes = REGISTRATION_MODES.filter((mode) => mode !== 'unknown').map((mode) => {
    const registrations = { ...instance.registrations, mode, url: 'https://join.garden.example/' }
    const { merged } = readThroughMirror(findMirror(instance.software), { ...instance, registrations })
    return `${mode} → ${merged.registrations?.value.mode ?? 'nothing'}`
  })
  return modes.join(', ')
}
