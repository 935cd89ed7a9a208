// What this installation says about itself: asked for once a page, shown by the strip, the foot and two pages.
import { signal } from '@preact/signals'
import type { AboutReply } from '../api/contract.ts'
import { getAbout } from './client.ts'

/** This installation; undefined while it is asked for, null when it does not answer. */
export const about = signal<AboutReply | null | undefined>(undefined)

/** Asks, and sets `about`. */
export async function loadAbout(): Promise<void> {
  const answer = await getAbout()
  about.value = answer.ok ? answer.value : null
}
