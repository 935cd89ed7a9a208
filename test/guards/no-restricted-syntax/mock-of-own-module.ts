// Breaks no-restricted-syntax where it stands as test/model/ages.test.ts: set-up is data.
import { vi } from 'vitest'

vi.mock('#model/clock.ts')
