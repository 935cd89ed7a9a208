// Breaks atlas/one-door where it stands as crawler/ages.ts: a new dependency gets its door before it is used.
import leftPad from 'left-pad'

export const pad = leftPad
