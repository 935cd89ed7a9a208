// Certificates of a world with real TLS: its own authority, a good leaf for every host, and the bad ones that faults ask for.
import 'reflect-metadata'
import { createSecureContext, type SecureContext } from 'node:tls'
import { webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import type { X509Certificate } from '@peculiar/x509'

/** `other-name` is good for another host, `stranger` comes from an authority nobody knows. */
export type CertificateKind = 'valid' | 'other-name' | 'expired' | 'not-yet' | 'self-signed' | 'stranger'

export interface Authority {
  /** PEM of the root, for whoever shall trust it. */
  readonly ca: string
  readonly contextFor: (host: string, kind: CertificateKind) => Promise<SecureContext>
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
// Verification reads the machine's own clock, so good certificates hold for as long as anybody may run this.
const LONG = { notBefore: new Date(Date.UTC(2020, 0, 1)), notAfter: new Date(Date.UTC(2119, 0, 1)) }
const OVER = { notBefore: new Date(Date.UTC(2020, 0, 1)), notAfter: new Date(Date.UTC(2020, 11, 31)) }
const TO_COME = { notBefore: new Date(Date.UTC(2118, 0, 1)), notAfter: new Date(Date.UTC(2119, 0, 1)) }

// The library's own idea of a key pair: it knows fewer usages than Node does, and none of the others matters here.
type Keys = Parameters<typeof X509CertificateGenerator.createSelfSigned>[0]['keys']

interface Issuer {
  readonly keys: Keys
  readonly certificate: X509Certificate
}

/** A new authority; each host's certificate is made when it is first asked for and then kept. */
export async function createAuthority(): Promise<Authority> {
  const root = await createRoot('CN=Simulated Fediverse')
  const stranger = await createRoot('CN=Nobody Knows Me')
  const kept = new Map<string, Promise<SecureContext>>()
  return {
    ca: root.certificate.toString('pem'),
    contextFor(host, kind) {
      const key = `${kind} ${host}`
      let context = kept.get(key)
      if (context === undefined) kept.set(key, (context = issue(kind === 'stranger' ? stranger : root, host, kind)))
      return context
    },
  }
}

/** The code with which a verifying client refuses a certificate of that kind; for worlds without TLS. */
export function refusalCode(kind: Exclude<CertificateKind, 'valid'>): string {
  switch (kind) {
    case 'other-name':
      return 'ERR_TLS_CERT_ALTNAME_INVALID'
    case 'expired':
      return 'CERT_HAS_EXPIRED'
    case 'not-yet':
      return 'CERT_NOT_YET_VALID'
    case 'self-signed':
      return 'DEPTH_ZERO_SELF_SIGNED_CERT'
    case 'stranger':
      return 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'
  }
}

async function createRoot(name: string): Promise<Issuer> {
  const keys = await createKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name,
    ...LONG,
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [new BasicConstraintsExtension(true, 1, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)],
  })
  return { keys, certificate }
}

async function issue(issuer: Issuer, host: string, kind: CertificateKind): Promise<SecureContext> {
  const keys = await createKeys()
  const name = kind === 'other-name' ? `not-${host}` : host
  const certificate = await X509CertificateGenerator.create({
    serialNumber: '02',
    subject: `CN=${name.slice(0, 60)}`,
    issuer: kind === 'self-signed' ? `CN=${name.slice(0, 60)}` : issuer.certificate.subject,
    ...(kind === 'expired' ? OVER : kind === 'not-yet' ? TO_COME : LONG),
    publicKey: keys.publicKey,
    signingKey: kind === 'self-signed' ? keys.privateKey : issuer.keys.privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: name }])],
  })
  return createSecureContext({ cert: certificate.toString('pem'), key: await privatePem(keys.privateKey) })
}

async function createKeys(): Promise<Keys> {
  return (await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as Keys
}

async function privatePem(key: Keys['privateKey']): Promise<string> {
  const base64 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key as webcrypto.CryptoKey)).toString('base64')
  return `-----BEGIN PRIVATE KEY-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`
}
