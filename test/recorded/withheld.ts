// What a document states and the atlas holds for no fact, because that software states it by constant or placeholder; told apart from what is lost.
import { flag } from '#model/json.ts'
import type { ServerReply } from '../../api/contract.ts'
import type { Publication } from '../../crawler/software/define.ts'
import { findSoftware } from '../../crawler/software/index.ts'

const PUBLICATIONS: Readonly<Record<string, Publication>> = {
  title: 'name',
  name: 'name',
  node_name: 'name',
  user_count: 'users',
  users_total: 'users',
  originalUsersCount: 'users',
  active_month: 'actives',
  users_month: 'actives',
  users_halfyear: 'actives',
  status_count: 'posts',
  local_posts: 'posts',
  originalNotesCount: 'posts',
  registrations: 'sign-up',
  open_registrations: 'sign-up',
  disable_registration: 'sign-up',
  languages: 'languages',
  langs: 'languages',
  count: 'peers',
}

/**
 * Whether the adapter of that server means to leave a stated fact out: its software publishes none, so that what stands there is a
 * constant; its figures are hidden or noise; its flag of sign-up is a constant; or the name is the software's own.
 */
export function isWithheld(fact: string, known: unknown, page: ServerReply): boolean {
  const { definition, label } = findSoftware({ software: page.software.name ?? '' })
  const publication = PUBLICATIONS[fact]
  if (publication === undefined) return false
  if (definition.unpublished?.facts.includes(publication) === true) return true
  if (isFigure(publication) && page.users.flags.some((word) => word === 'hidden' || word === 'unreliable')) return true
  if (publication === 'name')
    return [definition.name, definition.label, label].some((own) => own.toLowerCase() === String(known).toLowerCase())
  if (fact !== 'open_registrations' || definition.correct === undefined) return false
  return definition.correct({ software: definition.name, openRegistrations: flag(known) }).openRegistrations === undefined
}

function isFigure(publication: Publication): boolean {
  return publication === 'users' || publication === 'actives' || publication === 'posts'
}
