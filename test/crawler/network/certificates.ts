// A certificate authority for one test run, and servers' certificates that are right or wrong in one way each.
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { BasicConstraintsExtension, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509'
import type { X509Certificate } from '@peculiar/x509'
import { DAY } from '#model/clock.ts'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** PEM, as node:tls takes them. */
export interface Identity {
  readonly cert: string
  readonly key: string
}

export interface Authority {
  readonly ca: string
  /** A certificate for `names` that is valid from and to so many milliseconds from now. */
  readonly issue: (names: readonly string[], from?: number, to?: number) => Promise<Identity>
}

/** Makes an authority that nobody but the test trusts. */
export async function createAuthority(name: string): Promise<Authority> {
  const keys = await generateKeys()
  const root = await X509CertificateGenerator.createSelfSigned(
    {
      name: `CN=${name}`,
      keys,
      signingAlgorithm: ALGORITHM,
      ...validity(-DAY, DAY),
      extensions: [new BasicConstraintsExtension(true, undefined, true)],
    },
    webcrypto as Crypto,
  )
  return { ca: root.toString('pem'), issue: (names, from = -DAY, to = DAY) => issue(root, keys, names, from, to) }
}

/** A certificate that a server made for itself. */
export async function createSelfSigned(host: string): Promise<Identity> {
  const keys = await generateKeys()
  const extensions = [new SubjectAlternativeNameExtension([{ type: 'dns', value: host }])]
  const cert = await X509CertificateGenerator.createSelfSigned(
    { name: `CN=${host}`, keys, signingAlgorithm: ALGORITHM, ...validity(-DAY, DAY), extensions },
    webcrypto as Crypto,
  )
  return { cert: cert.toString('pem'), key: await keyOf(keys) }
}

async function issue(root: X509Certificate, signer: CryptoKeyPair, names: readonly string[], from: number, to: number): Promise<Identity> {
  const keys = await generateKeys()
  const cert = await X509CertificateGenerator.create(
    {
      subject: `CN=${names[0] ?? 'nobody'}`,
      issuer: root.subject,
      publicKey: keys.publicKey,
      signingKey: signer.privateKey,
      signingAlgorithm: ALGORITHM,
      ...validity(from, to),
      extensions: [new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns' as const, value })))],
    },
    webcrypto as Crypto,
  )
  return { cert: cert.toString('pem'), key: await keyOf(keys) }
}

function generateKeys(): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']) as Promise<CryptoKeyPair>
}

async function keyOf(keys: CryptoKeyPair): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))
  return `-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`
}

// The handshake looks at the machine's own clock, so the certificates must, too.
function validity(from: number, to: number): { notBefore: Date; notAfter: Date } {
  const now = performance.timeOrigin + performance.now()
  return { notBefore: new Date(now + from), notAfter: new Date(now + to) }
}
