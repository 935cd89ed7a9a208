// The list of follows that somebody dropped: it is held here, in this page, until it is forgotten or the page is left; nothing sends it.
import { batch, signal } from '@preact/signals'
import type { ReadableListsReply, RelationsReply } from '../../api/contract.ts'
import { get } from '../client.ts'
import { LARGEST_FILE, readFollows, type Follows } from './follows.ts'
import { judgeKept, type Kept } from './kept.ts'

/** What was read from the file; undefined before there is one. */
export const follows = signal<Follows | undefined>(undefined)
/** Why there is none, or that it is being read. */
export const fileState = signal<'none' | 'reading' | 'too-large' | 'nothing'>('none')
/** Of each candidate that was asked about: what would be kept, `asking`, or `failed`. */
export const keptAt = signal<ReadonlyMap<string, Kept | 'asking' | 'failed'>>(new Map())
/** A list was cut: some of what is said to be kept may be lost. */
export const listsCut = signal(false)

/** Reads a file, in the browser alone. */
export async function takeFile(file: Blob): Promise<void> {
  forgetFile()
  if (file.size > LARGEST_FILE) {
    fileState.value = 'too-large'
    return
  }
  fileState.value = 'reading'
  const read = readFollows(await file.text())
  batch(() => {
    follows.value = read.accounts === 0 ? undefined : read
    fileState.value = read.accounts === 0 ? 'nothing' : 'none'
  })
}

/** Forgets the file and all that was reckoned from it. */
export function forgetFile(): void {
  batch(() => {
    follows.value = undefined
    fileState.value = 'none'
    keptAt.value = new Map()
    listsCut.value = false
  })
}

let readable: Promise<ReadableListsReply | undefined> | undefined

// The same for every candidate, so asked for once.
function loadReadable(): Promise<ReadableListsReply | undefined> {
  readable ??= get<ReadableListsReply>('/block-lists/readable').then((answer) => {
    if (!answer.ok) readable = undefined
    return answer.ok ? answer.value : undefined
  })
  return readable
}

/** Reckons what each candidate would keep: asks for what is public about the candidates, and compares it here. */
export async function reckonKept(candidates: readonly string[]): Promise<void> {
  const list = follows.value
  if (list === undefined) return
  keptAt.value = new Map(candidates.map((domain) => [domain, 'asking']))
  const lists = await loadReadable()
  // One after the other: these answers are long, and nobody is in such a hurry.
  for (const domain of candidates) {
    const answer = lists === undefined ? undefined : await get<RelationsReply>(`/servers/${encodeURIComponent(domain)}/relations`)
    if (follows.value !== list) return
    if (lists === undefined || answer?.ok !== true) setKept(domain, 'failed')
    else {
      if (lists.cut || answer.value.cut) listsCut.value = true
      setKept(domain, judgeKept(answer.value, lists)(list.servers))
    }
  }
}

function setKept(domain: string, kept: Kept | 'failed'): void {
  keptAt.value = new Map([...keptAt.value, [domain, kept]])
}
