// Breaks atlas/one-door where it stands as crawler/visit.ts: the browser is behind crawler/rendered-page.ts.
import { chromium } from 'playwright'

export const browser = chromium
