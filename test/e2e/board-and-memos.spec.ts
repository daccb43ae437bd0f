import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import type { CoderId } from '#shared/ids.ts'
import { done, type ShellWindow } from './support/shell-window.ts'
import { test } from './support/sample-window.ts'
import { openRawWindow, type RunningWebShell } from './support/web-shell.ts'
import { expectAccessible, goTo, hostile, status } from './support/workbench.ts'

let shell: RunningWebShell | null = null

test.beforeEach(({ shell: given }) => {
  shell = given
})

test('free codes are gathered, renamed and collapsed by keyboard, and all of it undone', async ({ page }) => {
  await goTo(page, 'Free codes')
  await expect(page.getByText('No free codes.')).toBeVisible()
  await expectAccessible(page, 'empty board')
  const window = await freeCodes(page)
  const cards = page.getByRole('grid', { name: 'Free codes in no group' })
  await expect(cards.getByRole('row')).toHaveCount(4)
  await expect(cards).toContainText(hostile)
  const before = await codebookOf(window)

  await cards.getByRole('row', { name: /^Waiting for news/ }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(page.getByText('2 cards selected')).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.type('Time')
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText(/put into the new group Time\. Undo takes it back\.$/)
  const group = page.getByRole('grid', { name: 'Free codes in Time' })
  await expect(group.getByRole('row')).toHaveCount(2)

  // A third one, to the group there is, and out of it again.
  await cards.getByRole('row', { name: /^Kindness/ }).focus()
  await page.keyboard.press('g')
  await page.getByRole('combobox', { name: 'Group' }).selectOption({ label: 'Time' })
  await page.getByRole('button', { name: 'Put into the group' }).click()
  await expect(group.getByRole('row')).toHaveCount(3)
  await group.getByRole('row', { name: /^Kindness/ }).focus()
  await page.keyboard.press('o')
  await expect(group.getByRole('row')).toHaveCount(2)

  await page.getByRole('button', { name: 'Rename Time' }).press('Enter')
  await page.getByRole('textbox', { name: 'Name of the group' }).fill('Waiting')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Waiting', exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Collapse Waiting into a code' }).press('Enter')
  await page.getByRole('combobox', { name: 'Under' }).selectOption({ label: 'Outcomes' })
  await expect(page.getByRole('region', { name: 'What moves' })).toContainText(
    '2 codings of 2 free codes go to Outcomes / Waiting',
  )
  await page.getByRole('button', { name: 'Collapse', exact: true }).press('Enter')
  await expect(status(page)).toHaveText('2 codings moved to Outcomes / Waiting. Undo takes it back.')
  await expect(group).toHaveCount(0)

  // One is given a place as it is.
  await cards.getByRole('row', { name: /^Kindness/ }).focus()
  await page.keyboard.press('p')
  await page.getByRole('combobox', { name: 'Under' }).selectOption({ label: 'Practices' })
  await page.getByRole('button', { name: 'Place it' }).press('Enter')
  await expect(status(page)).toHaveText('Kindness stands under Practices now. Undo takes it back.')
  await expect(cards.getByRole('row')).toHaveCount(1)
  const gathered = await codebookOf(window)
  expect(gathered).toContain('Outcomes / Waiting 2')
  expect(gathered).toContain('Practices / Kindness 1')

  for (let step = 0; step < 6; step++) await done(window, 'history.undo', {})
  await expect(cards.getByRole('row')).toHaveCount(4)
  expect(await codebookOf(window)).toEqual(before)
})

test('a memo is written, linked, found and taken out', async ({ page }) => {
  await goTo(page, 'Memos')
  await page.keyboard.press('j')
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(/^Journal, \d/)
  await page.getByRole('textbox', { name: 'Title' }).fill('On my own part')
  await page.keyboard.press('Tab')
  await page.getByRole('textbox', { name: 'Text of the memo' }).focus()
  await page.keyboard.type('## What I noticed\nI lean towards ')
  await page.keyboard.press('Alt+l')
  const picker = page.getByRole('dialog', { name: 'Link to' })
  await picker.getByRole('combobox', { name: 'Code' }).pressSequentially('budgets')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await picker.getByRole('button', { name: 'Put in the link' }).press('Enter')
  await expect(picker).toBeHidden()
  await page.keyboard.type(`too soon. ${hostile} [a site](https://example.org)\n- first`)
  await page.keyboard.press('Enter')
  await page.keyboard.type('second')
  await page.keyboard.press('Control+Enter')
  await expect(status(page)).toHaveText('The memo is saved.')

  const memo = page.getByRole('article', { name: 'Memo' })
  await expect(memo.getByRole('heading', { name: 'What I noticed' })).toBeVisible()
  await expect(memo.getByRole('listitem')).toHaveText(['first', 'second'])
  await expect(memo).toContainText(hostile)
  await expect(memo).toContainText('[a site](https://example.org)')
  await expect(page.getByRole('main').locator('a[href], img')).toHaveCount(0)

  await page.getByRole('searchbox', { name: 'Search the memos' }).fill('SOON lean')
  await expect(page.locator('.memo-list').getByRole('listitem')).toHaveCount(1)
  await page.getByRole('button', { name: 'Export…' }).click()
  await page.getByRole('radio', { name: 'Web page (.html)' }).check()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export', exact: true }).last().click()
  const file = await readFile(await (await coming).path(), 'utf8')
  expect(file).toContain('On my own part')
  expect(file).toContain('What I noticed')
  expect(file).toContain('Processes / Integrated budgets')
  expect(file).toContain('&lt;img src=x')
  expect(file).not.toMatch(/<img|href="(?!#)/)

  const link = memo.getByRole('link', { name: 'Processes / Integrated budgets' })
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Integrated budgets', level: 2 })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Memos', level: 1 })).toBeVisible()
})

test('links to documents and extracts open, unknown ones are words', async ({ page }) => {
  const window = await openRawWindow(page, shell?.token ?? '')
  const [coding] = await done(window, 'coding.list', { document: null })
  if (!coding) throw new Error('the sample has no coding')
  const unknown = '0190a1b2-c3d4-7abc-8def-0123456789ab'
  const body = `[A place](concord:coding/${coding.id}) [A text](concord:document/${coding.document}) [Gone](concord:code/${unknown})`
  await done(window, 'memo.write', {
    memo: null,
    subject: { kind: 'project' },
    title: 'Links',
    body,
    author: null,
  })
  await goTo(page, 'Memos')
  await page.getByRole('button', { name: /^Links/ }).click()
  const memo = page.getByRole('article', { name: 'Memo' })
  await expect(memo).toContainText('Gone')
  await expect(memo.getByRole('link')).toHaveText(['A place', 'A text'])
  await memo.getByRole('link', { name: 'A place' }).click()
  await expect(page.locator('[data-row]').first()).toBeVisible()
})

test('a code says where it is used, and what merging it moves', async ({ page }) => {
  await goTo(page, 'Codebook')
  await page.getByRole('row', { name: /^Relationships/ }).click()
  await page.getByRole('tab', { name: 'Where used' }).click()
  const documents = page.getByRole('table', { name: 'By document' })
  await expect(page.getByRole('table', { name: 'By coder' }).getByRole('row')).not.toHaveCount(1)
  await documents.getByRole('button').first().click()
  await expect(page.locator('[data-row]').first()).toBeVisible()
  await goTo(page, 'Codebook')
  await page.getByRole('row', { name: /^Relationships/ }).click()
  await page.getByRole('button', { name: 'Add a synonym' }).click()
  await page.getByRole('textbox', { name: 'Synonyms, 1' }).fill('rapport')
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText('Relationships is saved.')
  await page.getByRole('button', { name: 'More for Relationships' }).click()
  await page.getByRole('menuitem', { name: /^Merge/ }).click()
  await page.getByRole('combobox', { name: 'Into' }).fill('Challenge')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'What moves' })).toContainText(/\d+ codings?/)
})

/** Four free codes in the first document, one with hostile words as its name. */
async function freeCodes(page: Page): Promise<ShellWindow> {
  const window = await openRawWindow(page, shell?.token ?? '')
  const [document] = await done(window, 'document.list', {})
  const [coder] = await done(window, 'coder.list', {})
  if (!document || !coder) throw new Error('the sample has no document or coder')
  const { turns } = await done(window, 'document.text', { document: document.id })
  for (const [at, name] of ['Waiting for news', 'Waiting rooms', 'Kindness', hostile].entries())
    await codeFreely(window, document.id, coder.id, turns[at + 1], name)
  return window
}

async function codeFreely(
  window: ShellWindow,
  document: string,
  coder: CoderId,
  turn: { readonly bodyStart: number; readonly bodyEnd: number } | undefined,
  name: string,
): Promise<void> {
  if (!turn) throw new Error('the document is too short')
  const span = { start: turn.bodyStart, end: turn.bodyEnd }
  await done(window, 'coding.applyFree', { document, coder, span, name }, coder)
}

/** Every code by its path, with its codings. */
async function codebookOf(window: ShellWindow): Promise<string[]> {
  const { codes } = await done(window, 'codebook.tree', {})
  const nameOf = new Map(codes.map((code) => [code.id as string, code.name]))
  return codes
    .filter((code) => !code.retired)
    .map(
      (code) => `${code.parent === null ? '' : `${nameOf.get(code.parent)} / `}${code.name} ${code.codings}`,
    )
}
