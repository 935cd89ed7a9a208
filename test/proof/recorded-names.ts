// The names of servers in a folder of captures: every JSON text, key or first cell of a line that is a name as a whole.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parseDomain, registrableDomain, type Domain } from '#model/domain.ts'

/** All names in the files of one folder of captures, `directories` for example; an empty set where there is no such folder. */
export function readRecordedNames(folder: string): Set<Domain> {
  const names = new Set<Domain>()
  for (const file of filesOf(folder)) {
    const bytes = readFileSync(join(folder, file))
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
    for (const word of isJson(text) ? wordsOfJson(text) : wordsOfLines(text)) {
      const name = /^[^\s/]{4,253}$/.test(word) && word.includes('.') ? parseDomain(word) : undefined
      if (name !== undefined && registrableDomain(name).includes('.')) names.add(name)
    }
  }
  return names
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(?:json|jsonl|csv|txt|ya?ml|md)(?:\.gz)?$/.test(file),
    )
  } catch {
    return []
  }
}

function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text)
}

// Names stand in any place of these files, and JSON of any shape puts each between its own quotation marks.
function wordsOfJson(text: string): readonly string[] {
  return text.match(/(?<=")[^"\\\s]{4,253}(?=")/g) ?? []
}

function wordsOfLines(text: string): readonly string[] {
  return text.split('\n').map((line) => line.split(/[\s,;"]+/).find((word) => word.includes('.')) ?? '')
}
