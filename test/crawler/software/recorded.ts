// Recorded answers of real servers, where a folder of them lies beside the project; without one the tests that use them pass.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const FOLDER = join(import.meta.dirname, '../../../../shared/realworld')

/** One entry of the folder's index; `facts` are what is known of the server by other means. */
export interface Recording {
  readonly file: string
  readonly kind: string
  readonly host: string | null
  readonly facts?: Readonly<Record<string, unknown>>
}

/** The recordings of a kind, or undefined, after one printed line, where there is no such folder. */
export function findRecordings(kind: string): readonly Recording[] | undefined {
  const index = join(FOLDER, 'index.json')
  if (!existsSync(index)) {
    console.log(`no recorded answers beside the project: nothing to compare for ${kind}`)
    return undefined
  }
  const { files } = JSON.parse(readFileSync(index, 'utf8')) as { readonly files: readonly Recording[] }
  return files.filter((recording) => recording.kind === kind)
}

/** The bytes of a recording, unpacked. */
export function readRecording(recording: Recording): Uint8Array {
  const bytes = readFileSync(join(FOLDER, recording.file))
  return recording.file.endsWith('.gz') ? gunzipSync(bytes) : bytes
}
