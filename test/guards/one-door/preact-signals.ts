// Breaks atlas/one-door where it stands as api/state.ts: what a page remembers is the page's own.
import { signal } from '@preact/signals'

export const remember = signal
