import { expect, type Page } from '@playwright/test'
import { lookInEveryTheme } from './support/every-theme.ts'
import type { Ask } from './support/raw-ask.ts'
import { test } from './support/sample-window.ts'
import { closeProject, goTo, openDocument, status } from './support/workbench.ts'

/** Every view and dialog, once, in every theme. */
const title = 'Site A staff focus group'
let ask: Ask = () => Promise.reject(new Error('no window is open'))

test.beforeEach(({ ask: given }) => {
  test.setTimeout(180_000)
  ask = given
})

test('before and around a project', async ({ page }) => {
  await lookInEveryTheme(page, 'documents')
  await page.keyboard.press('Alt+i')
  await expect(page.getByRole('heading', { name: 'Import documents' })).toBeVisible()
  await lookInEveryTheme(page, 'import')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  await lookInEveryTheme(page, 'go-to')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard help' })).toBeVisible()
  await lookInEveryTheme(page, 'help')
  await page.keyboard.press('Escape')
  await goTo(page, 'History')
  await lookInEveryTheme(page, 'history')
  await goTo(page, 'Export')
  await lookInEveryTheme(page, 'export')
  await closeProject(page)
  await lookInEveryTheme(page, 'welcome')
  await page.getByRole('button', { name: 'New project…' }).click()
  await lookInEveryTheme(page, 'new-project')
})

test('the coding surface', async ({ page }) => {
  await openDocument(page, title)
  await page.locator('[data-row="3"]').focus()
  await page.keyboard.press(']')
  await page.keyboard.press('l')
  await page.keyboard.press('s')
  await expect(page.locator('.under-cursor-coding').first()).toBeVisible()
  await lookInEveryTheme(page, 'transcript')
  await page.keyboard.press('Shift+F10')
  await lookInEveryTheme(page, 'transcript-menu')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
  await page.locator('[data-row="3"]').focus()
  await page.keyboard.press('s')
  await page.keyboard.press('c')
  await expect(page.getByRole('combobox', { name: 'Code', exact: true })).toBeFocused()
  await lookInEveryTheme(page, 'code-palette')
  await page.keyboard.press('Escape')
  await page.locator('[data-row="3"]').focus()
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: /^Words of turn/ })).toBeFocused()
  await lookInEveryTheme(page, 'mend')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+b')
  await page.getByRole('combobox', { name: 'Where to' }).fill('site b staff')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Second side' }).locator('[data-row]').first()).toBeVisible()
  await lookInEveryTheme(page, 'two-transcripts')
})

test('mending', async ({ page }) => {
  await orphan(page)
  await page.keyboard.press('Alt+o')
  await page.getByRole('button', { name: 'Place again…' }).first().click()
  await lookInEveryTheme(page, 'orphans')
  await goTo(page, 'Documents')
  await page.keyboard.press('Alt+r')
  await page.getByRole('textbox', { name: 'Find' }).fill('money')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: /^Places in/ }).first()).toBeVisible()
  await lookInEveryTheme(page, 'replace')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Where to' }).fill('compare site a staff')
  await page.keyboard.press('Enter')
  await expect(page.locator('.mend-compare del').first()).toBeVisible()
  await lookInEveryTheme(page, 'compare')
})

test('codebook, free codes and memos', async ({ page }) => {
  await freeCodes()
  await goTo(page, 'Free codes')
  const cards = page.getByRole('grid', { name: 'Free codes in no group' })
  await cards.getByRole('row', { name: /^Waiting for news/ }).focus()
  await page.keyboard.press('g')
  await page.keyboard.type('Time')
  await page.keyboard.press('Enter')
  await cards.getByRole('row', { name: /^Kindness/ }).focus()
  await page.keyboard.press('Space')
  await lookInEveryTheme(page, 'board')
  await page.getByRole('button', { name: 'Collapse Time into a code' }).click()
  await lookInEveryTheme(page, 'board-collapse')
  await page.keyboard.press('Escape')
  await goTo(page, 'Codebook')
  await page.getByRole('row', { name: /^Relationships/ }).click()
  await lookInEveryTheme(page, 'codebook')
  await page.getByRole('tab', { name: /^Extracts/ }).click()
  await expect(page.getByRole('article').first()).toBeVisible()
  await lookInEveryTheme(page, 'codebook-extracts')
  await page.getByRole('tab', { name: 'Where used' }).click()
  await expect(page.getByRole('table', { name: 'By document' })).toBeVisible()
  await lookInEveryTheme(page, 'codebook-usage')
  await goTo(page, 'Memos')
  await page.locator('.memo-entry').first().click()
  await lookInEveryTheme(page, 'memos')
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('button', { name: /^Link…/ }).click()
  await lookInEveryTheme(page, 'memo-link')
})

/** Mends the words of a coded turn away. */
async function orphan(page: Page): Promise<void> {
  const document = (await ask('document.list', {})).find((row) => row.title === title)
  if (!document) throw new Error('the sample has no such document')
  const { text, turns } = await ask('document.text', { document: document.id })
  const codings = await ask('coding.list', { document: document.id })
  const turn = turns.find(({ bodyStart, bodyEnd }) =>
    codings.some((coding) => bodyStart <= coding.start && coding.end <= bodyEnd),
  )
  await openDocument(page, title)
  await page
    .locator('[data-row]')
    .filter({ hasText: text.slice(turn?.bodyStart, turn?.bodyEnd) })
    .first()
    .focus()
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: /^Words of turn/ })).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Nobody said so.')
  await page.keyboard.press('Control+Enter')
  await expect(status(page)).toHaveText(/lost (its|their) words/)
}

async function freeCodes(): Promise<void> {
  const [document] = await ask('document.list', {})
  const [coder] = await ask('coder.list', {})
  if (!document || !coder) throw new Error('the sample has no document or coder')
  const { turns } = await ask('document.text', { document: document.id })
  for (const [at, name] of ['Waiting for news', 'Waiting rooms', 'Kindness'].entries()) {
    const turn = turns[at + 1]
    if (!turn) throw new Error('the document is too short')
    const span = { start: turn.bodyStart, end: turn.bodyEnd }
    await ask('coding.applyFree', { document: document.id, coder: coder.id, span, name })
  }
}
