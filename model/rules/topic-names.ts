// What topics, groups and stances are called in the languages of the pages; the ids stay the same in every language.
import type { Stance, Topic, TopicGroup } from './taxonomy.ts'

/** A name in the three languages of the pages. */
export interface Words {
  readonly en: string
  readonly de: string
  readonly fr: string
}

const named = (en: string, de: string, fr: string): Words => ({ en, de, fr })

export const TOPIC_NAMES: Readonly<Record<Topic, Words>> = {
  hate: named('Hate and discrimination', 'Hass und Diskriminierung', 'Haine et discrimination'),
  harassment: named('Harassment', 'Belästigung', 'Harcèlement'),
  doxxing: named('Private information of others', 'Private Daten anderer', 'Vie privée d’autrui'),
  impersonation: named('Impersonation', 'Sich als andere ausgeben', 'Usurpation d’identité'),
  civility: named('Good manners', 'Umgangston', 'Courtoisie'),
  nudity: named('Nudity and adult content', 'Nacktheit und Erotik', 'Nudité et contenu pour adultes'),
  'content-warnings': named('Content warnings', 'Inhaltswarnungen', 'Avertissements de contenu'),
  violence: named('Violence', 'Gewalt', 'Violence'),
  'self-harm': named('Self-harm', 'Selbstverletzung', 'Automutilation'),
  minors: named('Protection of children', 'Schutz von Kindern', 'Protection de l’enfance'),
  misinformation: named('Misinformation', 'Falschinformationen', 'Désinformation'),
  politics: named('Politics', 'Politik', 'Politique'),
  illegal: named('What the law forbids', 'Was das Gesetz verbietet', 'Ce que la loi interdit'),
  'regulated-goods': named('Drugs, weapons, gambling', 'Drogen, Waffen, Glücksspiel', 'Drogues, armes, jeux d’argent'),
  copyright: named('Copyright', 'Urheberrecht', 'Droit d’auteur'),
  'ai-content': named('Images and texts made by AI', 'Bilder und Texte von KI', 'Images et textes générés par IA'),
  bots: named('Bots', 'Bots', 'Robots'),
  crossposting: named('Crossposting', 'Beiträge aus anderen Netzen', 'Publications croisées'),
  'alt-text': named('Image descriptions', 'Bildbeschreibungen', 'Descriptions d’images'),
  language: named('Language of posts', 'Sprache der Beiträge', 'Langue des messages'),
  'on-topic': named('Theme of the server', 'Thema des Servers', 'Thème du serveur'),
  spam: named('Spam', 'Spam', 'Spam'),
  advertising: named('Advertising', 'Werbung', 'Publicité'),
  crypto: named('Cryptocurrency', 'Kryptowährungen', 'Cryptomonnaies'),
  membership: named('Who may join', 'Wer mitmachen darf', 'Qui peut s’inscrire'),
  age: named('Minimum age', 'Mindestalter', 'Âge minimum'),
  'data-use': named('Use of members’ data', 'Nutzung der Daten', 'Usage des données'),
  security: named('Attacks and malware', 'Angriffe und Schadsoftware', 'Attaques et logiciels malveillants'),
  moderation: named('How rules are enforced', 'Wie Regeln durchgesetzt werden', 'Application des règles'),
  federation: named('Other servers', 'Andere Server', 'Autres serveurs'),
}

export const GROUP_NAMES: Readonly<Record<TopicGroup, Words>> = {
  people: named('People', 'Menschen', 'Personnes'),
  content: named('Content', 'Inhalte', 'Contenus'),
  making: named('Making posts', 'Beiträge machen', 'Créer des messages'),
  commerce: named('Commerce', 'Geschäft', 'Commerce'),
  membership: named('Membership', 'Mitgliedschaft', 'Adhésion'),
  governance: named('Governance', 'Leitung', 'Gouvernance'),
}

export const STANCE_NAMES: Readonly<Record<Stance, Words>> = {
  forbid: named('Forbidden', 'Verboten', 'Interdit'),
  conditional: named('With conditions', 'Unter Bedingungen', 'Sous conditions'),
  require: named('Required', 'Verlangt', 'Exigé'),
  allow: named('Welcome', 'Willkommen', 'Bienvenu'),
  mention: named('Mentioned', 'Erwähnt', 'Mentionné'),
}
