// Writes .env.example from the table of settings; with --check only says whether it is up to date.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { renderEnvExample } from '#model/config.ts'

const FILE = path.join(import.meta.dirname, '../../.env.example')

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, renderEnvExample())
} else if (readFileSync(FILE, 'utf8') !== renderEnvExample()) {
  console.log('.env.example does not match model/config.ts: run `npm run settings`.')
  process.exitCode = 1
}
