// What we measured of a server ourselves, in French.
import type { Widened } from '../contract.ts'
import type { measures as english } from './en.ts'

export const measures: Widened<typeof english> = {
  title: 'Tel que nous le voyons',
  lead: 'Mesuré par cet atlas lors de ses visites, et non déclaré par le serveur.',
  responseMs: 'Répond en',
  uptime30: 'Joignable, 30 jours',
  uptime90: 'Joignable, 90 jours',
  uptime365: 'Joignable, un an',
  certificate: 'Certificat',
  certificateUntil: (day) => `valable jusqu’au ${day}`,
  certificateOver: (day) => `expiré le ${day}`,
  ipv6: 'IPv6',
  behind: 'Se trouve derrière',
  behindNote: 'Ce réseau répond à sa place ; on ne peut pas savoir où se trouve le serveur lui-même.',
  yes: 'oui',
  no: 'non',
  problems: {
    expired: 'refusé : il a expiré',
    'not yet valid': 'refusé : il n’est pas encore valable',
    revoked: 'refusé : il a été révoqué',
    'name mismatch': 'refusé : il est établi pour un autre nom',
    'self-signed': 'refusé : il est signé par lui-même',
    untrusted: 'refusé : personne de connu ne s’en porte garant',
    'no handshake': 'refusé : aucune connexion sûre ne s’établit',
  },
  problem: 'refusé',
}
