import { expect, type Page } from '@playwright/test'
import { lookInEveryTheme } from './support/every-theme.ts'
import { test } from './support/sample-window.ts'
import { goTo, status } from './support/workbench.ts'

const found = (page: Page) => page.getByRole('region', { name: 'What it finds' })
const form = (page: Page) => page.getByRole('region', { name: 'Query' })
const total = (page: Page) => found(page).getByRole('status')
const sentence = (page: Page) => page.locator('.extracts-sentence')
const card = (page: Page, index: number) => page.locator(`[data-extract="${index}"]`)

async function totalNow(page: Page): Promise<number> {
  // Until a query is answered, the total is that of the one before.
  await expect(page.locator('.extract-results[aria-busy="true"]')).toHaveCount(0)
  const words = await total(page).textContent()
  return Number(/^([\d,]+) extract/u.exec(words ?? '')?.[1]?.replaceAll(',', '') ?? Number.NaN)
}

/** Picks a code from the list that opens, by part of its name. */
async function pick(page: Page, button: string, part: string, name: RegExp): Promise<void> {
  await form(page).getByRole('button', { name: button }).focus()
  await page.keyboard.press('Enter')
  const field = page.getByRole('dialog', { name: 'Pick a code' }).getByRole('combobox')
  await expect(field).toBeFocused()
  await page.keyboard.type(part)
  await expect(field).toHaveValue(part)
  await expect(page.getByRole('listbox', { name: 'Codes' }).getByRole('option').first()).toHaveText(name)
  await page.keyboard.press('Enter')
  await expect(field).toBeHidden()
}

/** Where an extract stands in what is seen of the list, in pixels. */
async function heightOf(page: Page, index: number): Promise<number> {
  const [item, list] = [
    await card(page, index).boundingBox(),
    await page.locator('.extract-list').boundingBox(),
  ]
  return item && list ? item.y - list.y : Number.NaN
}

async function addCondition(page: Page, name: string): Promise<void> {
  await form(page).getByRole('button', { name: 'Add a condition' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name, exact: true }).focus()
  await page.keyboard.press('Enter')
}

test.beforeEach(async ({ page }) => {
  await page.keyboard.press('Alt+x')
  await expect(page.getByRole('heading', { name: 'Extracts', level: 1 })).toBeVisible()
  await expect(card(page, 0)).toBeVisible()
})

test('a query is built by picking, by the keyboard alone', async ({ page, ask }) => {
  await expect(sentence(page)).toHaveText('Every extract.')
  const everything = await totalNow(page)
  expect(everything).toBe((await ask('retrieval.run', { query: {}, limit: 0 })).total)

  await pick(page, 'Pick a code…', 'processes', /^Processes/u)
  await expect(sentence(page)).toHaveText('Extracts coded Processes with all below it.')
  await expect.poll(() => totalNow(page)).toBeLessThan(everything)
  const processes = await totalNow(page)

  await addCondition(page, 'And a code…')
  await expect(form(page).getByRole('button', { name: 'Pick its code…' })).toBeFocused()
  await pick(page, 'Pick its code…', 'relationships', /^Relationships/u)
  await expect(sentence(page)).toContainText('overlapping Practices / Relationships')
  await expect.poll(() => totalNow(page)).toBeLessThan(processes)
  const overlapping = await totalNow(page)
  const relation = form(page).getByRole('combobox', { name: 'Condition 1: how it stands' })
  await relation.selectOption('near')
  await expect(sentence(page)).toContainText('within 2 turns of Practices / Relationships')
  await expect.poll(() => totalNow(page)).toBeGreaterThan(overlapping)
  await form(page).getByRole('spinbutton', { name: 'Condition 1: turns apart at most' }).fill('0')
  await expect(sentence(page)).toContainText(', in one turn with')
  await form(page).getByRole('combobox', { name: 'Condition 1: and, or not' }).selectOption('not')
  await expect(sentence(page)).toContainText('not in one turn with')

  await addCondition(page, 'Case studies')
  const sites = form(page).getByRole('group', { name: 'Case studies' })
  await expect(sites.getByRole('checkbox').first()).toBeFocused()
  await page.keyboard.press('Space')
  await expect(sentence(page)).toContainText(/at Site A\./u)
  const atSiteA = await totalNow(page)
  expect(atSiteA).toBeGreaterThan(0)
  await lookInEveryTheme(page, 'extracts-query')

  await addCondition(page, 'Words')
  await expect(form(page).getByRole('textbox', { name: /word or phrase/u })).toBeFocused()
  await page.keyboard.type('nothing says these words')
  await expect(found(page).getByText('This query finds nothing.')).toBeVisible()
  await form(page).getByRole('button', { name: 'Take out: Words' }).press('Enter')
  await expect.poll(() => totalNow(page)).toBe(atSiteA)

  await page.getByRole('button', { name: 'Hide the query' }).press('Enter')
  await expect(form(page)).toBeHidden()
  await page.getByRole('button', { name: 'Change the query' }).press('Enter')
  await expect(form(page)).toBeVisible()
})

test('before anything is picked, every extract is there', async ({ page }) => {
  await expect(sentence(page)).toHaveText('Every extract.')
  await lookInEveryTheme(page, 'extracts-everything')
})

test('extracts are walked, marked, widened, copied and gone to, and Back returns', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const groups = found(page).getByRole('combobox', { name: 'Group by' })
  await groups.selectOption('case')
  await expect(total(page)).toContainText('groups')
  const before = await totalNow(page)
  await card(page, 0).focus()
  await page.keyboard.press('j')
  await expect(card(page, 1)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(card(page, 2)).toBeFocused()
  const third = await card(page, 2).locator('.extract-words').textContent()

  await page.keyboard.press('s')
  await expect(status(page)).toHaveText('1 extract starred. Undo takes that back.')
  await expect(card(page, 2).getByRole('button', { name: 'Starred' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('s')
  await expect(card(page, 2).getByRole('button', { name: 'Starred' })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
  await page.keyboard.press('s')
  await expect(card(page, 2).getByRole('button', { name: 'Starred' })).toHaveAttribute('aria-pressed', 'true')

  // Pinned, it comes first in its group.
  await page.keyboard.press('p')
  await expect(card(page, 0).locator('.extract-words')).toHaveText(third ?? '')
  await card(page, 0).focus()
  await page.keyboard.press('+')
  await expect(card(page, 0).locator('mark')).toHaveCount(1)
  await page.keyboard.press('+')
  await expect(card(page, 0).locator('.extract-words p').nth(2)).toBeVisible()
  await lookInEveryTheme(page, 'extracts-marked')
  await page.keyboard.press('c')
  await expect(status(page)).toHaveText('Copied as a quotation.')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^“.+” \(.+, Site A, .+\)$/su)

  // To its place and back.
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-row]').first()).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(card(page, 0)).toBeFocused()
  await expect(card(page, 0).locator('mark')).toHaveCount(1)
  await expect(groups).toHaveValue('case')
  await page.keyboard.press('-')
  await page.keyboard.press('-')
  await expect(card(page, 0).locator('mark')).toHaveCount(0)

  // Several at once, hidden in one step; the next one has the keyboard.
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(found(page).getByText('3 selected')).toBeVisible()
  await page.keyboard.press('h')
  await expect(status(page)).toHaveText('3 extracts hidden. Undo takes that back.')
  await expect.poll(() => totalNow(page)).toBe(before - 3)
  await expect(card(page, 2)).toBeFocused()
  await found(page).getByRole('combobox', { name: '3 hidden' }).selectOption('only')
  await expect.poll(() => totalNow(page)).toBe(3)
  await card(page, 0).focus()
  await page.keyboard.press('Control+a')
  await expect(found(page).getByText('3 selected')).toBeVisible()
  await page.keyboard.press('h')
  await expect(found(page).getByText('This query finds nothing.')).toBeHidden()
  await found(page).getByRole('combobox', { name: '0 hidden' }).selectOption('left_out')
  await expect.poll(() => totalNow(page)).toBe(before)
})

test('far down the list, one comes back to the same place, and goes to any group', async ({ page }) => {
  await found(page).getByRole('combobox', { name: 'Group by' }).selectOption('code')
  await expect(total(page)).toContainText('groups')
  await card(page, 0).focus()
  await page.keyboard.press('End')
  const last = (await totalNow(page)) - 1
  await expect(card(page, last)).toBeFocused()
  await page.keyboard.press('k')
  await expect(card(page, last - 1)).toBeFocused()
  const words = await card(page, last - 1)
    .locator('.extract-words')
    .textContent()
  const top = await heightOf(page, last - 1)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-row]').first()).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(card(page, last - 1)).toBeFocused()
  await expect(card(page, last - 1).locator('.extract-words')).toHaveText(words ?? '')
  await expect.poll(async () => Math.abs((await heightOf(page, last - 1)) - top)).toBeLessThan(3)

  await found(page).getByRole('button', { name: 'Go to a group' }).press('Enter')
  const menu = page.getByRole('menu', { name: 'Go to a group' })
  const target = menu.getByRole('menuitem').nth(2)
  const name = (await target.textContent())?.replace(/ \([\d,]+\)$/u, '') ?? ''
  await target.click()
  await expect(found(page).locator('.extract-here-name')).toContainText(name)
})

test('a saved query is live, told when it was changed, renamed and removed', async ({ page, ask }) => {
  await pick(page, 'Pick a code…', 'challenge', /^Challenge/u)
  await expect(sentence(page)).toContainText('coded Practices / Challenge')
  const before = await totalNow(page)
  await page.getByRole('button', { name: 'Save…' }).press('Enter')
  await page.keyboard.type('Challenges')
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText('Saved. What is coded from now on appears in it too.')
  await expect(page.locator('.extract-saved')).toHaveText('Challenges saved')

  // A new coding appears.
  const { extracts } = await ask('retrieval.run', { query: { words: 'we' }, limit: 1 })
  const [some] = extracts
  const code = (await ask('codebook.tree', {})).codes.find((one) => one.name === 'Challenge')
  const coder = (await ask('coder.list', {})).find(({ kind }) => kind === 'person')
  if (!some || !code || !coder) throw new Error('the sample has these')
  const { coding } = await ask('coding.apply', {
    document: some.document,
    code: code.id,
    coder: coder.id,
    span: { start: some.start, end: some.end - 1 },
  })
  await expect.poll(() => totalNow(page)).toBe(before + 1)

  await addCondition(page, 'Marks')
  await form(page).getByRole('combobox', { name: 'Only extracts that are' }).selectOption('starred')
  await expect(found(page).getByText('This query finds nothing.')).toBeVisible()
  await expect(page.locator('.extract-saved')).toHaveText('Challenges changed since it was saved')
  await ask('extract.mark', { codings: [coding.id], mark: 'starred', on: true })
  await expect.poll(() => totalNow(page)).toBe(1)
  await page.getByRole('button', { name: 'Save the change' }).press('Enter')
  await expect(page.locator('.extract-saved')).toHaveText('Challenges saved')

  const more = page.getByRole('button', { name: 'More of queries' })
  await more.press('Enter')
  await page.getByRole('menuitem', { name: 'Rename…' }).press('Enter')
  await page.getByRole('textbox', { name: 'Name' }).fill('Starred challenges')
  await lookInEveryTheme(page, 'extracts-rename')
  await page.keyboard.press('Enter')
  await expect(page.locator('.extract-saved')).toHaveText('Starred challenges saved')

  await more.press('Enter')
  await page.getByRole('menuitem', { name: 'Begin a new query' }).press('Enter')
  await expect(sentence(page)).toHaveText('Every extract.')
  await page.getByRole('button', { name: 'Saved queries' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Starred challenges' }).press('Enter')
  await expect(sentence(page)).toHaveText('Extracts that are starred, coded Practices / Challenge.')
  await expect(form(page).getByRole('list', { name: 'Codes that are asked for' })).toContainText('Challenge')

  // What it names is gone: it says so, and can be mended.
  await ask('codebook.remove', { code: code.id }).catch(() => undefined)
  await more.press('Enter')
  await page.getByRole('menuitem', { name: 'Remove “Starred challenges”' }).press('Enter')
  await expect(status(page)).toHaveText('Removed the query “Starred challenges”. Undo takes that back.')
  await expect(page.getByRole('button', { name: 'Saved queries' })).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Saved queries' })).toBeVisible()
})

test('a query that names what is gone says so, and is mended by a press', async ({ page, ask }) => {
  const { id } = await ask('codebook.create', { parent: null, fields: { name: 'Passing' } })
  await pick(page, 'Pick a code…', 'passing', /^Passing/u)
  await expect(found(page).getByText('This query finds nothing.')).toBeVisible()
  await ask('codebook.remove', { code: id })
  await expect(found(page).getByText('This query names 1 thing no longer there.')).toBeVisible()
  await lookInEveryTheme(page, 'extracts-gone')
  await found(page).getByRole('button', { name: 'Take out what is gone' }).press('Enter')
  await expect(sentence(page)).toHaveText('Every extract.')
  await expect(card(page, 0)).toBeVisible()
})

test('in a narrow window the query stands above what it finds', async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 800 })
  await expect(card(page, 0)).toBeVisible()
  const [above, below] = [await form(page).boundingBox(), await found(page).boundingBox()]
  expect(above && below && above.y + above.height <= below.y + 1).toBe(true)
  await lookInEveryTheme(page, 'extracts-narrow')
  await goTo(page, 'Documents')
})
