// Breaks atlas/one-door where it stands as crawler/audit.ts: only tests of pages look for faults in pages.
import { AxeBuilder } from '@axe-core/playwright'

export const audit = AxeBuilder
