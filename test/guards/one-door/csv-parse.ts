// Breaks atlas/one-door where it stands as api/routes/lookup.ts: block lists as CSV are read in model/blocks/list-csv.ts.
import { parse } from 'csv-parse'

export const read = parse
