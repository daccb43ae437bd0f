import { expect, type Locator, type Page } from '@playwright/test'
import readXlsxFile from 'read-excel-file/node'
import { lookInEveryTheme } from './support/every-theme.ts'
import { downloaded } from './support/downloaded.ts'
import { openTable } from './support/matrices.ts'
import { test } from './support/sample-window.ts'
import { goTo } from './support/workbench.ts'

const tables = [
  ['Codes by case', 'Codes by case'],
  ['Codes by attribute value', /^Codes by /],
  ['Codes that occur together', 'Codes that occur together'],
  ['Coders by code', 'Coders by code'],
  ['Participants by case and mode', 'Participants by case and mode'],
  ['A table of your own', /^Codes by case studies$/],
] as const

test('every ready-made table opens, and a cell of it to what it counts', async ({ page }) => {
  test.setTimeout(150_000)
  await page.keyboard.press('Alt+t')
  await expect(page.getByRole('heading', { name: 'Matrices', level: 1 })).toBeVisible()
  await lookInEveryTheme(page, 'matrices-choice')
  for (const [choice, title] of tables) {
    await page.getByRole('button', { name: choice, exact: true }).click()
    const grid = page.getByRole('grid', { name: title })
    await expect(grid.getByRole('row').nth(2)).toBeVisible()
    const cell = grid
      .getByRole('gridcell')
      .filter({ hasText: /^[1-9]/ })
      .first()
    const figure = Number(await cell.textContent())
    await cell.click()
    const panel = page.getByRole('region', { name: 'What the cell counts' })
    await expect(panel.getByRole('heading', { level: 2 })).toBeFocused()
    const said = panel.locator('.matrix-panel-figure')
    if (choice.startsWith('Participants')) {
      await expect(said).toHaveText(new RegExp(`^${figure} participants?, \\d+ documents?\\.$`))
      await expect(panel.getByRole('list').first().getByRole('listitem').first()).toBeVisible()
    } else {
      await expect(said).toHaveText(new RegExp(`^${figure} codings?, \\d+ documents?\\.$`))
      await expect(panel.getByRole('article')).toHaveCount(Math.min(figure, 25))
    }
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await expect(cell).toBeFocused()
    await page.getByRole('button', { name: 'Other table' }).click()
  }
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('grid', { name: 'Codes by case studies' })).toBeVisible()
})

test('a cell opens by key, an extract is seen in its transcript, and Back returns to both', async ({
  page,
}) => {
  test.setTimeout(150_000)
  const grid = await openTable(page, 'Codes by case')
  await grid.getByRole('gridcell').first().focus()
  await test.step('arrow keys go from cell to cell and to the headings', async () => {
    await page.keyboard.press('ArrowUp')
    await expect(grid.getByRole('columnheader', { name: 'Site A' })).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowLeft')
    await expect(grid.getByRole('rowheader').first()).toBeFocused()
    await page.keyboard.press('Control+End')
    await expect(grid.getByRole('row').last().getByRole('gridcell').last()).toBeFocused()
    await page.keyboard.press('Control+Home')
    await expect(grid.getByRole('gridcell').first()).toBeFocused()
  })
  const row = grid
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'Processes / Agreements' }) })
  await row.getByRole('rowheader').focus()
  await expect(page.locator('.matrix-pointed')).toContainText('Processes / Agreements')
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('.matrix-pointed')).toContainText(/Processes \/ Agreements at Site A\d+ codings?/)
  const figure = Number(await row.getByRole('gridcell').first().textContent())
  expect(figure).toBeGreaterThan(0)
  await page.keyboard.press('Enter')
  const panel = page.getByRole('region', { name: 'What the cell counts' })
  await expect(panel.getByRole('heading', { name: 'Processes / Agreements at Site A' })).toBeFocused()
  await expect(panel.getByRole('article')).toHaveCount(figure)
  await expect(row.getByRole('gridcell').first()).toHaveAttribute('aria-selected', 'true')
  await lookInEveryTheme(page, 'matrices-cell')

  await panel
    .getByRole('button', { name: /^Show in the transcript/ })
    .first()
    .press('Enter')
  await expect(page.locator('[data-row]').first()).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(panel.getByRole('article')).toHaveCount(figure)
  await expect(row.getByRole('gridcell').first()).toBeFocused()

  await test.step('it opens as a query, and Back returns to the cell', async () => {
    await panel.getByRole('button', { name: 'Open as a query' }).click()
    await expect(page.getByRole('heading', { name: 'Extracts', level: 1 })).toBeVisible()
    await expect(page.getByRole('main')).toContainText(`${figure} extracts`)
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(row.getByRole('gridcell').first()).toBeFocused()
  })

  await test.step('totals open too, a page at a time', async () => {
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await expect(panel.getByRole('heading', { name: 'The whole table' })).toBeFocused()
    const whole = Number(
      (await grid.getByRole('row').last().getByRole('gridcell').last().textContent())?.replace(',', ''),
    )
    await expect(panel).toContainText(`1 to 25 of ${whole}`)
    await panel.getByRole('button', { name: 'Later' }).press('Enter')
    await expect(panel).toContainText(`26 to 50 of ${whole}`)
    await page.keyboard.press('Escape')
    await expect(grid.getByRole('row').last().getByRole('gridcell').last()).toBeFocused()
  })

  await test.step('in a narrow window it opens below', async () => {
    await page.setViewportSize({ width: 700, height: 900 })
    await page.keyboard.press('Enter')
    await expect(panel.getByRole('article').first()).toBeVisible()
    const [above, below] = [await grid.boundingBox(), await panel.boundingBox()]
    expect(below?.y).toBeGreaterThan(above?.y ?? Infinity)
    await lookInEveryTheme(page, 'matrices-narrow')
  })
})

test('measures, shares, whose codings and small figures', async ({ page }) => {
  test.setTimeout(200_000)
  const grid = await openTable(page, 'Codes by case')
  const cells = grid.getByRole('gridcell')
  const choose = chooser(page)

  await choose('Measure', 'Share of the text')
  await expect(cells.filter({ hasText: /^\d+\.\d %$/ }).first()).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Figures' })).toBeDisabled()
  await choose('Measure', 'Words')
  await expect(cells.last()).toHaveText(/^[\d,]{3,}$/)
  await choose('Figures', 'Shares of each row')
  await expect(grid.locator('.matrix-row .matrix-total').nth(3)).toHaveText(/^(?:100\.0 %|0)$/)
  await lookInEveryTheme(page, 'matrices-shares')
  await choose('Figures', 'As counted')
  await choose('Measure', 'Codings')
  const whole = Number((await cells.last().textContent())?.replace(',', ''))

  await page.getByText(/^Order, codes, coders/).click()
  await page.getByRole('combobox', { name: 'Codings by' }).selectOption({ label: 'Ann Whitlock' })
  await expect.poll(async () => Number(await cells.last().textContent())).toBeLessThan(whole)
  await page.getByRole('combobox', { name: 'Codings by' }).selectOption({ index: 0 })
  await choose('Levels of codes', 'Top codes only')
  await expect(grid.getByRole('rowheader')).toHaveText([
    'Joint commissioning definition',
    'Processes',
    'Practices',
    'Outcomes',
    'Total',
  ])
  await choose('Levels of codes', 'All levels')

  await test.step('small figures are withheld, and do not open', async () => {
    await choose('Small figures', 'Withhold figures below 5')
    const small = cells.filter({ hasText: '<5' })
    await expect(small.first()).toBeVisible()
    expect((await cells.allTextContents()).filter((text) => /^[1-4]$/.test(text))).toEqual([])
    await expect(page.locator('.matrix-notes')).toContainText('Withheld: fewer than 5.')
    await expect(page.locator('.matrix-notes')).toContainText('a small figure could be worked out from it')
    await small.first().click()
    const panel = page.getByRole('region', { name: 'What the cell counts' })
    await expect(panel).toContainText('Withheld: fewer than 5.')
    await expect(panel.getByRole('article')).toHaveCount(0)
    await lookInEveryTheme(page, 'matrices-withheld')
    await page.keyboard.press('Escape')
  })

  await test.step('the shades can be left off', async () => {
    await expect(grid.locator('.heat-5').first()).toBeVisible()
    await page.getByRole('checkbox', { name: 'Shade as a heat map' }).uncheck()
    await expect(grid.locator('[class*=heat-]')).toHaveCount(0)
  })
})

test('codes that occur together, and a table of one’s own', async ({ page }) => {
  test.setTimeout(200_000)
  const choose = chooser(page)
  await goTo(page, 'Matrices')

  await test.step('codes together may be near', async () => {
    await page.getByRole('button', { name: 'Codes that occur together' }).click()
    const together = page.getByRole('grid', { name: 'Codes that occur together' })
    const total = together.getByRole('gridcell').last()
    await expect(total).toBeVisible()
    const overlapping = Number(await total.textContent())
    await choose('Together', 'At most 2 turns apart')
    await expect.poll(async () => Number(await total.textContent())).toBeGreaterThan(overlapping)
    await lookInEveryTheme(page, 'matrices-together')
  })

  await test.step('a table of one’s own takes any rows and columns', async () => {
    await page.getByRole('button', { name: 'Other table' }).click()
    await page.getByRole('button', { name: 'A table of your own' }).click()
    await choose('Rows', 'Case studies')
    await expect(page.getByRole('combobox', { name: 'Columns' }).locator('option:checked')).toHaveText(
      'Codes',
    )
    await choose('Columns', 'Participants')
    await choose('Counted in', 'Everything said')
    await expect(page.getByRole('grid', { name: 'Case studies by participants' })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('grid', { name: 'Case studies by participants' })).toBeVisible()
  })
})

test('the table goes out as files and as a picture', async ({ page }) => {
  test.setTimeout(120_000)
  const grid = await openTable(page, 'Codes by case')
  await grid.getByRole('rowheader').first().focus()
  await page.keyboard.press('Alt+ArrowDown')
  const lines = grid.getByRole('row')
  const second = await cellsOf(lines.nth(2))
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export the table' })
  for (const name of [/\.csv/, /\.json/]) await dialog.getByRole('checkbox', { name }).check()
  await lookInEveryTheme(page, 'matrices-export')
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  const csv = (await downloaded(page, dialog.getByRole('button', { name: /^Download .*\.csv$/ }))).toString()
  expect(csv.split('\r\n')[2]).toContain(second.map((text) => text.replace(',', '')).join(','))
  const xlsx = await downloaded(page, dialog.getByRole('button', { name: /^Download .*\.xlsx$/ }))
  const sheets = await readXlsxFile(xlsx)
  expect(sheets[0]?.data[2]?.slice(1)).toEqual(second.map(Number))
  const json: unknown = JSON.parse(
    (await downloaded(page, dialog.getByRole('button', { name: /^Download .*\.json$/ }))).toString(),
  )
  expect(json).toMatchObject({ measure: 'codings', rowsOf: 'codes', columnsOf: 'cases' })
  await dialog.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('button', { name: 'Picture…' }).click()
  const picture = page.getByRole('dialog', { name: 'Picture of the table' })
  await expect(picture.getByRole('img', { name: /^Heat map: Codes by case\./ })).toBeVisible()
  await lookInEveryTheme(page, 'matrices-picture')
  const svg = (await downloaded(page, picture.getByRole('button', { name: 'Save as SVG' }))).toString()
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  expect(svg).toContain('>Site A<')
  expect(svg).not.toMatch(/var\(|class=/)
  const png = await downloaded(page, picture.getByRole('button', { name: 'Save as PNG' }))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.length).toBeGreaterThan(5000)
})

/** Chooses by a field's label and the words of a choice. */
function chooser(page: Page) {
  return (field: string, label: string) =>
    page.getByRole('combobox', { name: field, exact: true }).selectOption({ label })
}

function cellsOf(row: Locator): Promise<readonly string[]> {
  return row.getByRole('gridcell').allTextContents()
}
