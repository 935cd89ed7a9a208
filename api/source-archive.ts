// The source of the running program as one file, so that every installation can hand out what it runs (AGPL, section 13).
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { createGzip, type Gzip } from 'node:zlib'

/** Where this host hands it out. */
export const SOURCE_PATH = '/source.tar.gz'

// Named one by one: data, settings and secrets lie beside the source, and none of them may ever be in it.
const FOLDERS = ['api', 'crawler', 'migrations', 'model', 'test', 'web']
const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules', 'web/dist', 'web/screenshots'])
const TOP_FILES =
  /^(?:(?:package|package-lock|tsconfig)\.json|[\w.]+\.config\.[jt]s|knip\.jsonc|Dockerfile|docker-compose\.yml|LICENSE|[A-Z]+\.md|\.env\.example|\.(?:prettierrc\.json|prettierignore|gitignore|dockerignore|node-version|npmrc))$/
const SOURCES = /\.(?:ts|tsx|js|json|jsonc|css|html|svg|sql|md|txt|csv|yml|woff2|png)$/

/** All files of the source, as paths with slashes below `root`, sorted. Links are not followed. */
export async function listSources(root: string): Promise<readonly string[]> {
  const top = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isFile() && TOP_FILES.test(entry.name))
  const below = await Promise.all(FOLDERS.map((folder) => listFolder(root, folder)))
  return [...top.map(({ name }) => name), ...below.flat()].toSorted()
}

async function listFolder(root: string, folder: string): Promise<readonly string[]> {
  // An image without tests has no such folder.
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => [])
  const lists = entries.map(async (entry) => {
    const name = `${folder}/${entry.name}`
    if (entry.name.startsWith('.') || LEFT_OUT.has(name) || LEFT_OUT.has(entry.name)) return []
    if (entry.isDirectory()) return listFolder(root, name)
    return entry.isFile() && SOURCES.test(entry.name) ? [name] : []
  })
  return (await Promise.all(lists)).flat()
}

/** The source below `root` as a gzipped tar archive (POSIX.1-1988 ustar), everything in a folder of that name. */
export function packSource(root: string, folder: string): Readable {
  return Readable.from(writeArchive(root, folder), { objectMode: false }).compose<Gzip>(createGzip())
}

const BLOCK = 512

async function* writeArchive(root: string, folder: string): AsyncGenerator<Uint8Array> {
  for (const name of await listSources(root)) {
    const file = path.join(root, name)
    const { size } = await stat(file)
    yield headerOf(`${folder}/${name}`, size)
    let left = size
    // A file that grows or shrinks meanwhile must not shift those behind it.
    for await (const chunk of createReadStream(file, { end: Math.max(0, size - 1) }) as AsyncIterable<Uint8Array>) {
      const piece = chunk.subarray(0, left)
      left -= piece.length
      yield piece
    }
    yield new Uint8Array(left + ((BLOCK - (size % BLOCK)) % BLOCK))
  }
  yield new Uint8Array(2 * BLOCK)
}

function headerOf(name: string, size: number): Uint8Array {
  const header = Buffer.alloc(BLOCK)
  const { prefix, last } = splitName(name)
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`
  header.write(last, 0, 100)
  header.write(octal(0o644, 7), 100)
  header.write(octal(0, 7), 108)
  header.write(octal(0, 7), 116)
  header.write(octal(size, 11), 124)
  header.write(octal(0, 11), 136)
  header.write(' '.repeat(8), 148)
  header.write('0', 156)
  header.write('ustar\x0000', 257, 'latin1')
  header.write(prefix, 345, 155)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

// ustar: at most 100 bytes of name behind at most 155 bytes of folders.
function splitName(name: string): { readonly prefix: string; readonly last: string } {
  if (name.length <= 100) return { prefix: '', last: name }
  const cut = name.indexOf('/', name.length - 101)
  return { prefix: name.slice(0, cut), last: name.slice(cut + 1) }
}
