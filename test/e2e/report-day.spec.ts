import { expect } from '@playwright/test'
import { partsOf } from '../support/exchanged.ts'
import { test } from './support/sample-window.ts'
import { expectAccessible, status } from './support/workbench.ts'

test('from a query to a Word document in one sitting, by the keyboard alone', async ({ page, ask }) => {
  test.setTimeout(180_000)
  const { keyboard } = page
  const card = (index: number) => page.locator(`[data-extract="${index}"]`)
  const quotations = page.locator('.report-page [data-coding]')

  await test.step('query: one code, at every site', async () => {
    await keyboard.press('Alt+x')
    await expect(card(0)).toBeVisible()
    await page.getByRole('button', { name: 'Pick a code…' }).focus()
    await keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Pick a code' }).getByRole('combobox')).toBeFocused()
    await keyboard.type('integrated teams')
    await expect(page.getByRole('listbox', { name: 'Codes' }).getByRole('option').first()).toHaveText(
      /^Integrated teams/u,
    )
    await keyboard.press('Enter')
    await expect(page.locator('.extracts-sentence')).toHaveText(
      /^Extracts coded Processes \/ Integrated teams/u,
    )
    await expectAccessible(page, 'the query')
  })

  await test.step('star the first four', async () => {
    await card(0).focus()
    for (let index = 0; index < 4; index += 1) {
      await expect(card(index)).toBeFocused()
      await keyboard.press('s')
      await expect(card(index).getByRole('button', { pressed: true })).toBeVisible()
      await keyboard.press('ArrowDown')
    }
    expect((await ask('retrieval.run', { query: { marked: 'starred' }, limit: 0 })).total).toBe(4)
  })

  await test.step('a report of what is starred', async () => {
    await keyboard.press('Alt+p')
    await page.getByRole('button', { name: 'New report…' }).focus()
    await keyboard.press('Enter')
    await keyboard.type('Teams')
    await keyboard.press('Enter')
    await expect(quotations.first()).toBeVisible()
    await expectAccessible(page, 'the preview')
  })

  const [cut, kept] = await test.step('trim', async () => {
    await quotations.first().focus()
    await keyboard.press('t')
    const original = page.getByRole('textbox', { name: /^The original/u })
    await expect(original).toBeFocused()
    const words = await original.inputValue()
    await keyboard.press('Control+End')
    await keyboard.press('Control+Shift+ArrowLeft')
    await keyboard.press('Control+Shift+ArrowLeft')
    await keyboard.press('Control+Shift+ArrowLeft')
    await keyboard.press('Delete')
    await expect(status(page)).toHaveText(/^Cut: ./u)
    const gone = ((await status(page).textContent()) ?? '').replace('Cut: ', '')
    expect(words.endsWith(gone)).toBe(true)
    await expectAccessible(page, 'trimming')
    await page.getByRole('button', { name: 'Keep it so' }).focus()
    await keyboard.press('Enter')
    await expect(quotations.first()).toContainText('trimmed')
    await expect(quotations.first()).toBeFocused()
    return [gone, words.slice(0, -gone.length).trim()] as const
  })

  await test.step('template', async () => {
    await page.locator('summary', { hasText: 'Who speaks' }).focus()
    await keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Form' }).focus()
    await keyboard.type('Role, Site, Mode')
    await expect(page.getByRole('textbox', { name: 'As written' })).toHaveValue('{role}, {case}, {mode}')
    await expect(page.locator('.report-examples li').first()).toHaveText(/^\(.+\)$/u)
    await expectAccessible(page, 'attribution')
  })

  await test.step('check', async () => {
    await page.getByRole('tab', { name: 'Preview' }).focus()
    await keyboard.press('ArrowRight')
    const fine = page.getByRole('button', { name: / is fine$/u })
    await expect(fine.first()).toBeVisible()
    await expectAccessible(page, 'the last check')
    const before = await fine.count()
    await fine.first().focus()
    await keyboard.press('Enter')
    await expect(fine).toHaveCount(before - 1)
  })

  await test.step('Word', async () => {
    await page.getByRole('button', { name: 'Build the report…' }).focus()
    await keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Build the report' })
    await expect(dialog.getByRole('checkbox', { name: 'Word (.docx)' })).toBeChecked()
    await dialog.getByRole('button', { name: 'Build', exact: true }).focus()
    await keyboard.press('Enter')
    const download = dialog.getByRole('button', { name: 'Download Teams.docx' })
    await expect(download).toBeVisible({ timeout: 30_000 })
    await expectAccessible(page, 'what was built')
    const downloading = page.waitForEvent('download')
    await download.focus()
    await keyboard.press('Enter')
    const parts = await partsOf(await (await downloading).path())
    const body = (parts.get('word/document.xml') ?? '').replaceAll('&apos;', '’')
    const text = body.replaceAll(/<[^>]+>/gu, '')
    expect(text).toContain(kept)
    expect(text).not.toContain(`${kept} ${cut}`)
    expect(body).toMatch(/<w:pStyle w:val="(?:Quotation|BlockQuotation)"\/>/u)
    expect(body).toContain('<w:pStyle w:val="Heading1"/>')
    expect([...parts.keys()].some((name) => /^word\/footer\d*\.xml$/u.test(name))).toBe(true)
  })
})
