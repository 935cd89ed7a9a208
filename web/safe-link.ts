// What may be made a link at all, of everything that servers say; pure.

/** The address if it may stand in a link: https, and no user name in it; undefined for everything else a server may say. */
export function safeLink(address: string | null | undefined): string | undefined {
  if (address === null || address === undefined) return undefined
  try {
    const url = new URL(address)
    return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : undefined
  } catch {
    return undefined
  }
}
