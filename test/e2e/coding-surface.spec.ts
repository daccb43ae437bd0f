import { expect, type Page } from '@playwright/test'
import type { CallOutput } from '#shared/contract/index.ts'
import type { Ask } from './support/raw-ask.ts'
import { test } from './support/sample-window.ts'
import { expectAccessible, openDocument, status } from './support/workbench.ts'

const title = 'Site A staff focus group'
let ask: Ask = () => Promise.reject(new Error('no window is open'))

test.beforeEach(({ ask: given }) => {
  ask = given
})

test('ten codings by the keyboard alone, their edges, and everything undone', async ({ page }) => {
  await openDocument(page, title)
  const before = await codings()
  const steps = await undoable()
  const row = page.locator('[data-row="3"]')
  await row.focus()

  // By the palette: a word, a turn, a sentence, a paragraph.
  const palette = page.getByRole('combobox', { name: 'Code', exact: true })
  for (const [keys, code] of [
    [['Enter', 'Shift+ArrowRight'], 'budgets'],
    [['s'], 'sharing data'],
    [['n'], 'challenge'],
    [['p'], 'creativity'],
  ] as const) {
    for (const key of keys) await page.keyboard.press(key)
    await page.keyboard.press('c')
    await palette.fill(code)
    await page.keyboard.press('Enter')
    await expect(status(page)).toHaveText(/^Coded with/)
    await expect(palette).toBeHidden()
    await expect(row).toBeFocused()
  }

  // Two with the palette staying open, one of them a free code of a new name.
  await page.keyboard.press('n')
  await page.keyboard.press('c')
  await palette.fill('informing')
  await page.keyboard.press('Shift+Enter')
  await expect(status(page)).toHaveText('Coded with Informing.')
  await expect(palette).toHaveValue('')
  await palette.fill('A name never used')
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText('Coded with the free code A name never used.')

  // The last one again, in vivo, and by a pinned number.
  await expect(row).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('s')
  await page.keyboard.press('.')
  await expect(status(page)).toHaveText('Coded with A name never used.')
  await page.keyboard.press('Enter')
  await page.keyboard.press('i')
  await expect(status(page)).toHaveText(/^Coded with the free code/)
  const codes = page.getByRole('tree', { name: /^Codes to drag/ })
  await codes.getByRole('treeitem', { name: 'Evidence' }).focus()
  await page.keyboard.press('p')
  await expect(codes.getByRole('treeitem', { name: 'Evidence, pinned to 1' })).toBeVisible()
  const next = page.locator('[data-row="4"]')
  await next.focus()
  await page.keyboard.press('s')
  await page.keyboard.press('1')
  await expect(status(page)).toHaveText('Coded with Evidence.')
  await page.keyboard.press('n')
  await page.keyboard.press('1')
  await expect.poll(async () => (await codings()).length).toBe(before.length + 10)

  // Edges by word: the coding in focus is the one made last.
  const made = (await codings()).toSorted((a, b) => (a.id < b.id ? 1 : -1))[0]
  if (!made) throw new Error('nothing was coded')
  const now = async () => (await codings()).find((coding) => coding.id === made.id)
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  await expect(status(page)).toHaveText('The coding has new edges.')
  await expect.poll(async () => (await now())?.end).toBeLessThan(made.end)
  const shorter = (await now())?.end ?? 0
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect.poll(async () => (await now())?.end).toBeGreaterThan(shorter)
  await page.keyboard.press('Control+Shift+ArrowRight')
  await expect.poll(async () => (await now())?.start).toBeGreaterThan(made.start)
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await expect.poll(async () => (await now())?.start).toBe(made.start)

  // Split at the word cursor, join again, recode, and an example.
  await page.keyboard.press('Enter')
  for (let word = 0; word < 2; word++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+/')
  await expect(status(page)).toHaveText('Evidence is two codings now.')
  await expect.poll(async () => (await codings()).length).toBe(before.length + 11)
  await page.keyboard.press('Escape')
  await page.keyboard.press(']')
  await focusCoding(page, 'Evidence')
  await next.focus()
  await page.keyboard.press('j')
  await expect(status(page)).toHaveText(/codings are one now\.$/)
  await page.keyboard.press('e')
  await palette.fill('involving')
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText('Involving takes the place of Evidence here.')
  await focusCoding(page, 'Involving')
  await next.focus()
  await page.keyboard.press('x')
  await page.getByRole('textbox', { name: /^Why/ }).fill('Users were asked first')
  await page.getByRole('button', { name: 'Add to the codebook' }).click()
  await expect(status(page)).toHaveText('These words are an example of Involving now.')
  await expect(page.getByRole('region', { name: /^Rules for .*Involving$/ })).toContainText('asked first')

  await undoBackTo(steps)
  expect(await codings()).toEqual(before)
})

test('ten codings by the mouse, dragged both ways, with menu and handles', async ({ page }) => {
  await openDocument(page, title)
  const before = await codings()
  const steps = await undoable()
  const codes = page.getByRole('tree', { name: /^Codes to drag/ })
  const item = (name: string) => codes.getByRole('treeitem', { name, exact: true })
  let expected = before.length
  const coded = async () => {
    expected += 1
    await expect.poll(async () => (await codings()).length).toBe(expected)
  }

  // Words dragged onto codes.
  for (const name of ['Agreements', 'Integrated teams', 'Sharing data']) {
    const from = await dragOverWords(page, 2, 0.1, 0.4)
    await item(name).scrollIntoViewIfNeeded()
    const to = await item(name).boundingBox()
    if (!to) throw new Error('the code has no box')
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x + 8, from.y + 2, { steps: 3 })
    await page.mouse.move(to.x + 60, to.y + 8, { steps: 4 })
    await page.mouse.up()
    await expect(status(page)).toHaveText(`Coded with ${name}.`)
    await coded()
  }

  // Codes dragged onto selected words.
  for (const name of ['Challenge', 'Evidence', 'Top down']) {
    const onto = await dragOverWords(page, 3, 0.1, 0.6)
    await item(name).scrollIntoViewIfNeeded()
    const from = await item(name).boundingBox()
    if (!from) throw new Error('the code has no box')
    await page.mouse.move(from.x + 60, from.y + 8)
    await page.mouse.down()
    await page.mouse.move(from.x + 40, from.y + 14, { steps: 3 })
    await page.mouse.move(onto.x, onto.y, { steps: 4 })
    await page.mouse.up()
    await expect(status(page)).toHaveText(`Coded with ${name}.`)
    await coded()
  }

  // A click on a code, the button above the text, and the menu.
  await dragOverWords(page, 4, 0.05, 0.5)
  await item('Informing').click()
  await coded()
  await dragOverWords(page, 4, 0.1, 0.3)
  await page.getByRole('button', { name: 'Code selection…' }).click()
  await page.getByRole('dialog').getByRole('option').first().click()
  await coded()
  const there = await dragOverWords(page, 5, 0.1, 0.4)
  await page.mouse.click(there.x, there.y, { button: 'right' })
  const menu = page.getByRole('menu', { name: 'What can be done here' })
  await expect(menu.getByRole('menuitem', { name: 'Choose a code…' })).toContainText('C')
  await expectAccessible(page, 'the menu on selected words')
  await menu.getByRole('menuitem', { name: /^Code with the last code again/ }).click()
  await coded()
  const again = await dragOverWords(page, 5, 0.5, 0.9)
  await page.mouse.click(again.x, again.y, { button: 'right' })
  await menu.getByRole('menuitem', { name: /^Code with these words/ }).click()
  await coded()

  // The end of the coding in focus by its handle, and back out of the menu by the keyboard.
  const made = (await codings()).toSorted((a, b) => (a.id < b.id ? 1 : -1))[0]
  if (!made) throw new Error('nothing was coded')
  const handle = await page.locator('.edge-handle-end').boundingBox()
  const words = await page.locator('[data-row="5"] .turn-words').boundingBox()
  if (!handle || !words) throw new Error('the coding in focus has no handle')
  await page.mouse.move(handle.x + 6, handle.y + handle.height + 2)
  await page.mouse.down()
  await page.mouse.move(words.x + words.width * 0.62, handle.y + 8, { steps: 5 })
  await page.mouse.up()
  await expect(status(page)).toHaveText('The coding has new edges.')
  expect((await codings()).find((coding) => coding.id === made.id)?.end).not.toBe(made.end)
  await page.locator('[data-row="5"]').focus()
  await page.keyboard.press('Shift+F10')
  await expect(menu.getByRole('menuitem', { name: 'Remove the coding' })).toContainText('Delete')
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()

  await undoBackTo(steps)
  expect(await codings()).toEqual(before)
})

test('size, numbers and the last place are remembered', async ({ page }) => {
  await openDocument(page, title)
  const words = page.locator('[data-row="1"] .turn-words')
  const size = () => words.evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize))
  const usual = await size()
  for (let step = 0; step < 4; step++) await page.keyboard.press('Control+=')
  await expect(status(page)).toHaveText('The text is at 140 %.')
  expect(await size()).toBeCloseTo(usual * 1.4, 0)
  await page.locator('[data-row="1"]').focus()
  await page.keyboard.press('l')
  await page.locator('.mini-map').click({ position: { x: 8, y: 400 } })
  const place = page.locator('.under-cursor-place')
  await expect(place).not.toHaveText(/^Turns? 1 /)
  await expect
    .poll(() => page.locator('.transcript-scroller').evaluate((node) => node.scrollTop))
    .toBeGreaterThan(50)
  await page.waitForTimeout(1000)
  const there = await place.textContent()
  await openDocument(page, title)
  await expect(place).toHaveText(there ?? '')
  expect(await size()).toBeCloseTo(usual * 1.4, 0)
  await expect(page.locator('.transcript-numbered')).toBeVisible()
  await page.keyboard.press('Control+0')
  await expect(status(page)).toHaveText('The text is at 100 %.')
})

/** All codings of the document under test. */
async function codings(): Promise<CallOutput<'coding.list'>> {
  const document = (await ask('document.list', {})).find((row) => row.title === title)
  return ask('coding.list', { document: document?.id ?? null })
}

/** How many steps of the history stand. */
async function undoable(): Promise<number> {
  const { entries } = await ask('history.list', { limit: 10_000 })
  return entries.filter((entry) => !entry.undone).length
}

async function undoBackTo(steps: number): Promise<void> {
  for (let left = (await undoable()) - steps; left > 0; left--) await ask('history.undo', {})
}

/** Chooses a coding of a code in the list beside the text. */
async function focusCoding(page: Page, code: string): Promise<void> {
  await page
    .getByRole('region', { name: 'Codings' })
    .locator('.coding-open', { hasText: code })
    .first()
    .click()
}

/** Selects words on the first line of a row with the mouse; answers a point on them. */
async function dragOverWords(page: Page, row: number, from: number, to: number) {
  const words = page.locator(`[data-row="${row}"] .turn-words`)
  await words.scrollIntoViewIfNeeded()
  const box = await words.boundingBox()
  if (!box) throw new Error('the row has no box')
  const y = box.y + 14
  // What is selected already would be dragged, not selected anew.
  await page.mouse.click(box.x + box.width * 0.97, y)
  await page.mouse.move(box.x + box.width * from, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * to, y, { steps: 5 })
  await page.mouse.up()
  await expect(page.locator('[data-words]')).toBeVisible()
  return { x: box.x + box.width * ((from + to) / 2), y }
}
