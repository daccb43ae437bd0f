import { expect, type Page } from '@playwright/test'
import { downloaded } from './support/downloaded.ts'
import { lookInEveryTheme } from './support/every-theme.ts'
import { test } from './support/sample-window.ts'
import { status } from './support/workbench.ts'

const field = (page: Page) => page.getByRole('searchbox', { name: 'Words to search for' })
const lines = (page: Page) => page.getByRole('listbox', { name: /lines?$/ })
const chosen = (page: Page) => lines(page).getByRole('option', { selected: true })
const found = (page: Page) => page.locator('.search-found')

/** Opens the room from anywhere and searches for something. */
async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+Shift+F')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(words)
}

test('words are searched for, sorted, gone to and come back to, by the keyboard alone', async ({
  page,
  ask,
}) => {
  await page.keyboard.press('Control+Shift+F')
  await expect(page.getByRole('heading', { name: 'Search', level: 1 })).toBeVisible()
  await expect(field(page)).toBeFocused()
  await expect(page.getByText('Type words to find every place where they stand.')).toBeVisible()

  await page.keyboard.type('budget')
  const whole = await ask('search.run', { words: 'budget' })
  expect(whole.inDocuments).toBeGreaterThan(10)
  await expect(found(page)).toContainText(`${whole.total} lines`)
  await expect(page.getByRole('radio', { name: `Transcripts ${whole.inDocuments}` })).toBeVisible()
  await expect(page.getByRole('radio', { name: `Memos ${whole.inMemos}` })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(lines(page)).toBeFocused()
  await expect(chosen(page)).toContainText('budget')

  // By what stands before, down the list, to the place and back.
  const byLeft = await ask('search.run', { words: 'budget', sort: 'left', limit: 30 })
  await page.keyboard.press('l')
  await expect(page.getByRole('button', { name: 'Sort by: Before' })).toHaveAttribute('aria-pressed', 'true')
  const [first, , third] = byLeft.hits
  await expect(chosen(page)).toContainText(first?.left.trim().split(/\s+/).at(-1) ?? 'nothing')
  for (const key of ['PageDown', 'PageDown', 'End', 'Home', 'ArrowDown', 'ArrowDown'])
    await page.keyboard.press(key)
  await expect(chosen(page)).toHaveAttribute('aria-posinset', '3')
  const words = (await chosen(page).textContent()) ?? ''
  await page.keyboard.press('Enter')
  if (third?.kind !== 'document') throw new Error('the third line is in no transcript')
  await expect(page.getByRole('heading', { name: third.title, level: 1 })).toBeVisible()
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe(third.words)
  expect(await selectionIsSeen(page)).toBe(true)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(lines(page)).toBeFocused()
  await expect(chosen(page)).toHaveText(words)
  await expect(field(page)).toHaveValue('budget')

  // Slash leads to the field; what means something elsewhere is words.
  await page.keyboard.press('/')
  await expect(field(page)).toBeFocused()
  for (const typed of ["don't", 'R1:', 'co-design', 'AND']) {
    await field(page).fill(typed)
    const { total } = await ask('search.run', { words: typed })
    await expect(found(page)).toContainText(total === 0 ? 'Nothing found' : `${total} line`)
  }
  await field(page).fill('marmaladeless')
  await expect(page.getByText('Nothing is found.')).toBeVisible()
})

test('the room is looked at in every theme', async ({ page }) => {
  await page.keyboard.press('Control+Shift+F')
  await expect(page.getByText('Type words to find every place where they stand.')).toBeVisible()
  await lookInEveryTheme(page, 'search-empty')
  await page.keyboard.type('budget')
  await page.keyboard.press('ArrowDown')
  await expect(chosen(page)).toContainText('budget')
  await lookInEveryTheme(page, 'search-lines')
})

test('a long list is fetched where it is looked at, and comes back where it was left', async ({
  page,
  ask,
}) => {
  await search(page, 'the')
  const { total, inDocuments } = await ask('search.run', { words: 'the' })
  expect(inDocuments).toBeGreaterThan(600)
  await page.getByRole('radio', { name: /^Transcripts/ }).check()
  await field(page).press('ArrowDown')
  await expect(lines(page)).toBeFocused()
  const middle = Math.floor(inDocuments / 2)
  await page.keyboard.press('End')
  await expect(chosen(page)).toHaveAttribute('aria-posinset', String(inDocuments))
  await expect(chosen(page)).not.toHaveText('One moment…')
  for (let at = inDocuments; at > middle; at -= 12) await page.keyboard.press('PageUp')
  const place = (await chosen(page).getAttribute('aria-posinset')) ?? ''
  const { hits } = await ask('search.run', {
    words: 'the',
    where: 'documents',
    offset: Number(place) - 1,
    limit: 1,
  })
  await expect(chosen(page)).toContainText(hits[0]?.right.trim().split('\n')[0]?.slice(0, 20) ?? 'nothing')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-row]').first()).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(chosen(page)).toHaveAttribute('aria-posinset', place)
  await expect(chosen(page)).toBeInViewport()
  expect(total).toBeGreaterThan(inDocuments)
})

test('lines of memos and of the codebook lead there', async ({ page, ask }) => {
  await search(page, 'pooled')
  const { inMemos, inCodebook } = await ask('search.run', { words: 'pooled' })
  expect([inMemos > 0, inCodebook > 0]).toEqual([true, true])
  await page.getByRole('radio', { name: `Codebook ${inCodebook}` }).check()
  await expect(lines(page).getByRole('option')).toHaveCount(inCodebook)
  await lines(page).getByRole('option').first().click()
  await expect(page.getByRole('heading', { name: 'Codebook', level: 1 })).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(lines(page)).toBeFocused()
  await page.getByRole('radio', { name: `Memos ${inMemos}` }).check()
  await lines(page).getByRole('option').first().click()
  await expect(page.getByRole('heading', { name: 'Memos', level: 1 })).toBeVisible()
})

test('counts beside the lines narrow them, and lead back', async ({ page, ask }) => {
  await search(page, 'budget')
  const whole = await ask('search.run', { words: 'budget', where: 'documents' })
  const [site] = whole.byCase
  if (!site?.name) throw new Error('no case study has a line')
  const counts = page.getByRole('complementary', { name: 'Counts' })
  await counts.getByRole('button', { name: `${site.name} ${site.hits}` }).click()
  await expect(found(page)).toContainText(`${site.hits} lines in ${site.name}`)
  await expect(lines(page).getByRole('option').first()).toContainText(site.name)
  await expect(counts.getByRole('button', { pressed: true })).toHaveText(new RegExp(site.name))
  await lookInEveryTheme(page, 'search-narrowed')
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(found(page)).not.toContainText('Show all')
  await counts.getByRole('radio', { name: 'Documents' }).check()
  await expect(counts.getByRole('listitem')).toHaveCount(whole.byDocument.length)
})

test('results are coded in one step, without a line that was left out, and undone', async ({ page, ask }) => {
  await search(page, 'pooled')
  const { inDocuments } = await ask('search.run', { words: 'pooled', where: 'documents' })
  const before = await ask('coding.list', { document: null })
  await page.keyboard.press('ArrowDown')
  await expect(lines(page)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(found(page)).toContainText('1 line left out')
  await expect(chosen(page)).toContainText('Left out:')
  await page.getByRole('button', { name: 'Code results…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Code results' })
  await expect(dialog).toContainText('Choose a code')
  await dialog.getByRole('combobox', { name: 'Code' }).fill('integrated bud')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await dialog.getByRole('radio', { name: 'The words that were found' }).check()
  await expect(dialog).toContainText(`${inDocuments - 1} lines in`)
  await lookInEveryTheme(page, 'search-coding')
  expect(await ask('coding.list', { document: null })).toHaveLength(before.length)
  await dialog.getByRole('button', { name: /^Make \d+ codings$/ }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(status(page)).toHaveText(/^\d+ codings made.*\. Undo takes that back\.$/)
  const after = await ask('coding.list', { document: null })
  const made = Number.parseInt((await status(page).textContent()) ?? '', 10)
  expect(after.length - before.length).toBe(made)
  await page.keyboard.press('Control+z')
  await expect(status(page)).toHaveText(/^Undone: Applied \d+ codings/)
  expect(await ask('coding.list', { document: null })).toHaveLength(before.length)
})

test('words are counted, left out, taken as one, and lead to the text', async ({ page, ask }) => {
  await page.keyboard.press('Control+Shift+F')
  await page.getByRole('radio', { name: 'Word frequency' }).check()
  const table = page.getByRole('grid', { name: 'How often each word is said' })
  const first = await ask('words.frequency', { stopWords: 'english' })
  const [top] = first.words
  if (!top) throw new Error('no words are counted')
  await expect(page.getByText(`${first.different.toLocaleString('en-GB')} different words`)).toBeVisible()
  await expect(table.getByRole('row').nth(1)).toContainText(top.word)
  await page.getByRole('button', { name: `Leave out ${top.word}`, exact: true }).click()
  await expect(status(page)).toHaveText(`${top.word} is left out.`)
  await expect(table.getByRole('row').nth(1)).not.toContainText(top.word)
  await page.getByRole('button', { name: '1 word left out…' }).click()
  await page.getByRole('textbox', { name: 'One word on each line' }).fill('')
  await page.getByRole('button', { name: 'Keep the list' }).click()
  await expect(table.getByRole('row').nth(1)).toContainText(top.word)

  await page.getByRole('combobox', { name: 'Forms of a word' }).selectOption('English: as one')
  await page.getByRole('textbox', { name: 'Only words with' }).fill('commission')
  const stems = await ask('words.frequency', {
    stopWords: 'english',
    stems: 'english',
    containing: 'commission',
  })
  const [one] = stems.words
  if (!one) throw new Error('nobody speaks of commissioning')
  await expect(table.getByRole('row')).toHaveCount(stems.words.length + 1)
  await expect(table.getByRole('row').nth(1)).toContainText(one.forms.slice(1).join(', '))
  await page.getByRole('button', { name: 'Word', exact: true }).click()
  await expect(table.getByRole('columnheader', { name: 'Word' })).toHaveAttribute('aria-sort', 'ascending')

  // From cell to cell, and to the words of one case study.
  const at = one.counts.findIndex((count) => count > 0)
  const name = stems.columns[at]?.name ?? ''
  await table.getByRole('button', { name: one.word, exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(
    table.getByRole('button', { name: `${one.counts[at]} in ${name}` }).and(page.locator(':focus')),
  ).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue(one.search)
  await expect(found(page)).toContainText(`${one.counts[at]} line`)
  await expect(found(page)).toContainText(`in ${name}`)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('textbox', { name: 'Only words with' })).toHaveValue('commission')
})

test('word frequencies are looked at in every theme', async ({ page }) => {
  await page.keyboard.press('Control+Shift+F')
  await page.getByRole('radio', { name: 'Word frequency' }).check()
  await page.getByRole('textbox', { name: 'Only words with' }).fill('ment')
  const table = page.getByRole('grid', { name: 'How often each word is said' })
  await expect(table.getByRole('row').nth(1)).toContainText('ment')
  await lookInEveryTheme(page, 'search-frequency')
})

test('words are counted by speaker', async ({ page, ask }) => {
  await page.keyboard.press('Control+Shift+F')
  await page.getByRole('radio', { name: 'Word frequency' }).check()
  await page.getByRole('radio', { name: 'Speaker' }).check()
  const table = page.getByRole('grid', { name: 'How often each word is said' })
  await page.getByRole('textbox', { name: 'Only words with' }).fill('budget')
  const { columns, words } = await ask('words.frequency', {
    by: 'speaker',
    stopWords: 'english',
    containing: 'budget',
  })
  await expect(table.getByRole('columnheader').nth(3)).toContainText(columns[0]?.name ?? 'Nobody named')
  await expect(table.getByRole('row')).toHaveCount(words.length + 1)
  await lookInEveryTheme(page, 'search-speakers')

  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export the table' })
  await dialog.getByRole('checkbox', { name: 'Table, for any program (.csv)' }).check()
  await lookInEveryTheme(page, 'search-words-export')
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  const csv = await downloaded(page, dialog.getByRole('button', { name: /^Download .* - words\.csv$/ }))
  expect(csv.toString()).toContain('"budget"')
  await dialog.getByRole('button', { name: 'Close' }).click()

  const [budget] = words
  const at = columns.findIndex(
    ({ speakers }, column) => speakers.length > 0 && (budget?.counts[column] ?? 0) > 0,
  )
  const cell = `${budget?.counts[at]} in ${columns[at]?.name}`
  await table.getByRole('button', { name: cell, exact: true }).first().click()
  await expect(found(page)).toContainText(`${budget?.counts[at]} line`)
  await expect(lines(page).getByRole('option')).toHaveCount(budget?.counts[at] ?? 0)
})

/** Whether the selected words are to be seen where the transcript is. */
function selectionIsSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const words = document.getSelection()?.getRangeAt(0).getBoundingClientRect()
    const text = document.querySelector('.transcript-main')?.getBoundingClientRect()
    return words !== undefined && text !== undefined && words.top >= text.top && words.bottom <= text.bottom
  })
}
