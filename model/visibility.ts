// Every publication decision (DESIGN 5), in one pure function; its answers are stored as columns and obeyed by the schema `published`.
import type { InstanceStatus } from './crawl.ts'
import type { FigureQuality, RegistrationMode } from './facts.ts'

/** How far an admin took a server out, by a proved request: `off` answers like a name never seen. */
export const OPT_OUT_GRADES = ['off', 'no-peers', 'no-blocks', 'no-history'] as const
export type OptOutGrade = (typeof OPT_OUT_GRADES)[number]

/** At most this many measured accounts, with closed sign-up, make a personal server. */
export const PERSONAL_SERVER_USERS = 5

export interface PublicationInput {
  readonly status: InstanceStatus
  /** False while the host never gave a valid NodeInfo. */
  readonly answered: boolean
  readonly users?: number | undefined
  readonly usersQuality?: FigureQuality | undefined
  readonly registrations: RegistrationMode
  /** The software's own flag. */
  readonly doNotList: boolean
  /** X-Robots-Tag: noindex or none. */
  readonly noindex: boolean
  readonly optOut?: OptOutGrade | undefined
  /** One of the endless names of a quarantined farm. */
  readonly quarantined?: boolean | undefined
  /** A rule text of this server forbids crawling or indexing it. */
  readonly forbidsCrawling?: boolean | undefined
  /** A rule text of this server forbids research or machine learning. */
  readonly forbidsResearch?: boolean | undefined
  /** The admin of a personal server asked to be shown. */
  readonly wantsListing?: boolean | undefined
}

export interface Publication {
  /** Its exact name is answered with more than "not known". */
  readonly page: boolean
  /** Counts in totals. */
  readonly listed: boolean
  /** In default search and recommendations. */
  readonly inSearch: boolean
  /** Name, description, rules and other texts of its own. */
  readonly texts: boolean
  readonly peers: boolean
  readonly blocks: boolean
  readonly history: boolean
  readonly inDumps: boolean
  /** Named when others ask who blocks them. */
  readonly namedAsBlocker: boolean
}

const NOTHING: Publication = {
  page: false,
  listed: false,
  inSearch: false,
  texts: false,
  peers: false,
  blocks: false,
  history: false,
  inDumps: false,
  namedAsBlocker: false,
}

/** Decides what of a server may be shown; every rule stands in DESIGN 5 under the name given beside it. */
export function decidePublication(input: PublicationInput): Publication {
  // opt-out: `off` and the software's own flags answer like a name never seen, so that nobody learns who opted out.
  if (input.optOut === 'off' || input.doNotList || input.noindex) return NOTHING
  // robots.txt: a refused host is neither dead nor listed, and its exact name says so.
  if (input.status === 'refused' || !input.answered) return { ...NOTHING, page: true }
  // generated names: a farm is shown as one group, never host by host.
  if (input.quarantined === true) return { ...NOTHING, page: true }
  return { ...partsOf(input.optOut), ...ranksOf(input), page: true, texts: true }
}

/** opt-out, graded: what an admin took out beside the whole. */
function partsOf(optOut: OptOutGrade | undefined): Pick<Publication, 'peers' | 'blocks' | 'history'> {
  return { peers: optOut !== 'no-peers', blocks: optOut !== 'no-blocks', history: optOut !== 'no-history' }
}

/** Where a server stands among others: in totals, search, dumps and as a blocker. */
function ranksOf(input: PublicationInput): Pick<Publication, 'listed' | 'inSearch' | 'inDumps' | 'namedAsBlocker'> {
  const listed = input.status === 'alive' || input.status === 'failing'
  const shown = listed && (!isPersonalServer(input) || input.wantsListing === true)
  return {
    listed,
    inSearch: shown,
    inDumps: shown && input.forbidsCrawling !== true && input.forbidsResearch !== true,
    namedAsBlocker: shown && input.optOut !== 'no-blocks',
  }
}

/** personal servers: at most five accounts, measured and not a constant, and closed sign-up. */
export function isPersonalServer(input: Pick<PublicationInput, 'users' | 'usersQuality' | 'registrations'>): boolean {
  const measured = input.usersQuality === undefined || input.usersQuality === 'measured'
  const closed = input.registrations === 'closed' || input.registrations === 'invite'
  return measured && closed && input.users !== undefined && input.users <= PERSONAL_SERVER_USERS
}
