// Proof: how many masks the known names resolve, how many they leave open, and that a digest is never resolved to a wrong name.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readListFile } from '#model/blocks/list-file.ts'
import { MASK_ALGORITHMS, maskName, type MaskAlgorithm } from '#model/blocks/mask.ts'
import { createDictionary, resolveMask, type NameDictionary } from '#model/blocks/resolve.ts'
import { digestOf } from '#model/blocks/target.ts'
import type { Domain } from '#model/domain.ts'
import type { Figure, Proof, ProofResult } from './contract.ts'
import { readRecordedNames } from './recorded-names.ts'

const CAPTURES = join(import.meta.dirname, '../../../shared/realworld')
const SAMPLE = 3000

// blocks.md 2.2: exactly one candidate; with the true name missing exactly one wrong; two or more wrong. More names, more ambiguity.
const REFERENCE: Readonly<Record<MaskAlgorithm, string>> = {
  mastodon: '94.4 %, 3.1–3.2 %, 2.4 %',
  akkoma: '90.2 %, 5.0–5.5 %, 4.9 %',
  gotosocial: '98.1 %, 1.2–1.3 %, 0.7 %',
}

export const masks: Proof = {
  name: 'masks',
  summary: 'Masks of recorded names, resolved among recorded names: one candidate, several, a wrong one; with a digest never a wrong one.',
  minutes: 1,
  run: ({ say }) => Promise.resolve(existsSync(CAPTURES) ? proveMasks(say) : nothingRecorded(say)),
}

function nothingRecorded(say: (sentence: string) => void): ProofResult {
  say('No captures beside the project: skipped.')
  return { failures: [], figures: [] }
}

function proveMasks(say: (sentence: string) => void): ProofResult {
  const listed = readRecordedNames(join(CAPTURES, 'blocklists'))
  const known = readRecordedNames(join(CAPTURES, 'directories'))
  const names = [...new Set([...known, ...listed])]
  say(`${names.length} names, ${listed.size} of them on a list`)
  const sample = [...listed].toSorted((one, other) => (digestOf(one) < digestOf(other) ? -1 : 1)).slice(0, SAMPLE)
  const dictionary = createDictionary(names)
  const digests = wrongDigests(names, sample)
  return {
    failures: digests > 0 ? [`${digests} digests were resolved to a name that has another digest.`] : [],
    figures: [
      { what: 'known names', value: names.length },
      { what: 'names masked for this', value: sample.length },
      ...MASK_ALGORITHMS.flatMap((algorithm) => ambiguityOf(algorithm, sample, dictionary)),
      { what: 'with a digest: resolved to a wrong name', value: digests },
      ...recordedMasks(dictionary),
    ],
  }
}

function ambiguityOf(algorithm: MaskAlgorithm, sample: readonly Domain[], dictionary: NameDictionary): readonly Figure[] {
  const others = sample.map((name) => dictionary.byMask(algorithm, maskName(algorithm, name)).total - 1)
  const share = (fits: (count: number) => boolean): string => `${((100 * others.filter(fits).length) / sample.length).toFixed(1)} %`
  const shares = [share((count) => count === 0), share((count) => count === 1), share((count) => count > 1)]
  return [
    {
      what: `${algorithm}: unique, one wrong if unknown, several wrong`,
      value: `${shares.join(', ')} (among 18,925 names: ${REFERENCE[algorithm]})`,
    },
  ]
}

// Once among all names, once among those that are left when every second one is unknown.
function wrongDigests(names: readonly Domain[], sample: readonly Domain[]): number {
  const half = names.filter((name) => digestOf(name) < '8')
  return [names, half]
    .map((one) => createDictionary(one))
    .reduce((sum, dictionary) => {
      const wrong = sample.filter((name) => {
        const found = resolveMask({ mask: maskName('mastodon', name), algorithm: 'mastodon', digest: digestOf(name) }, dictionary)
        return found.method === 'digest' ? found.name !== name : found.method !== 'unresolved'
      })
      return sum + wrong.length
    }, 0)
}

// What real servers masked, with the digest of their API where it was recorded, and without.
function recordedMasks(dictionary: NameDictionary): readonly Figure[] {
  const files = [
    'blocklists/oliphant/mastodon-mastodon.social-2026-04-12.csv',
    'blocklists/oliphant/mastodon.online-2026-04-12.csv',
    'blocklists/json/mastodon.social-domain_blocks-2025-07-17.json',
    'blocklists/json/icosahedron.website-domain_blocks-2026-04-11.json.gz',
  ]
  return files
    .filter((file) => existsSync(join(CAPTURES, file)))
    .map((file) => {
      const bytes = readFileSync(join(CAPTURES, file))
      const reading = readListFile(file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
      const tally: Record<string, number> = { digest: 0, inferred: 0, ambiguous: 0, unresolved: 0 }
      for (const { text, target, digest } of reading.ok ? reading.file.rows : []) {
        if (target.kind !== 'mask') continue
        const { method } = resolveMask({ mask: text, algorithm: 'mastodon', digest }, dictionary)
        tally[method] = (tally[method] ?? 0) + 1
      }
      const value = Object.entries(tally)
        .map(([method, count]) => `${method} ${count}`)
        .join(', ')
      return { what: `masked rows of ${file.replace(/^.*\//, '').slice(0, 40)}`, value }
    })
}
