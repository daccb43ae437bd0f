import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { lookInEveryTheme } from './support/every-theme.ts'
import { test } from './support/sample-window.ts'
import {
  closeProject,
  expectAccessible,
  focusGroup,
  goTo,
  hostile,
  interview,
  openDocument,
  status,
} from './support/workbench.ts'

test('the main job, from an empty window to an exported table', async ({ page }) => {
  test.setTimeout(120_000)
  await newProject(page)
  await importTwo(page)
  await codeByKeyboard(page)
  await codeAsSecondCoder(page)
  await compare(page)
  await exportTable(page)
  await readHistory(page)
})

test('markup in transcript, code and memo stays text', async ({ page }) => {
  await newProject(page)
  await importTwo(page)
  await openDocument(page, 'Finance lead')
  const turn = page.locator('[data-row]', { hasText: 'in one pot' })
  await expect(turn).toContainText(hostile)
  await turn.focus()
  await page.keyboard.press('s')
  await page.keyboard.press('c')
  await page.getByRole('combobox', { name: 'Code', exact: true }).fill(hostile)
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /^Create free code/ })
    .click()
  await expect(status(page)).toHaveText(/^Coded with/)
  await expect(page.getByRole('region', { name: 'Codings' })).toContainText(hostile)

  await goTo(page, 'Memos')
  await page.getByRole('button', { name: 'New memo…' }).click()
  await page.getByRole('button', { name: 'Write' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill(hostile)
  await page.getByRole('textbox', { name: 'Text of the memo' }).click()
  await page.keyboard.type(`${hostile} and more`)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(status(page)).toHaveText('The memo is saved.')
  await expect(page.locator('.memo-list')).toContainText(hostile)

  await goTo(page, 'Codebook')
  await expect(page.getByRole('treegrid')).toContainText(hostile)
  await goTo(page, 'History')
  await expect(page.locator('.history')).toContainText(hostile)
  expect(await page.locator('img').count()).toBe(0)
  expect(await page.title()).not.toBe('1')
})

test('empty views and the first steps pass axe', async ({ page }) => {
  await newProject(page)
  await lookInEveryTheme(page, 'empty-documents')
  for (const view of ['Memos', 'Agreement', 'Export']) {
    await goTo(page, view)
    await lookInEveryTheme(page, `empty-${view.toLowerCase()}`)
  }
  await importTwo(page, async () => lookInEveryTheme(page, 'import-files'))
})

async function newProject(page: Page): Promise<void> {
  await closeProject(page)
  await expectAccessible(page, 'welcome')
  await page.getByRole('button', { name: 'New project…' }).click()
  await page.getByRole('textbox', { name: 'Name of the study' }).fill('Pilot')
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ana')
  await expect(page.getByRole('radio', { name: /^Joint commissioning/ })).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Coding as Ana' })).toBeVisible()
}

async function importTwo(page: Page, look?: () => Promise<void>): Promise<void> {
  await goTo(page, 'Documents')
  await page.getByRole('button', { name: 'Import documents…' }).click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files…' }).click()
  await (
    await choosing
  ).setFiles([
    { name: 'finance.txt', mimeType: 'text/plain', buffer: Buffer.from(interview) },
    { name: 'carers.vtt', mimeType: 'text/vtt', buffer: Buffer.from(focusGroup) },
    { name: 'nothing.txt', mimeType: 'text/plain', buffer: Buffer.from('') },
  ])
  await expect(page.getByRole('region', { name: 'Turned away' })).toContainText('nothing.txt')

  const first = page.getByRole('region', { name: 'File finance.txt' })
  await first.getByRole('textbox', { name: 'Title' }).fill('Finance lead')
  await first.getByRole('button', { name: 'Speaker Manager' }).click()
  await page.getByRole('menuitem', { name: 'Rename…' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Finance manager')
  await page.keyboard.press('Enter')
  await expect(first.getByRole('rowheader', { name: 'Finance manager' })).toBeVisible()
  await first
    .getByRole('combobox', { name: 'Participant behind Finance manager' })
    .selectOption({ label: 'New participant…' })
  await first.getByRole('textbox', { name: 'Pseudonym of Finance manager' }).fill('Robin')
  await first.getByRole('textbox', { name: 'Role of Finance manager' }).fill('Finance Lead')
  await first.getByRole('button', { name: 'Look at the text' }).click()
  await expect(first.getByRole('region', { name: 'Text of Finance lead' })).toContainText('pooled budget')

  const all = page.getByRole('region', { name: 'For all of them' })
  await all.getByRole('combobox', { name: 'Case study of all' }).selectOption({ label: 'New case study…' })
  await all.getByRole('textbox', { name: 'Case study of all: name of the new one' }).fill('Site A')
  await all.getByRole('button', { name: 'Set the case study' }).click()
  await look?.()
  await page.getByRole('button', { name: 'Store 2 documents' }).click()
  await expect(page.getByRole('region', { name: '2 documents stored' })).toBeVisible()
  await page.getByRole('button', { name: 'Go to the documents' }).click()
  await expect(page.getByRole('region', { name: 'Site A', exact: true })).toContainText('Finance lead')
}

/** Nothing here touches the mouse once the document is open. */
async function codeByKeyboard(page: Page): Promise<void> {
  await openDocument(page, 'Finance lead')
  await page.locator('[data-row="0"]').focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-row="1"]')).toBeFocused()
  await page.keyboard.press('Enter')
  for (let word = 0; word < 3; word++) await page.keyboard.press('Shift+ArrowRight')
  expect(await page.evaluate(() => String(document.getSelection()))).toBe('We put the money')
  await page.keyboard.press('c')
  await page.getByRole('combobox', { name: 'Code', exact: true }).pressSequentially('budgets')
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Integrated budgets')
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText('Coded with Integrated budgets.')
  await expect(page.locator('[data-row="1"]')).toBeFocused()
  await expect(page.locator('[data-row="1"] .stripe')).toHaveCount(1)
  await expect(page.locator('[data-row="1"]')).toHaveAttribute(
    'aria-description',
    /Processes \/ Integrated budgets, by Ana/,
  )

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('s')
  await page.keyboard.press('c')
  await page.keyboard.type('relation')
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText('Coded with Relationships.')
  await expect(page.getByRole('tab', { name: 'Whole document (2)' })).toBeVisible()

  await page.keyboard.press('Control+z')
  await expect(status(page)).toHaveText(/^Undone: /)
  await expect(page.getByRole('tab', { name: 'Whole document (1)' })).toBeVisible()
  await page.keyboard.press('Control+Shift+Z')
  await expect(status(page)).toHaveText(/^Done again: /)
  await expect(page.getByRole('tab', { name: 'Whole document (2)' })).toBeVisible()

  await page.keyboard.press(']')
  await page.keyboard.press('Delete')
  await expect(status(page)).toHaveText(/removed here/)
  await expect(page.getByRole('tab', { name: 'Whole document (1)' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('tab', { name: 'Whole document (2)' })).toBeVisible()
  await page.getByRole('button', { name: 'Mark as finished' }).click()
  await expect(page.getByRole('button', { name: 'Reopen' })).toBeVisible()
}

/** The second coder works with the mouse: a drag over words, and a click in the palette. */
async function codeAsSecondCoder(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Coding as Ana' }).click()
  await page.getByRole('menuitem', { name: 'Add a coder…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Ben')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Coding as Ben' })).toBeVisible()
  const words = page.locator('[data-row="3"] .turn-words')
  await words.scrollIntoViewIfNeeded()
  const box = await words.boundingBox()
  if (!box) throw new Error('the turn has no box')
  await page.mouse.move(box.x + 2, box.y + 12)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y + 12, { steps: 8 })
  await page.mouse.up()
  await page.getByRole('button', { name: 'Code selection…' }).click()
  await page.getByRole('combobox', { name: 'Code', exact: true }).fill('relation')
  await page.getByRole('dialog').getByRole('option').first().click()
  await expect(status(page)).toHaveText('Coded with Relationships.')
  await expect(page.getByRole('tab', { name: 'Whole document (3)' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Coder', exact: true }).selectOption({ label: 'Ben' })
  await expect(page.getByRole('tab', { name: 'Whole document (1)' })).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await page.getByRole('button', { name: 'Mark as finished' }).click()
  await expect(page.getByRole('button', { name: 'Reopen' })).toBeVisible()
}

async function compare(page: Page): Promise<void> {
  await goTo(page, 'Agreement')
  const perCode = page.getByRole('region', { name: 'Agreement per code' })
  const row = perCode.getByRole('row', { name: /Relationships/ })
  await expect(row.getByRole('cell').first()).toHaveText(/^-?[01]\.\d{3}$/)
  await expect(perCode.getByRole('row', { name: /Integrated budgets/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Boundaries and categories' })).toContainText(/none: /)
}

async function exportTable(page: Page): Promise<void> {
  await goTo(page, 'Export')
  await page.getByRole('checkbox', { name: 'Word (.docx)' }).uncheck()
  await page.getByRole('checkbox', { name: /\.csv/ }).check()
  await page.getByRole('button', { name: 'Export', exact: true }).last().click()
  await expect(page.getByRole('region', { name: '3 extracts exported' })).toBeVisible()
  const coming = page.waitForEvent('download')
  await page
    .getByRole('button', { name: /^Download/ })
    .first()
    .click()
  const file = await (await coming).path()
  const table = await readFile(file, 'utf8')
  expect(table).toContain('We put the money')
  expect(table).toContain('Integrated budgets')
  expect(table).toContain('Finance Lead')
  expect(table).not.toContain('Interviewer:')
}

async function readHistory(page: Page): Promise<void> {
  await goTo(page, 'History')
  const entries = page.locator('.history-entry')
  await expect(entries.first()).toContainText(/finished/i)
  await expect(entries.first()).toContainText('Ben')
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Undo: / })
    .click()
  await expect(entries.first()).toContainText('undone')
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Redo: / })
    .click()
  await expect(entries.first()).not.toContainText('undone')
}
