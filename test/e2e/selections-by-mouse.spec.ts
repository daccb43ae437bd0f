import { expect } from '@playwright/test'
import { seeded } from '../bench/random.ts'
import { checker, dragsOverWords, handsOn, lookerAt, openForCharacters } from './support/selections.ts'
import { test } from './support/sample-window.ts'

// A trace of every one of them would take longer than the selections.
test.use({ trace: 'off' })

const drags = 4000

test('four thousand selections by mouse mean the very words that are selected', async ({ ask, page }) => {
  test.setTimeout(900_000)
  const check = checker(await openForCharacters(page, 12, ask))
  // A small window is painted faster, and each selection waits for a frame.
  await page.setViewportSize({ width: 1000, height: 640 })
  const hands = await handsOn(page)
  const look = await lookerAt(page)
  const between = await dragsOverWords(page, seeded(11))
  for (let index = 0; index < drags; index += 1) {
    await check(look, [hands.drag(between())], hands.released())
  }
  expect(check.wrong()).toEqual([])
  expect(check.found()).toBeGreaterThan(drags * 0.9)
})
