// The version of this program, from package.json; part of the user agent.
import { readFileSync } from 'node:fs'
import { isObject, text } from '#model/json.ts'

/** For example 0.1.0. */
export const VERSION: string = readVersion()

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return (isObject(manifest) ? text(manifest['version'], 40) : undefined) ?? '0.0.0'
}
