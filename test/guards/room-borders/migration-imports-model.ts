// Breaks atlas/room-borders where it stands as migrations/9999-add-ages.ts: history must not depend on the code of today.
import { FAILURE_REASONS } from '#model/failure.ts'

export const reasons = FAILURE_REASONS
