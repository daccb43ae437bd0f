import { readFile } from 'node:fs/promises'
import { expect, type Download, type Page } from '@playwright/test'
import { lookInEveryTheme } from './support/every-theme.ts'
import { test } from './support/sample-window.ts'
import { goTo, status } from './support/workbench.ts'

test('copies are given to colleagues, listed, called off and expected again', async ({ page, ask }) => {
  test.setTimeout(120_000)
  await goTo(page, 'Copies')
  await expect(page.getByText('No copies have been given away yet.')).toBeVisible()
  await lookInEveryTheme(page, 'copies-empty')

  await test.step('the whole project, to the colleague who comes first', async () => {
    await page.getByRole('button', { name: 'Give to a colleague…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Give to a colleague' })
    await expect(dialog.getByRole('combobox', { name: 'For' }).locator('option:checked')).toHaveText(
      'Bashir Khan',
    )
    await expect(dialog.getByRole('status')).toHaveText(
      /^Goes along: 12 documents, \d+ participants, [\d,]+ codings and \d+ memos\.$/,
    )
    await lookInEveryTheme(page, 'copies-give')
    const made = await madeBy(page, () => dialog.getByRole('button', { name: 'Make the copy' }).click())
    expect(made.suggestedFilename()).toMatch(/ - for Bashir Khan\.concord$/)
    expect((await readFile(await made.path())).subarray(0, 15).toString()).toBe('SQLite format 3')
    await expect(status(page)).toHaveText('The copy for Bashir Khan is made.')
    const row = page.getByRole('row', { name: /^Bashir Khan/ })
    await expect(row).toContainText('The whole project')
    await expect(row).toContainText('Out')
    await expect(page.getByText('1 copy is out.')).toBeVisible()
  })

  await test.step('a few documents, for blind coding, to someone new, by key', async () => {
    await page.getByRole('button', { name: 'Give to a colleague…' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Give to a colleague' })
    const person = dialog.getByRole('combobox', { name: 'For' })
    await person.selectOption({ label: 'Someone new…' })
    await expect(dialog.getByRole('button', { name: 'Make the copy' })).toBeDisabled()
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Dilys Price')
    await dialog.getByRole('radio', { name: /^Without others’ work/ }).check()
    await dialog.getByRole('radio', { name: 'Only some documents' }).check()
    await expect(dialog.getByRole('status')).toHaveText('Choose at least one document.')
    await expect(dialog.getByRole('button', { name: 'Make the copy' })).toBeDisabled()
    await dialog.getByRole('checkbox', { name: /^Site A \d/ }).check()
    await expect(dialog.getByRole('status')).toHaveText(
      /^Goes along: [2-4] documents, \d+ participants, no codings and \d+ memos?\. Stays here: \d+ documents, [\d,]+ codings and \d+ memos\.$/,
    )
    await lookInEveryTheme(page, 'copies-give-blind')
    await dialog.getByRole('textbox', { name: 'Name' }).focus()
    const made = await madeBy(page, () => page.keyboard.press('Enter'))
    expect(made.suggestedFilename()).toMatch(/ - for Dilys Price\.concord$/)
    const bytes = await readFile(await made.path())
    const titles = (await ask('document.list', {})).map(({ title, caseName }) => ({ title, caseName }))
    // What did not go along is nowhere in the file.
    for (const { title, caseName } of titles) expect(bytes.includes(title), title).toBe(caseName === 'Site A')
  })

  await test.step('what is in it, and what is not finished', async () => {
    const row = page.getByRole('row', { name: /^Dilys Price/ })
    await expect(row).toContainText('Without (blind)')
    await expect(row).toContainText('by Ann Whitlock')
    await row.locator('summary').last().click()
    await expect(row.getByRole('listitem')).not.toHaveCount(0)
    await expect(page.getByText('2 copies are out.')).toBeVisible()
    await lookInEveryTheme(page, 'copies')
  })

  await test.step('a copy that will not come back is called off, and expected again', async () => {
    await page.getByRole('button', { name: 'Call off the copy for Dilys Price' }).focus()
    await page.keyboard.press('Enter')
    await expect(status(page)).toHaveText('The copy for Dilys Price is no longer expected.')
    await expect(page.getByRole('row', { name: /^Dilys Price/ })).toContainText('Called off')
    await expect(page.getByText('1 copy is out.')).toBeVisible()
    const again = page.getByRole('button', { name: 'Expect the copy for Dilys Price again' })
    await expect(again).toBeFocused()
    await again.press('Enter')
    await expect(status(page)).toHaveText('The copy for Dilys Price is expected again.')
    await expect(page.getByText('2 copies are out.')).toBeVisible()
  })

  await test.step('what was chosen is remembered', async () => {
    await goTo(page, 'Documents')
    await page.keyboard.press('Alt+g')
    await expect(page.getByRole('heading', { name: 'Copies', level: 1 })).toBeVisible()
    await page.reload()
    await page.getByRole('button', { name: 'Give to a colleague…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Give to a colleague' })
    await expect(dialog.getByRole('combobox', { name: 'For' }).locator('option:checked')).toHaveText(
      'Dilys Price',
    )
    await expect(dialog.getByRole('radio', { name: /^Without others’ work/ })).toBeChecked()
    await expect(dialog.getByRole('radio', { name: 'Only some documents' })).toBeChecked()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Give to a colleague…' })).toBeFocused()
  })

  await test.step('a name that is taken is refused, and nothing is lost of what was entered', async () => {
    await page.getByRole('button', { name: 'Give to a colleague…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Give to a colleague' })
    await dialog.getByRole('combobox', { name: 'For' }).selectOption({ label: 'Someone new…' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('ann whitlock')
    await dialog.getByRole('radio', { name: 'The whole project' }).check()
    await dialog.getByRole('button', { name: 'Make the copy' }).click()
    await expect(page.getByText(/The name “ann whitlock” is taken/)).toBeVisible()
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('ann whitlock')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('row')).toHaveCount(3)
  })
})

/** The copy that the browser is given when `press` makes one. */
async function madeBy(page: Page, press: () => Promise<void>): Promise<Download> {
  const downloading = page.waitForEvent('download')
  await press()
  return downloading
}
