// Breaks atlas/specifier-form where it stands as crawler/ages.ts: the model is named #model from other rooms.
import { DAY } from '../model/clock.ts'

export const day = DAY
