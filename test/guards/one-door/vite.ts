// Breaks atlas/one-door where it stands as api/build.ts: pages are built before anybody serves them.
import { build } from 'vite'

export const buildPages = build
