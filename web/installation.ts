// What this installation says about itself: asked for once a page, and again while the crawl is young, so that its progress is seen.
import { signal } from '@preact/signals'
import type { AboutReply } from '../api/contract.ts'
import { getAbout } from './client.ts'
import { sleep } from './clock.ts'

/** This installation; undefined while it is asked for, null when it does not answer. */
export const about = signal<AboutReply | null | undefined>(undefined)

/** Asks, and sets `about`. */
export async function loadAbout(): Promise<void> {
  const answer = await getAbout()
  about.value = answer.ok ? answer.value : null
}

// Between two looks at a crawl that is not done, in milliseconds.
const PAUSE = 10_000

/** Asks now, and goes on asking while there is progress to be told, or nobody answers; a page that nobody looks at does not ask. */
export async function followAbout(): Promise<void> {
  await loadAbout()
  while (about.value === null || about.value?.coverage.partial === true || about.value?.offline === true) {
    await sleep(PAUSE)
    if (document.visibilityState === 'visible') await loadAbout()
  }
}
