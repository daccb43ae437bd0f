import { expect, type Locator, type Page } from '@playwright/test'
import type { CallOutput } from '#shared/contract/index.ts'
import { consensusCoder } from '#shared/ids.ts'
import { lookInEveryTheme } from './support/every-theme.ts'
import type { Ask } from './support/raw-ask.ts'
import { test } from './support/sample-window.ts'
import { expectAccessible, goTo, status } from './support/workbench.ts'

let ask: Ask = () => Promise.reject(new Error('no window is open'))

test.beforeEach(({ ask: given }) => {
  ask = given
})

test('ten disagreements are settled by the keyboard alone', async ({ page }) => {
  await page.keyboard.press('Alt+9')
  await expect(chosen(page)).toBeVisible()
  const first = await everyDisagreement()
  expect(first.rows.length).toBeGreaterThan(100)
  const before = await consensus()
  expect(before).toEqual([])

  let settled = 0
  async function settle(words: RegExp, ...keys: readonly string[]): Promise<void> {
    const row = await chosen(page).textContent()
    for (const key of keys) await page.keyboard.press(key)
    settled += 1
    await expect(status(page)).toHaveText(words)
    await expect(counts(page)).toContainText(`${first.undecided - settled} undecided`)
    await expect(chosen(page)).not.toHaveText(row ?? '')
    await expect(list(page)).toBeFocused()
  }

  await page.keyboard.press('j')
  await page.keyboard.press('ArrowUp')
  await settle(/: took Ann Whitlock’s\. Undo/, 'a')
  await settle(/: took Bashir Khan’s\. Undo/, 'b')
  await settle(/: took Cerys Morgan’s\. Undo/, 'c')
  await settle(/: took all of it\. Undo/, 'e')
  await settle(/: took all of it\. Undo/, '+')
  await settle(/: left uncoded\. Undo/, 'x')
  await settle(/: left uncoded\. Undo/, '0')

  // With a reason.
  await page.keyboard.press('w')
  await page.keyboard.type('As the rule says')
  await page.keyboard.press('Enter')
  await settle(/: took Ann Whitlock’s\. Undo/, 'A')

  // Another code, on fewer words.
  await page.keyboard.press('r')
  await page.keyboard.type('relationships')
  await expect(page.getByRole('listbox', { name: 'Codes' }).getByRole('option').first()).toContainText(
    'Relationships',
  )
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Another code or span' })).toBeFocused()
  await settle(
    /: coded otherwise, as Practices \/ Relationships\. Undo/,
    'ArrowRight',
    'Shift+ArrowLeft',
    'Enter',
  )

  // Left open, which needs a reason.
  await page.keyboard.press('l')
  await expect(page.getByRole('textbox', { name: 'Why' })).toBeFocused()
  await page.keyboard.type('To be talked over')
  await settle(/: left open\. Undo/, 'Enter')
  expect(settled).toBe(10)

  const rows = (await everyDisagreement()).rows.slice(0, 10)
  expect(rows.map(({ decision }) => decision?.outcome)).toEqual([
    ...Array.from({ length: 8 }, () => 'took'),
    'other',
    'left_open',
  ])
  expect(rows.map(({ decision }) => decision?.reason)).toEqual([
    ...Array.from({ length: 7 }, () => ''),
    'As the rule says',
    '',
    'To be talked over',
  ])
  expect(new Set(rows.map(({ decision }) => decision?.by))).toEqual(new Set(['Ann Whitlock']))
  expect(rows.map(({ key }) => key)).toEqual(first.rows.slice(0, 10).map(({ key }) => key))
  const other = rows[8]
  const relationships = (await consensus()).find(
    ({ document, start, end }) =>
      other !== undefined && document === other.document && start > other.start && end < other.end,
  )
  expect(relationships).toBeDefined()
})

test('a decision is undone, another reopened, and what all agree on accepted', async ({ page }) => {
  await page.keyboard.press('Alt+9')
  await expect(chosen(page)).toBeVisible()
  const { undecided, agreed } = await everyDisagreement()
  const row = (await chosen(page).textContent()) ?? ''
  await page.keyboard.press('a')
  await expect(counts(page)).toContainText(`${undecided - 1} undecided`)
  await expect(chosen(page)).not.toHaveText(row)
  await page.keyboard.press('Control+z')
  await expect(status(page)).toHaveText(/^Undone: Settled a disagreement/)
  await expect(counts(page)).toContainText(`${undecided} undecided`)
  await expect(chosen(page)).toHaveText(row)
  expect(await consensus()).toEqual([])

  await page.keyboard.press('b')
  await expect(counts(page)).toContainText('1 decided')
  await page.getByRole('combobox', { name: 'Show' }).selectOption('Decided')
  await expect(list(page).getByRole('option')).toHaveCount(1)
  await expect(page.getByRole('group', { name: 'Decision' })).toContainText('decided by Ann Whitlock')
  await expect(page.getByRole('region', { name: 'Coded by Consensus' })).toBeVisible()
  await expectAccessible(page, 'a decided disagreement')
  await list(page).focus()
  await page.keyboard.press('Delete')
  await expect(status(page)).toHaveText('Reopened. Undo takes that back.')
  await expect(page.getByText('None of the disagreements are like that.')).toBeVisible()
  expect(await consensus()).toEqual([])
  await page.getByRole('button', { name: 'Show all' }).press('Enter')

  expect(agreed).toBeGreaterThan(10)
  await page.getByRole('button', { name: `Accept ${agreed} full agreements` }).press('Enter')
  await expect(status(page)).toHaveText(
    `${agreed} codings that all agree on entered the consensus. Undo takes that back.`,
  )
  await expect(page.getByText(`${agreed} full agreements in the consensus.`)).toBeVisible()
  expect(await consensus()).toHaveLength(agreed)

  // It is a coder like another, where extracts are read.
  const [coding] = await consensus()
  const name = (await ask('codebook.tree', {})).codes.find(({ id }) => id === coding?.code)?.name ?? ''
  await goTo(page, 'Codebook')
  await page
    .getByRole('row', { name: new RegExp(`^${name}`) })
    .first()
    .click()
  await page.getByRole('tab', { name: /^Extracts/ }).click()
  await page.getByRole('combobox', { name: 'Coder' }).selectOption('Consensus')
  await expect(page.getByRole('article').first()).toContainText('coded by Consensus')
})

test('a rule learned from a disagreement makes the next version, which is compared', async ({ page }) => {
  await page.keyboard.press('Alt+9')
  await expect(chosen(page)).toBeVisible()
  await page.keyboard.press('g')
  const dialog = page.getByRole('dialog', { name: 'Add to the codebook' })
  const code = dialog.getByRole('combobox', { name: 'Code' })
  const path = await code.evaluate((box: HTMLSelectElement) => box.selectedOptions[0]?.textContent ?? '')
  await dialog.getByRole('radio', { name: 'A rule on when not to use it' }).check()
  await dialog.getByRole('textbox', { name: 'The rule' }).fill('Not where only the price is meant.')
  await expectAccessible(page, 'adding to the codebook')
  await dialog.getByRole('textbox', { name: /^What changed/ }).press('Enter')
  await expect(status(page)).toHaveText(/The codebook stands at version 2\.$/)
  await expect(list(page)).toBeFocused()
  await expect(page.getByRole('region', { name: 'Chosen disagreement' })).toContainText(
    'Not where only the price is meant.',
  )

  await goTo(page, 'Codebook')
  await page.getByRole('button', { name: 'Versions…' }).press('Enter')
  const versions = page.getByRole('dialog', { name: 'Versions of the codebook' })
  await expect(versions.getByRole('row', { name: /^2 / })).toContainText('Learned from a disagreement in')
  await expect(versions.getByRole('combobox', { name: 'Compare' })).toHaveValue('1')
  const changed = versions.getByRole('region', { name: 'What changed' })
  await expect(changed.getByRole('listitem')).toHaveCount(1)
  await expect(changed.getByRole('heading')).toContainText(path)
  await expect(changed.getByRole('row', { name: /^When not to use/ })).toContainText(
    'Not where only the price is meant.',
  )
  await versions.getByRole('combobox', { name: 'Compare' }).selectOption('Version 2')
  await versions.getByRole('combobox', { name: 'with' }).selectOption('The codebook as it stands')
  await expect(versions.getByText('Nothing differs.')).toBeVisible()
  await expectAccessible(page, 'versions')
  await page.keyboard.press('Escape')

  const name = path.slice(path.lastIndexOf('/') + 1).trim()
  await page
    .getByRole('row', { name: new RegExp(`^${name}`) })
    .first()
    .click()
  await page.getByRole('tab', { name: /^Extracts/ }).click()
  await page.getByRole('checkbox', { name: 'To review: made before version 2' }).check()
  await expect(page.getByRole('article').first()).toContainText('codebook version 1')
})

test('why a list is empty is said, with what to do', async ({ page }) => {
  const { uncompared } = await everyDisagreement()
  const [alone] = uncompared
  if (!alone) throw new Error('every document of the sample is compared')
  const [, other] = await ask('document.list', {})
  const people = (await ask('coder.list', {})).filter(({ kind }) => kind === 'person')
  await ask('round.create', {
    name: 'Second look',
    documents: [other?.id ?? alone.document],
    coders: people.map(({ id }) => id),
    blind: true,
  })
  await page.keyboard.press('Alt+9')
  await expect(chosen(page)).toBeVisible()
  await page.getByRole('combobox', { name: 'Round' }).selectOption('Second look')
  await expect(page.getByText('The results of Second look are not opened yet.')).toBeVisible()
  await expectAccessible(page, 'a blind round')
  await page.getByRole('combobox', { name: 'Round' }).selectOption('Everything')
  await page.getByRole('combobox', { name: 'Show' }).selectOption('Left open')
  await expect(page.getByText('None of the disagreements are like that.')).toBeVisible()

  // Choices are remembered, and what was chosen comes back.
  await goTo(page, 'Documents')
  await goTo(page, 'Disagreements')
  await expect(page.getByRole('combobox', { name: 'Show' })).toHaveValue('left_open')
  await page.getByRole('button', { name: 'Show all' }).press('Enter')
  await expect(chosen(page)).toBeVisible()
})

test('no barrier is found while settling, in any theme', async ({ page }) => {
  test.setTimeout(150_000)
  await page.keyboard.press('Alt+9')
  await expect(chosen(page)).toBeVisible()
  await lookInEveryTheme(page, 'disagreements')
  await page.keyboard.press('r')
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  await lookInEveryTheme(page, 'disagreement-code')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Another code or span' })).toBeFocused()
  await lookInEveryTheme(page, 'disagreement-other')
  await page.keyboard.press('Escape')
  await page.keyboard.press('l')
  await lookInEveryTheme(page, 'disagreement-left-open')
  await page.keyboard.press('Escape')
  await expect(list(page)).toBeFocused()
})

test('the transcript is gone to from a disagreement, and the same place come back to', async ({ page }) => {
  await page.keyboard.press('Alt+9')
  await expect(chosen(page)).toBeVisible()
  await page.keyboard.press('j')
  const row = (await chosen(page).textContent()) ?? ''
  await page.keyboard.press('o')
  await expect(page.locator('[data-row]').first()).toBeVisible()
  await page.goBack()
  await expect(chosen(page)).toHaveText(row)
})

function list(page: Page): Locator {
  return page.getByRole('listbox', { name: /disagreements?$/ })
}

function chosen(page: Page): Locator {
  return list(page).getByRole('option', { selected: true })
}

function counts(page: Page): Locator {
  return page.getByText(/^[\d,]+ undecided, /)
}

async function everyDisagreement(): Promise<CallOutput<'disagreement.list'>> {
  return ask('disagreement.list', {
    compared: {},
    limit: 10_000,
  })
}

async function consensus(): Promise<CallOutput<'coding.list'>> {
  return (await ask('coding.list', { document: null })).filter(({ coder }) => coder === consensusCoder)
}
