// Breaks no-restricted-syntax where it stands as test/model/ages.test.ts: tests measure no time.
import { test } from 'vitest'

test('is quick', () => undefined, 50)
