import { expect, test } from 'vitest'
import { screensBudget, screensIn } from '../bench/measure/screens.ts'
import { builtScreens } from '../packages/server/src/screens.ts'

test('a browser needs no more JavaScript than it may before one can sign in, and before Today stands', async () => {
  const { folder } = await builtScreens(() => {})
  const { signIn, firstScreen } = screensIn(folder)
  expect(signIn).toBeGreaterThan(1_000)
  expect(signIn).toBeLessThanOrEqual(screensBudget.signIn)
  expect(firstScreen).toBeGreaterThan(signIn)
  expect(firstScreen).toBeLessThanOrEqual(screensBudget.firstScreen)
})
