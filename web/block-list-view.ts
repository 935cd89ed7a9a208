// How the rows of a list are looked at: filter and order, kept in the address bar; pure.
import type { BlockReply } from '../api/contract.ts'

export const ROW_ORDERS = ['name', 'hardest', 'newest'] as const
export type RowOrder = (typeof ROW_ORDERS)[number]

export interface ListView {
  /** Part of a name or of a reason. */
  readonly text: string
  /** Rows that do this, beside other things; '' for all. */
  readonly action: string
  readonly order: RowOrder
}

export const WHOLE_LIST: ListView = { text: '', action: '', order: 'name' }

const LONGEST = 200

/** Reads the view from the query string of the page. */
export function readListView(query: string): ListView {
  const parameters = new URLSearchParams(query)
  return {
    text: (parameters.get('list-q') ?? '').slice(0, LONGEST),
    action: (parameters.get('list-action') ?? '').slice(0, LONGEST),
    order: ROW_ORDERS.find((order) => order === parameters.get('list-sort')) ?? 'name',
  }
}

/** Writes the view into the query string of the page; what is usual is left out, other parameters stay. */
export function writeListView({ text, action, order }: ListView, query: string): string {
  const parameters = new URLSearchParams(query)
  const values = { 'list-q': text.toWellFormed(), 'list-action': action, 'list-sort': order === 'name' ? '' : order }
  for (const [key, value] of Object.entries(values)) {
    if (value === '') parameters.delete(key)
    else parameters.set(key, value)
  }
  const written = parameters.toString()
  return written === '' ? '' : `?${written}`
}

/** Whether the view asks for anything but the list as it is. */
export function isWhole({ text, action, order }: ListView): boolean {
  return text === '' && action === '' && order === 'name'
}

/**
 * The rows that fit, in order. Rows come ordered by name.
 *
 * @param hardness the actions from the hardest to the mildest
 */
export function viewRows(
  rows: readonly BlockReply[],
  { text, action, order }: ListView,
  hardness: readonly string[],
): readonly BlockReply[] {
  const wanted = text.trim().toLowerCase()
  const fits = rows.filter(
    (row) =>
      (action === '' || row.actions.includes(action)) &&
      (wanted === '' || row.observed.toLowerCase().includes(wanted) || (row.reason ?? '').toLowerCase().includes(wanted)),
  )
  switch (order) {
    case 'name':
      return fits
    case 'hardest':
      return fits.toSorted((a, b) => rankOf(a, hardness) - rankOf(b, hardness))
    case 'newest':
      return fits.toSorted((a, b) => Date.parse(beganAt(b)) - Date.parse(beganAt(a)))
  }
}

function rankOf({ actions }: BlockReply, hardness: readonly string[]): number {
  const rank = hardness.indexOf(actions[0] ?? '')
  return rank < 0 ? hardness.length : rank
}

// What a server itself states as the beginning is nearer to the truth than when we first saw it.
function beganAt({ statedSince, firstSeen }: BlockReply): string {
  return statedSince ?? firstSeen
}
