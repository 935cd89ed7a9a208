// Facets and their values in words: which message, name of a software or of a language stands for a value.
import { FACETS, UNKNOWN, type Facet, type FacetKey } from '#model/facets.ts'
import { signal } from '@preact/signals'
import type { FacetCount } from '#model/search.ts'
import { getSoftware } from './client.ts'
import { languageName } from './format.ts'
import { messages } from './language.ts'

const labels = signal<ReadonlyMap<string, string>>(new Map())

/** Fetches how each software is written; until then a capital letter has to do. */
export async function loadSoftwareLabels(): Promise<void> {
  const answer = await getSoftware()
  if (answer.ok) labels.value = new Map(answer.value.software.map(({ name, label }) => [name, label]))
}

/** The name of a facet. */
export function facetLabel(key: string): string {
  const names: Readonly<Record<string, string>> = messages.value.facets
  return names[key] ?? key
}

/** A value of a facet in words; the value itself where we have none, because values are open. */
export function valueLabel(key: string, value: string): string {
  const facet: Facet | undefined = FACETS.find((one) => one.key === key)
  const { facetValues } = messages.value
  if (value === UNKNOWN && key !== 'registrations') return facetValues.unknown
  switch (facet?.wording) {
    case 'language':
      return languageName(value)
    case 'software':
      return labels.value.get(value) ?? capital(value)
    case 'message':
      return wordsOf(key as FacetKey)[value] ?? value
    case 'plain':
    case undefined:
      return capital(value)
  }
}

/** Why a network has no servers here: English comes with the answer, other languages have words of their own. */
export function noteOf(name: string, note: string | null): string {
  const { notes }: { readonly notes: Readonly<Record<string, string>> } = messages.value.software
  return notes[name] ?? note ?? ''
}

function wordsOf(key: FacetKey): Readonly<Record<string, string>> {
  const { registrations, statuses, facetValues } = messages.value
  switch (key) {
    case 'registrations':
      return registrations
    case 'status':
      return statuses
    case 'size':
    case 'pace':
    case 'minAge':
    case 'uptime':
    case 'versionCurrency':
    case 'federation':
    case 'network':
      return facetValues[key]
    case 'language':
    case 'software':
    case 'alternativeTo':
    case 'topics':
    case 'detectedLanguage':
    case 'firstSeen':
      return {}
  }
}

function capital(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1)
}

/**
 * The values of a facet in the order in which they are shown: its own order, the most frequent, or the greatest first. What was chosen
 * stays in view with its count of 0.
 */
export function orderValues(facet: Facet, counts: readonly FacetCount[], chosen: readonly string[]): readonly FacetCount[] {
  const known = new Set(counts.map(({ value }) => value))
  const all = [...counts, ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, count: 0 }))]
  const { values } = facet
  const place = (value: string): number => (values === 'open' ? 0 : values.indexOf(value))
  switch (facet.order) {
    case 'listed':
      return all.filter(({ count, value }) => count > 0 || chosen.includes(value)).sort((a, b) => place(a.value) - place(b.value))
    case 'count':
      return all.sort((a, b) => b.count - a.count || a.value.localeCompare(b.value))
    case 'descending':
      return all.sort((a, b) => b.value.localeCompare(a.value))
  }
}
