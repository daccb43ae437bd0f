import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { lookInEveryTheme } from './support/every-theme.ts'
import { test } from './support/sample-window.ts'
import { goTo, status } from './support/workbench.ts'

test('a report is put together, trimmed, checked, built and built again', async ({ page, ask }) => {
  test.setTimeout(300_000)
  await goTo(page, 'Report')
  await expect(page.getByText('There is no report yet.')).toBeVisible()
  await lookInEveryTheme(page, 'report-none')

  await test.step('a new one, empty as long as nothing is starred', async () => {
    await page.getByRole('button', { name: 'New report…' }).press('Enter')
    await page.getByRole('textbox', { name: 'Name' }).fill('Interim report')
    await page.keyboard.press('Enter')
    await expect(status(page)).toHaveText('The report “Interim report” is there.')
    await expect(page.getByText('Nothing is quoted yet.')).toBeVisible()
  })

  await test.step('some of each code and case study, in turns from participant to participant', async () => {
    await page.getByRole('radio', { name: /^Some of each code and case study/ }).check()
    await page.getByRole('combobox', { name: 'At most, of each code and case study' }).selectOption('2')
    await expect(quotations(page).first()).toBeVisible()
    await expect(
      page.getByText(/^\d+ quotations from \d+ documents and \d+ participants, in \d sections\.$/),
    ).toBeVisible()
    await lookInEveryTheme(page, 'report-preview')
  })

  await test.step('quotations move and leave by key', async () => {
    const part = page
      .locator('.report-part')
      .filter({ has: page.locator('[data-coding] ~ [data-coding]') })
      .first()
    const before = await part
      .locator('[data-coding]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-coding')))
    await part.locator('[data-coding]').first().focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expect(status(page)).toHaveText(/^Quotation 2 of \d+\.$/)
    await expect(part.locator('[data-coding]').nth(1)).toHaveAttribute('data-coding', before[0] ?? '')
    await expect(part.locator('[data-coding]').nth(1)).toBeFocused()
    await page.keyboard.press('Delete')
    await expect(status(page)).toHaveText('The quotation is left out.')
    await expect(page.locator(`[data-coding="${before[0] ?? ''}"]`)).toHaveCount(0)
  })

  await test.step('one is trimmed over its original, by key', async () => {
    const row = quotations(page).first()
    await row.focus()
    await page.keyboard.press('t')
    const dialog = page.getByRole('dialog', { name: 'Trim the quotation' })
    const original = dialog.getByRole('textbox', { name: /^The original/ })
    await expect(original).toBeFocused()
    const words = await original.inputValue()
    // The second word, from the beginning.
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Control+ArrowRight')
    await page.keyboard.press('Control+Shift+ArrowRight')
    await page.keyboard.press('Delete')
    const second = words.split(/\s+/u)[1] ?? ''
    await expect(status(page)).toHaveText(`Cut: ${second}`)
    await page.keyboard.press('[')
    await page.keyboard.type('the board')
    await page.keyboard.press('Enter')
    await expect(dialog.locator('.report-printed')).toContainText('[the board]')
    await expect(dialog.locator('.report-printed')).toContainText('…')
    await lookInEveryTheme(page, 'report-trim')
    await dialog.getByRole('button', { name: 'Keep it so' }).press('Enter')
    await expect(status(page)).toHaveText('The quotation is trimmed.')
    await expect(row).toContainText('[the board]')
    await expect(row).toContainText('trimmed')
    await expect(row).toBeFocused()
  })

  await test.step('all that could be quoted of a code', async () => {
    await page
      .getByRole('button', { name: /^Choose quotations:/ })
      .first()
      .press('Enter')
    const dialog = page.getByRole('dialog', { name: /^Quotations:/ })
    await expect(dialog.getByText(/could be quoted/)).toBeVisible()
    const unticked = dialog.getByRole('checkbox', { checked: false }).first()
    await unticked.check()
    await expect(dialog.getByText('by hand').first()).toBeVisible()
    await lookInEveryTheme(page, 'report-choose')
    await page.keyboard.press('Escape')
  })

  await test.step('who speaks, with examples as it is typed', async () => {
    await page.locator('summary').getByText('Who speaks').click()
    const template = page.getByRole('textbox', { name: 'As written' })
    await template.fill('{role}, {case}, {mood}')
    await expect(page.getByText('There is no {mood}.')).toBeVisible()
    await template.fill('{role}, {case}, {mode}')
    await expect(
      page.getByText(/^\(.+, Site [A-E], (?:Focus Group|Interview|Feedback Workshop)\)$/).first(),
    ).toBeVisible()
    await template.blur()
    await lookInEveryTheme(page, 'report-attribution')
  })

  const found = await test.step('the last check: a name is replaced, a number called fine', async () => {
    await page.getByRole('tab', { name: /^Last check/ }).click()
    const names = page.getByRole('region', { name: /^Names/ })
    await expect(names).toBeVisible()
    await lookInEveryTheme(page, 'report-check')
    const name = 'Graham'
    await names.getByRole('button', { name: `Replace ${name}`, exact: true }).press('Enter')
    await page.getByRole('textbox', { name: `What stands for “${name}”` }).fill('a colleague')
    await page.keyboard.press('Enter')
    await expect(status(page)).toHaveText(`“${name}” is replaced by “a colleague” in every report.`)
    await expect(page.getByRole('button', { name: `Replace ${name}`, exact: true })).toHaveCount(0)
    await page
      .getByRole('button', { name: /is fine$/ })
      .first()
      .press('Enter')
    await expect(page.getByRole('checkbox', { name: /called fine$/ })).toBeVisible()
    await page.getByRole('tab', { name: 'Pseudonyms' }).click()
    await expect(page.getByRole('row', { name: `${name} a colleague` })).toBeVisible()
    await lookInEveryTheme(page, 'report-pseudonyms')
    return name
  })

  await test.step('built, in every format', async () => {
    await page.getByRole('button', { name: 'Build the report…' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Build the report' })
    await expect(
      dialog.getByText(/of the last check ha(?:s|ve) been neither replaced nor called fine/),
    ).toBeVisible()
    for (const format of await dialog.getByRole('checkbox').all()) await format.check()
    await lookInEveryTheme(page, 'report-build')
    await dialog.getByRole('button', { name: 'Build', exact: true }).press('Enter')
    await expect(dialog.getByText(/^Interim report.*\.docx/)).toBeVisible({ timeout: 30_000 })
    const texts: string[] = []
    for (const format of ['md', 'html', 'json', 'csv']) {
      const downloading = page.waitForEvent('download')
      await dialog.getByRole('button', { name: new RegExp(`^Download .*\\.${format}$`) }).click()
      texts.push(await readFile(await (await downloading).path(), 'utf8'))
    }
    for (const text of texts) {
      expect(text).toContain('a colleague')
      expect(text.match(/[\p{L}’'-]+/gu) ?? []).not.toContain(found)
    }
    await dialog.getByRole('button', { name: 'Done' }).press('Enter')
    await page.getByRole('tab', { name: 'Changes' }).click()
    await expect(page.getByText(/^Nothing has changed since/)).toBeVisible()
  })

  await test.step('more coding, and what it changes', async () => {
    const [document] = await ask('document.list', {})
    const coding = (await ask('coding.list', { document: document?.id ?? '' }))[0]
    await ask('report.choose', {
      report: (await ask('report.list', {}))[0]?.id ?? '',
      codings: [coding?.id ?? ''],
      standing: 'out',
    })
    await page.getByRole('tab', { name: 'Preview' }).click()
    await quotations(page).first().focus()
    await page.keyboard.press('Delete')
    await page.getByRole('tab', { name: 'Changes' }).click()
    await expect(page.getByText(/quotations? no longer in it$/)).toBeVisible()
    await lookInEveryTheme(page, 'report-changes')
  })
})

function quotations(page: Page) {
  return page.locator('.report-page [data-coding]')
}
