// Breaks atlas/room-borders where it stands as model/ages.ts: the model is pure.
import { claimSlots } from './store/frontier.ts'

export const claim = claimSlots
