// Breaks atlas/one-door where it stands as api/page.ts: the API sends pages that the web built, and builds none.
import { h } from 'preact'

export const element = h
