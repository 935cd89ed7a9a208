// Breaks atlas/one-door where it stands as crawler/jobs/index-search.ts: languages are told apart in model/language.ts.
import { eld } from 'eld'

export const detect = eld.detect
