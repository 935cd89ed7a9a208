// What we measured of a server ourselves, in German.
import type { Widened } from '../contract.ts'
import type { measures as english } from './en.ts'

export const measures: Widened<typeof english> = {
  title: 'Wie wir ihn sehen',
  lead: 'Von diesem Atlas bei seinen Besuchen gemessen, nicht vom Server angegeben.',
  responseMs: 'Antwortet in',
  uptime30: 'Erreichbar, 30 Tage',
  uptime90: 'Erreichbar, 90 Tage',
  uptime365: 'Erreichbar, ein Jahr',
  certificate: 'Zertifikat',
  certificateUntil: (day) => `gültig bis ${day}`,
  certificateOver: (day) => `abgelaufen am ${day}`,
  ipv6: 'IPv6',
  behind: 'Steht hinter',
  behindNote: 'Dieses Netz antwortet an seiner Stelle; wo der Server selbst steht, ist nicht zu sehen.',
  yes: 'ja',
  no: 'nein',
  problems: {
    expired: 'abgelehnt: es ist abgelaufen',
    'not yet valid': 'abgelehnt: es gilt noch nicht',
    revoked: 'abgelehnt: es wurde widerrufen',
    'name mismatch': 'abgelehnt: es gilt für einen anderen Namen',
    'self-signed': 'abgelehnt: es ist von ihm selbst unterschrieben',
    untrusted: 'abgelehnt: niemand Bekanntes steht dafür ein',
    'no handshake': 'abgelehnt: es kommt keine sichere Verbindung zustande',
  },
  problem: 'abgelehnt',
}
