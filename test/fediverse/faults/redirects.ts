// Faults of redirects: in circles, too far, inside, or without encryption.
import { answerText, type Served } from '../answers.ts'
import { documentFault, type Fault } from '../fault.ts'

export type RedirectStatus = 301 | 302 | 303 | 307 | 308

function redirect(code: RedirectStatus, location: string): Served {
  return answerText(code, 'Elsewhere', { location })
}

/** Every document leads to that URL; with `keepPath`, to the same path there. What comes of it depends on what stands there. */
export function redirectTo(url: string, options: { readonly code?: RedirectStatus; readonly keepPath?: boolean } = {}): Fault {
  return documentFault('redirectTo', undefined, ({ request }) => {
    const query = request.query.size === 0 ? '' : `?${request.query.toString()}`
    return redirect(options.code ?? 301, options.keepPath === true ? new URL(`${request.path}${query}`, url).href : url)
  })
}

/** Every document leads to itself. */
export function redirectLoop(): Fault {
  return documentFault('redirectLoop', 'redirect-limit', ({ request }) => redirect(302, request.path))
}

/** Every document comes after that many redirects; five are followed, a sixth is not. */
export function redirectChain(hops: number): Fault {
  return documentFault(`redirectChain of ${hops}`, hops > 5 ? 'redirect-limit' : undefined, ({ request }) => {
    const hop = Number(request.query.get('hop') ?? 0)
    return hop < hops ? redirect(302, `${request.path}?hop=${hop + 1}`) : undefined
  })
}

/** The machine's own address and its neighbours, written in every way a URL allows. */
export const PRIVATE_NOTATIONS = {
  plain: 'https://127.0.0.1/',
  short: 'https://127.1/',
  decimal: 'https://2130706433/',
  hexadecimal: 'https://0x7f000001/',
  hexadecimalParts: 'https://0x7f.0.0.1/',
  octal: 'https://0177.0.0.1/',
  octalWhole: 'https://017700000001/',
  percent: 'https://%31%32%37.0.0.1/',
  fullWidth: 'https://１２７.0.0.1/',
  trailingDot: 'https://127.0.0.1./',
  zero: 'https://0.0.0.0/',
  private10: 'https://10.0.0.1/',
  private172: 'https://172.31.255.1/',
  private192: 'https://192.168.0.1/',
  metadata: 'https://169.254.169.254/latest/meta-data/',
  carrierNat: 'https://100.64.0.1/',
  loopback6: 'https://[::1]/',
  unspecified6: 'https://[::]/',
  mapped: 'https://[::ffff:127.0.0.1]/',
  mappedHex: 'https://[::ffff:7f00:1]/',
  compatible: 'https://[::127.0.0.1]/',
  nat64: 'https://[64:ff9b::7f00:1]/',
  sixToFour: 'https://[2002:7f00:1::]/',
  uniqueLocal: 'https://[fd00::1]/',
  linkLocal6: 'https://[fe80::1]/',
  zone: 'https://[fe80::1%25lo]/',
  localhost: 'https://localhost/',
  localhostDot: 'https://localhost./',
  userInformation: 'https://mastodon.example@127.0.0.1/',
  port: 'https://127.0.0.1:8080/',
} as const

/** Every document leads inside. Reading must end, with `private-address` or `redirect-refused`, and no connection may be tried. */
export function redirectToPrivate(notation: keyof typeof PRIVATE_NOTATIONS = 'plain'): Fault {
  // A header holds ASCII only; what is ASCII already stands as it is, brackets and percent signs too.
  const location = PRIVATE_NOTATIONS[notation].replaceAll(/[^ -~]+/g, encodeURIComponent)
  return documentFault(`redirectToPrivate, ${notation}`, 'private-address', () => redirect(302, location))
}

/** Every document leads to http: never followed. */
export function redirectDowngrade(): Fault {
  return documentFault('redirectDowngrade', 'redirect-downgrade', ({ host, request }) => redirect(301, `http://${host}${request.path}`))
}

/** A redirect that leads nowhere: no Location, or one that cannot be followed. */
export function redirectNowhere(location?: string): Fault {
  return documentFault('redirectNowhere', 'redirect-refused', () =>
    answerText(302, 'Elsewhere', location === undefined ? {} : { location }),
  )
}
