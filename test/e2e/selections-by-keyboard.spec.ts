import { expect } from '@playwright/test'
import { seeded } from '../bench/random.ts'
import { checker, handsOn, lookerAt, openForCharacters, placer, shift } from './support/selections.ts'
import { test } from './support/sample-window.ts'

// A trace of every one of them would take longer than the selections.
test.use({ trace: 'off' })

const presses = 6000
const placements = 800

test('six thousand selections by keyboard mean the very words that are selected', async ({ ask, page }) => {
  test.setTimeout(900_000)
  const check = checker(await openForCharacters(page, 12, ask))
  // A small window is painted faster, and each selection waits for a frame.
  await page.setViewportSize({ width: 1000, height: 640 })
  const random = seeded(12)
  const hands = await handsOn(page)
  const look = await lookerAt(page)
  await page.locator('[data-row="1"]').focus()
  await hands.press('Enter')
  const keys = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End']
  for (let index = 0; index < presses; index += 1) {
    const key = keys[Math.floor(random() ** 2 * keys.length)] ?? 'ArrowRight'
    await check(look, [hands.press(key, random() < 0.8 ? shift : 0)], hands.released())
  }
  expect(check.wrong()).toEqual([])
  expect(check.found()).toBeGreaterThan(presses * 0.9)
})

test('selections placed between any two points, over chunks that are not drawn, mean the same words', async ({
  ask,
  page,
}) => {
  test.setTimeout(300_000)
  const check = checker(await openForCharacters(page, 50, ask))
  await page.setViewportSize({ width: 1000, height: 640 })
  const look = await lookerAt(page)
  const place = await placer(page)
  for (let index = 0; index < placements; index += 1) {
    await place()
    await check(look, [], 0)
  }
  expect(check.wrong()).toEqual([])
  expect(check.found()).toBeGreaterThan(placements * 0.9)
})
