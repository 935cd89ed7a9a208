// Spread that is the same on every machine and in every run: a hash instead of a random number.
import { hash } from 'node:crypto'

/**
 * A number in [0, 1) that depends on the words only. It keeps visits of many hosts apart without a random source, so that a
 * run after a crash decides as the run before it would have.
 */
export function spread(...words: readonly (string | number)[]): number {
  return Number.parseInt(hash('sha1', words.join('\n'), 'hex').slice(0, 8), 16) / 2 ** 32
}

/** `milliseconds`, moved by at most `share` of itself either way. */
export function jitter(milliseconds: number, share: number, ...words: readonly (string | number)[]): number {
  return Math.round(milliseconds * (1 + share * (2 * spread(...words) - 1)))
}
