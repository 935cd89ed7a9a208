// The names of a generated world: a number becomes a host name and a host name a number, by rule and without a table.
import type { Census } from './census.ts'

const WORDS = [
  'attic',
  'birch',
  'cellar',
  'clover',
  'ember',
  'ferry',
  'garden',
  'harbour',
  'heron',
  'island',
  'juniper',
  'kettle',
  'lantern',
  'meadow',
  'mill',
  'moss',
  'orchard',
  'pebble',
  'quarry',
  'river',
  'rook',
  'signal',
  'thicket',
  'tram',
  'valley',
  'weaver',
  'willow',
  'yarrow',
] as const

/** Of 29,468 hosts of July 2024 59 % were names under another name (host-software-map); ours have a label in front as often. */
const LABELLED = 0.55
const LABELS = ['social', 'fedi', 'masto', 'm', 'pub', 'video', 'blog', 'forum', 'toot', 'mi'] as const

/** Customers of hosting firms: servers of many admins under one registrable domain. */
const RENTED = 0.02
const CUSTOMERS_EACH = 30

export interface Names {
  readonly nameOf: (index: number) => string
  readonly indexOf: (host: string) => number | undefined
  /** The word in a name, for titles. */
  readonly wordOf: (index: number) => string
}

const PATTERN = /^(?:[a-z]+\.)?[a-z]+-([0-9a-z]+)(?:\.rented-[0-9a-z]+)?\.example$/

/** The names of a census. */
export function nameCensus(census: Census): Names {
  const { dice } = census
  const firms = Math.max(1, Math.round((census.live * RENTED) / CUSTOMERS_EACH))
  const wordOf = (index: number): string => dice.pick('word', index, WORDS)
  const base = (index: number): string => `${wordOf(index)}-${index.toString(36)}`
  const nameOf = (index: number): string => {
    const { behind } = census.fate(index)
    if (behind === 'account domain') return `${base(index)}.example`
    if (behind === 'serving host') return `social.${base(census.partner(index) as number)}.example`
    const { front } = census.software(index)
    if (front !== undefined) return `${front}.${base(index)}.example`
    if (census.isLiving(index) && isRented(index)) return `${base(index)}.rented-${(dice.bits('firm', index) % firms).toString(36)}.example`
    return dice.roll('label', index) < LABELLED ? `${dice.pick('front', index, LABELS)}.${base(index)}.example` : `${base(index)}.example`
  }
  // Seeds vouch for others, and for that they must not be neighbours.
  const isRented = (index: number): boolean => census.place(index) >= census.seeds.length && dice.roll('rent', index) < RENTED
  const indexOf = (host: string): number | undefined => {
    const index = Number.parseInt(PATTERN.exec(host)?.[1] ?? '', 36)
    if (!(index < census.size)) return undefined
    if (nameOf(index) === host) return index
    const partner = census.fate(index).behind === 'account domain' ? census.partner(index) : undefined
    return partner !== undefined && nameOf(partner) === host ? partner : undefined
  }
  return { nameOf, indexOf, wordOf }
}
