// Who is who in a generated world: the fate of every name and what ties names together; the only tables it keeps, a few bytes a name.
import { createDice, drawAt, mix, type Dice } from './dice.ts'
import { LIVING, OTHERS, SERVING_HOST, type Fate } from './fates.ts'
import { SOFTWARE, type SoftwareShare } from './software-shares.ts'

export interface CensusOptions {
  readonly seed: string
  readonly live: number
  /** All names, the living included; those of farms come on top. */
  readonly names: number
}

/** Names are numbers here, the best known first. */
export interface Census {
  readonly dice: Dice
  readonly size: number
  readonly live: number
  readonly fate: (index: number) => Fate
  readonly isLiving: (index: number) => boolean
  readonly software: (index: number) => SoftwareShare
  /** The other name: of an account domain its serving host and the other way round, of an alias the server it leads to. */
  readonly partner: (index: number) => number | undefined
  /** The place of a living server among the living, 0 for the best known. */
  readonly place: (index: number) => number
  /** Where crawls begin: three ordinary servers. */
  readonly seeds: readonly number[]
}

const SEEDS = 3
const MASTODON = SOFTWARE[0] as SoftwareShare
const SERVING = LIVING.length + OTHERS.length
const FATES: readonly Fate[] = [...LIVING, ...OTHERS, SERVING_HOST]
const FIRST_FATE = { living: 1, others: LIVING.length } as const

/** Takes the census. Every kind of fate and every software occurs where there are names enough, whatever its share. */
export function takeCensus({ seed, live, names }: CensusOptions): Census {
  if (!(live >= SEEDS && live <= names)) throw new RangeError(`no world has ${live} living servers among ${names} names`)
  const dice = createDice(seed)
  const fates = new Uint8Array(names)
  const partners = new Int32Array(names).fill(-1)
  const places = new Int32Array(names).fill(-1)
  const [alive, others] = separate(live, names)
  alive.forEach((index, place) => {
    places[index] = place
    fates[index] = livingFate(dice, index, place)
  })
  others.forEach((index, place) => (fates[index] = FIRST_FATE.others + otherFate(dice, index, place)))
  const software = chooseSoftware(dice, alive, (index) => FATES[fates[index] as number] as Fate)
  const census: Census = {
    dice,
    size: names,
    live,
    fate: (index) => FATES[fates[index] as number] as Fate,
    isLiving: (index) => (fates[index] as number) < LIVING.length,
    software: (index) => SOFTWARE[software[index] ?? 0] as SoftwareShare,
    partner: (index) => ((partners[index] as number) < 0 ? undefined : partners[index]),
    place: (index) => places[index] as number,
    seeds: alive.slice(0, SEEDS),
  }
  pairServingHosts(census, { alive, others, fates, partners })
  tieAliases(census, { alive, others, partners })
  return census
}

// The better known a name, the likelier somebody still lives there: the share of the living falls from the first name to the last, where
// nobody does. The first name always lives.
function separate(live: number, names: number): readonly [alive: readonly number[], others: readonly number[]] {
  const slope = Math.min(1.5, names / live)
  const before = (index: number): number => Math.ceil(live * (1 - (1 - index / names) ** slope) - 1e-9)
  const alive: number[] = []
  const others: number[] = []
  for (let index = 0; index < names; index++) (before(index + 1) > before(index) ? alive : others).push(index)
  return [alive, others]
}

function livingFate(dice: Dice, index: number, place: number): number {
  if (place < SEEDS) return 0
  const special = place - SEEDS + FIRST_FATE.living
  return special < LIVING.length ? special : LIVING.indexOf(drawAt(dice.roll('life', index), LIVING))
}

function otherFate(dice: Dice, index: number, place: number): number {
  return place < OTHERS.length ? place : OTHERS.indexOf(drawAt(dice.roll('death', index), OTHERS))
}

/** Fewer servers than that for each software, and the rare ones would crowd out the others. */
const SERVERS_A_SOFTWARE = 2

// Only software of which the mirror can write two names has two; the kinds of trouble each stand on a server whose API is read.
function chooseSoftware(dice: Dice, alive: readonly number[], fateOf: (index: number) => Fate): Uint8Array {
  const chosen = new Uint8Array((alive.at(-1) ?? 0) + 1)
  const free = (place: number): boolean => place >= SEEDS + LIVING.length && fateOf(alive[place] as number).behind !== 'account domain'
  alive.forEach((index, place) => {
    if (free(place)) chosen[index] = SOFTWARE.indexOf(dice.draw('software', index, SOFTWARE))
  })
  // The rarest gets a place too: each has a stretch of the ordinary servers, of which the last one is its.
  const ordinary = alive.filter((index, place) => free(place) && fateOf(index) === LIVING[0])
  const stretch = ordinary.length / SOFTWARE.length
  if (stretch >= SERVERS_A_SOFTWARE)
    SOFTWARE.forEach((_, which) => (chosen[ordinary[Math.floor((which + 1) * stretch) - 1] as number] = which))
  return chosen
}

interface Tables {
  readonly alive: readonly number[]
  readonly others: readonly number[]
  readonly fates: Uint8Array
  readonly partners: Int32Array
}

// Serving hosts take the places of names that lead nowhere; the first of each kind of fate stay what they are.
function pairServingHosts(census: Census, { alive, others, fates, partners }: Tables): void {
  const free = others.slice(OTHERS.length)
  let next = 0
  for (const index of alive) {
    if (census.fate(index).behind !== 'account domain') continue
    const host = free[next++]
    if (host === undefined) {
      fates[index] = 0
      continue
    }
    fates[host] = SERVING
    partners[index] = host
    partners[host] = index
  }
}

function tieAliases(census: Census, { alive, others, partners }: Omit<Tables, 'fates'>): void {
  const targets = alive.filter((index) => census.fate(index) === LIVING[0] && census.software(index) === MASTODON)
  for (const index of others) {
    if (census.fate(index).behind === 'another name')
      partners[index] = targets[mix(census.dice.bits('target', index), 0) % targets.length] as number
  }
}
