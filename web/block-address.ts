// Addresses of the pages about blocks, and what they name.
import { hostIn } from './typed-name.ts'

const IS_STATIC = __ATLAS_API__ !== ''

export type BlockPage = 'blocks' | 'blocked-by' | 'pair' | 'compare-lists' | 'check-list' | 'reach' | 'consensus' | 'my'

/** A page by itself, where its form leads to. */
export function blockPagePath(page: BlockPage): string {
  return IS_STATIC ? `/${page}.html` : `/${page}`
}

/** A page about one name. */
export function namedPath(page: 'blocked-by' | 'reach' | 'my', name: string): string {
  return IS_STATIC ? `/${page}.html?name=${encodeURIComponent(name)}` : `/${page}/${encodeURIComponent(name)}`
}

/** The page of a pair; with one name, its form with that name filled in. */
export function pairPath(a: string, b?: string): string {
  if (b === undefined) return `${blockPagePath('pair')}?a=${encodeURIComponent(a)}`
  const [one, other] = [encodeURIComponent(a), encodeURIComponent(b)]
  return IS_STATIC ? `/pair.html?a=${one}&b=${other}` : `/pair/${one}/${other}`
}

/** What the address names: as typed, and the host in it; the host is '' where there is none. */
export interface NamedInAddress {
  readonly typed: string
  readonly host: string
}

/** The names behind the page's own path, or in its parameters. */
export function namesInAddress(
  { pathname, search }: Pick<Location, 'pathname' | 'search'>,
  parameters: readonly string[],
): readonly NamedInAddress[] {
  const [, , ...parts] = pathname.split('/')
  const query = new URLSearchParams(search)
  return parameters.map((parameter, index) => {
    const typed = decode(parts[index] ?? '') || (query.get(parameter) ?? '')
    return { typed, host: hostIn(typed) }
  })
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
