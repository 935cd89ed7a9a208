// How softwares mask names in the block lists they show: the three algorithms exactly, so that a known name can be held against a mask.
import { domainToUnicode } from 'node:url'
import type { Domain } from '../domain.ts'

export const MASK_ALGORITHMS = ['mastodon', 'akkoma', 'gotosocial'] as const
export type MaskAlgorithm = (typeof MASK_ALGORITHMS)[number]

/**
 * The mask that a software shows instead of a name, with NUL left out, as we store it. Mastodon masks the A-labels; Akkoma and GoToSocial
 * the name in its own script.
 */
export function maskName(algorithm: MaskAlgorithm, name: Domain): string {
  switch (algorithm) {
    case 'mastodon':
      return maskMastodon(name)
    case 'akkoma':
      return maskAkkoma(domainToUnicode(name))
    case 'gotosocial':
      return maskGotosocial(domainToUnicode(name)).replaceAll('\0', '')
  }
}

/** Keeps the first ⌊n/4⌋+1 characters, the last ⌊n/4⌋ and every dot (Mastodon: `DomainBlock#public_domain`; blocks.md 1.1). */
export function maskMastodon(name: string): string {
  const quarter = Math.floor(name.length / 4)
  return maskBetween([...name], quarter + 1, quarter)
}

/**
 * Keeps three characters at each end and every dot; in names of seven characters or fewer the ends shrink, so that two neighbouring
 * places are hidden (Akkoma: `SimplePolicy.obfuscate`; blocks.md 1.3). Works on the pattern as written, a leading `*.` included.
 */
export function maskAkkoma(pattern: string): string {
  const characters = [...pattern]
  const hidden = characters.length - 6
  if (hidden > 1) return maskBetween(characters, 3, 3)
  return maskBetween(characters, 2 - Math.trunc((1 - hidden) / 2), 2 + Math.trunc(hidden / 2))
}

function maskBetween(characters: readonly string[], start: number, end: number): string {
  return characters.map((one, index) => (one !== '.' && index >= start && index < characters.length - end ? '*' : one)).join('')
}

/**
 * Replaces what stands at an offset i with i mod 3 = 1 or i mod 5 = 1, dots too. Offsets count bytes of UTF-8, and a character of several
 * bytes leaves NUL in the places of the others (GoToSocial: internal/processing/instance.go; blocks.md 1.2).
 */
export function maskGotosocial(name: string): string {
  const out: string[] = []
  for (const one of name) {
    const offset = out.length
    out.push(offset % 3 === 1 || offset % 5 === 1 ? '*' : one)
    for (let rest = Buffer.byteLength(one) - 1; rest > 0; rest -= 1) out.push('\0')
  }
  return out.join('')
}
