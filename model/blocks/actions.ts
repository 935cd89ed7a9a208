// What one server does about another, in one vocabulary for all softwares; the native word is kept beside it (blocks.md 3.1).

/** From the hardest to none; the number only sorts, it is no score. `allow` is an entry of an allow-list. */
export const BLOCK_ACTIONS = {
  suspend: 100,
  'reject-notify': 95,
  'stop-delivery': 80,
  quarantine: 70,
  'followers-only': 65,
  silence: 60,
  mute: 55,
  'reject-media': 40,
  'force-sensitive': 35,
  'reject-reports': 30,
  'reject-avatars': 25,
  'reject-banners': 25,
  'reject-backgrounds': 25,
  'reject-quotes': 25,
  'reject-deletes': 20,
  /** Delivery was stopped and nobody says whether by hand: older Misskey (blocks.md 1.4). It is no block. */
  'delivery-suspended': 10,
  noop: 0,
  allow: -10,
} as const satisfies Readonly<Record<string, number>>

export type BlockAction = keyof typeof BLOCK_ACTIONS

export const BLOCK_ACTION_NAMES = Object.keys(BLOCK_ACTIONS) as readonly BlockAction[]

/** One action with the word its software has for it: `reject`, `isBlocked`, `federated_timeline_removal`. */
export interface NativeAction {
  readonly action: BlockAction
  readonly native: string
}

/** Whether nothing passes from the target to the server that acts so. */
export function isRefusal(action: BlockAction): boolean {
  return action === 'suspend' || action === 'reject-notify'
}

/** The hardest of several actions; undefined of none. */
export function hardestAction(actions: readonly BlockAction[]): BlockAction | undefined {
  return actions.reduce<BlockAction | undefined>(
    (hardest, action) => (hardest === undefined || BLOCK_ACTIONS[action] > BLOCK_ACTIONS[hardest] ? action : hardest),
    undefined,
  )
}
