import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import readXlsxFile from 'read-excel-file/node'
import { lookInEveryTheme } from './support/every-theme.ts'
import { test } from './support/sample-window.ts'
import { goTo, openDocument, status } from './support/workbench.ts'

const cellOf = (page: Page, row: string, column: number) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: row }) })
    .getByRole('gridcell')
    .nth(column)

test('a framework matrix is begun, written, linked to its evidence and told of what is new', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await page.keyboard.press('Alt+k')
  await expect(page.getByRole('heading', { name: 'Frameworks', level: 1 })).toBeVisible()
  await expect(page.getByText('Nothing is written yet.')).toBeVisible()
  await lookInEveryTheme(page, 'frameworks-empty')

  await test.step('begun with a theme for each top code', async () => {
    await page.getByRole('button', { name: 'New framework matrix…' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'New framework matrix' })
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
    await lookInEveryTheme(page, 'frameworks-new')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Aims, by case study')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Aims, by case study', level: 1 })).toBeFocused()
    await expect(page.getByRole('columnheader')).toHaveText([
      'Case study',
      'Joint commissioning definition',
      'Processes',
      'Practices',
      'Outcomes',
    ])
    await expect(page.getByRole('rowheader')).toHaveText(['Site A', 'Site B', 'Site C', 'Site D', 'Site E'])
  })

  await test.step('a cell is found by the arrow keys, written and saved', async () => {
    await cellOf(page, 'Site A', 0).focus()
    await page.keyboard.press('ArrowRight')
    await expect(cellOf(page, 'Site A', 1)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Summary' })).toBeFocused()
    await page.keyboard.type('They pooled the money first, ')
    await expect(cellOf(page, 'Site A', 1)).toContainText('not saved')
    await page.keyboard.press('Escape')
    await expect(cellOf(page, 'Site A', 1)).toBeFocused()
    await expect(cellOf(page, 'Site A', 1)).toContainText('not saved')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Summary' })).toHaveText('They pooled the money first,')
    await page.keyboard.press('Control+Enter')
    await expect(status(page)).toHaveText('The cell is saved.')
    await expect(cellOf(page, 'Site A', 1)).toContainText('They pooled the money first,')
    await expect(cellOf(page, 'Site A', 1)).not.toContainText('not saved')
  })

  const found = page.getByRole('list', { name: 'Found extracts' }).getByRole('listitem')
  await test.step('extracts are linked, quoted and unlinked by one key', async () => {
    await found.first().focus()
    await page.keyboard.press('l')
    await expect(status(page)).toHaveText('The extract is linked.')
    await expect(page.getByRole('heading', { name: 'Rests on 1 extract' })).toBeVisible()
    await expect(found.first()).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(found.nth(1)).toBeFocused()
    await page.keyboard.press('q')
    await expect(page.getByRole('heading', { name: 'Rests on 2 extracts' })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Summary' })).toContainText(
      'They pooled the money first, “',
    )
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(cellOf(page, 'Site A', 1)).toContainText('rests on 2')
    const linked = page.getByRole('list', { name: 'Linked extracts' }).getByRole('listitem')
    await linked.first().focus()
    await page.keyboard.press('l')
    await expect(page.getByRole('heading', { name: 'Rests on 1 extract' })).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('heading', { name: 'Rests on 2 extracts' })).toBeVisible()
    await lookInEveryTheme(page, 'frameworks-cell')
  })

  await test.step('an extract is shown where it was said, and Back is the same cell', async () => {
    await found.first().focus()
    await page.keyboard.press('t')
    await expect(page.locator('[data-row]').first()).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(page.getByRole('heading', { name: 'Site A, Processes' })).toBeVisible()
    await expect(cellOf(page, 'Site A', 1)).toBeFocused()
  })

  await test.step('what is coded since is told, until it still holds', async () => {
    await codeInSiteA(page)
    await page.keyboard.press('Alt+k')
    await expect(page.getByText('new evidence in 1')).toBeVisible()
    await page.getByRole('button', { name: 'Aims, by case study' }).click()
    await expect(cellOf(page, 'Site A', 1)).toContainText('1 new')
    await cellOf(page, 'Site A', 1).focus()
    await page.keyboard.press('Enter')
    await expect(found.first()).toContainText('new')
    await lookInEveryTheme(page, 'frameworks-new-evidence')
    await page.getByRole('button', { name: 'Nothing new, still holds' }).focus()
    await page.keyboard.press('Enter')
    await expect(status(page)).toHaveText('What is written still holds.')
    await expect(cellOf(page, 'Site A', 1)).not.toContainText('1 new')
    await expect(cellOf(page, 'Site A', 1)).toContainText('They pooled the money first,')
    await page.keyboard.press('Escape')
    await expect(cellOf(page, 'Site A', 1)).toBeFocused()
    await expect(page.getByRole('heading', { name: 'Site A, Processes' })).toHaveCount(0)
  })

  await test.step('rows and columns are moved by key and by hand', async () => {
    await page.getByRole('rowheader', { name: 'Site A' }).focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expect(page.getByRole('rowheader', { name: 'Site A' })).toBeFocused()
    await expect(page.getByRole('rowheader').first()).toHaveText('Site B')
    await page.getByRole('columnheader', { name: 'Processes' }).focus()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(status(page)).toHaveText('Processes is now column 1 of 4.')
    await expect(page.getByRole('columnheader').nth(1)).toHaveText('Processes')
    // All columns in view: a drag that has to scroll would begin at what has moved under the pointer.
    await page.setViewportSize({ width: 1700, height: 860 })
    const practices = page.getByRole('columnheader', { name: 'Practices' })
    const { width } = (await practices.boundingBox()) ?? { width: 0 }
    await page
      .getByRole('columnheader', { name: 'Processes' })
      .dragTo(practices, { targetPosition: { x: width - 20, y: 10 } })
    await expect(status(page)).toHaveText('Processes is now column 3 of 4.')
    await expect(page.getByRole('columnheader').nth(3)).toHaveText('Processes')
    await expect(cellOf(page, 'Site A', 2)).toContainText('rests on 2')
    await page.reload()
    await page.getByRole('rowheader').first().waitFor()
    await expect(page.getByRole('rowheader').first()).toHaveText('Site B')
  })

  await test.step('a theme is changed, and removed with an undo', async () => {
    await page.getByRole('columnheader', { name: 'Outcomes' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'The theme “Outcomes”' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('What came of it')
    await lookInEveryTheme(page, 'frameworks-theme')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('columnheader', { name: 'What came of it' })).toBeVisible()
    await page.getByRole('columnheader', { name: 'What came of it' }).click()
    await page.getByRole('button', { name: 'Remove the theme' }).click()
    await expect(page.getByRole('columnheader')).toHaveCount(4)
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('columnheader')).toHaveCount(5)
  })

  await test.step('it is exported with its quotations', async () => {
    await page.getByRole('button', { name: 'Export…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export the matrix' })
    await dialog.getByRole('button', { name: 'Formats: all' }).click()
    await lookInEveryTheme(page, 'frameworks-export')
    await dialog.getByRole('button', { name: 'Export', exact: true }).click()
    const files = dialog.getByRole('region', { name: 'Exported files' }).getByRole('listitem')
    await expect(files).toHaveCount(6)
    const downloading = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Download Aims, by case study.xlsx' }).click()
    const [matrix, quotations] = await readXlsxFile(await readFile(await (await downloading).path()))
    expect(matrix?.data[0]?.slice(0, 2)).toEqual(['Case study', 'Joint commissioning definition'])
    const told = matrix?.data.find(([name]) => name === 'Site A')
    expect(told?.some((text) => String(text).startsWith('They pooled the money first, “'))).toBe(true)
    expect(quotations?.data).toHaveLength(3)
    await page.keyboard.press('Escape')
  })
})

test('a rating matrix has a level and its reason in each cell', async ({ page }) => {
  test.setTimeout(120_000)
  await goTo(page, 'Frameworks')
  await page.getByRole('button', { name: 'New rating matrix…' }).click()
  const dialog = page.getByRole('dialog', { name: 'New rating matrix' })
  await expect(dialog.getByRole('status')).toContainText('No code bears the name of an area')
  await lookInEveryTheme(page, 'frameworks-new-rating')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Integration matrix', level: 1 })).toBeVisible()
  await expect(page.getByRole('columnheader')).toHaveCount(8)

  await cellOf(page, 'Site A', 0).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await page.keyboard.type('One board decides for both.')
  await page.getByRole('radio', { name: 'Not rated' }).focus()
  for (const _ of ['Integrated', 'Joint']) await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('radio', { name: 'Joint' })).toBeChecked()
  await page.keyboard.press('Control+Enter')
  await expect(status(page)).toHaveText('The cell is saved.')
  await expect(cellOf(page, 'Site A', 0)).toHaveAccessibleName('Joint One board decides for both.')
  await lookInEveryTheme(page, 'frameworks-rating')
  await page.keyboard.press('Escape')
  await expect(cellOf(page, 'Site A', 0)).toBeFocused()

  await test.step('a level that is given can be renamed, not taken away', async () => {
    const settings = async () => {
      await page.getByRole('button', { name: 'More for this matrix' }).click()
      await page.getByRole('menuitem', { name: 'Name and levels…' }).click()
      return page.getByRole('dialog', { name: 'Name and levels' })
    }
    const asked = await settings()
    await asked.getByRole('textbox', { name: 'Levels' }).fill('Apart\nBeside')
    await asked.getByRole('button', { name: 'Save' }).click()
    await expect(
      page.getByText('The level “Joint” is given to a cell. Rate that cell otherwise first.'),
    ).toBeVisible()
    await asked.getByRole('textbox', { name: 'Levels' }).fill('Apart\nBeside\nTogether')
    await asked.getByRole('button', { name: 'Save' }).click()
    await expect(cellOf(page, 'Site A', 0)).toHaveAccessibleName('Together One board decides for both.')
  })

  await test.step('it is removed, and an undo brings it back to the list', async () => {
    await page.getByRole('button', { name: 'More for this matrix' }).click()
    await page.getByRole('menuitem', { name: 'Remove the matrix' }).click()
    await expect(page.getByText('Nothing is written yet.')).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('button', { name: 'Integration matrix', exact: true })).toBeVisible()
    await expect(page.getByText('Rating matrix, by case study. 1 of 35 cells written.')).toBeVisible()
    await lookInEveryTheme(page, 'frameworks-list')
  })
})

/** Codes a turn of Site A with a code below Processes, in the transcript. */
async function codeInSiteA(page: Page): Promise<void> {
  await openDocument(page, await titleOfSiteA(page))
  await page.locator('[data-row]').first().focus()
  for (let turn = 0; turn < 4; turn++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('s')
  await page.keyboard.press('c')
  await page.keyboard.type('Sharing data')
  await page.keyboard.press('Enter')
  await expect(status(page)).toContainText('Sharing data')
}

async function titleOfSiteA(page: Page): Promise<string> {
  await goTo(page, 'Documents')
  const title = await page
    .getByRole('main')
    .getByRole('row')
    .filter({ hasText: 'Site A' })
    .getByRole('button')
    .first()
    .textContent()
  if (title === null) throw new Error('Site A has no document')
  return title.trim()
}
