// Cursors of lists that are ordered by what they show: where a page ended, in letters that an address may hold.
import { cursorParameter } from './parameters.ts'

/** The parameter of such a page. */
export const placeParameter = cursorParameter.optional()

/** Packs where a page ended. */
export function packPlace(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** Reads a cursor made by `packPlace` for places of these types; undefined for anything else. */
export function readPlace(cursor: string, types: readonly ('string' | 'number')[]): readonly (string | number)[] | undefined {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (!Array.isArray(place) || place.length !== types.length) return undefined
    return place.every((member, index) => isOf(member, types[index])) ? (place as (string | number)[]) : undefined
  } catch {
    return undefined
  }
}

function isOf(member: unknown, type: 'string' | 'number' | undefined): boolean {
  // Ids are int8 at most, and PostgreSQL takes no NUL.
  if (type === 'number') return Number.isSafeInteger(member) && Math.abs(member as number) < 2 ** 31
  return typeof member === 'string' && !member.includes('\0') && member.isWellFormed()
}
