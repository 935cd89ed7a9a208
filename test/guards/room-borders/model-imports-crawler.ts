// Breaks atlas/room-borders where it stands as model/ages.ts: the model knows nobody, not even a type of somebody.
import type { Network } from '../crawler/network/contract.ts'

export type Line = Network
