import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test } from './support/temporary-folder.ts'
import { startWebShell, type RunningWebShell } from './support/web-shell.ts'
import { chooseTheme, closeProject, goTo, openDocument } from './support/workbench.ts'

const screens = path.resolve(import.meta.dirname, '../../test-results/screens')
let shell: RunningWebShell | null = null

test.afterEach(async () => {
  await shell?.stop()
  shell = null
})

for (const theme of ['Light', 'Dark'] as const) {
  test(`screens of the sample study, ${theme.toLowerCase()}`, async ({ folder, page }) => {
    test.setTimeout(120_000)
    shell = await startWebShell({ folder })
    await page.goto(shell.address)
    await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible()
    await chooseTheme(page, theme)
    const save = (name: string) => screen(page, `${name}-${theme.toLowerCase()}`)

    await save('documents')
    await openDocument(page, 'Site A staff focus group')
    await page.locator('[data-row="2"]').focus()
    await page.keyboard.press(']')
    await save('transcript')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('c')
    await expect(page.getByRole('combobox', { name: 'Code', exact: true })).toBeFocused()
    await save('palette')
    await page.keyboard.press('Escape')

    await goTo(page, 'Codebook')
    await page.getByRole('row', { name: /^Relationships/ }).click()
    await save('codebook')
    await page.getByRole('tab', { name: /^Extracts/ }).click()
    await expect(page.getByRole('article').first()).toBeVisible()
    await save('extracts')
    await goTo(page, 'Memos')
    await page.locator('.memo-entry').first().click()
    await save('memos')
    await goTo(page, 'Agreement')
    await page.getByRole('button', { name: 'Compute agreement' }).click()
    await expect(page.getByRole('table').first()).toBeVisible()
    await save('agreement')
    for (const view of ['Export', 'History']) {
      await goTo(page, view)
      await save(view.toLowerCase())
    }
    await page.keyboard.press('Alt+i')
    await expect(page.getByRole('heading', { name: 'Import documents' })).toBeVisible()
    await save('import')
    await closeProject(page)
    await expect(page.getByRole('button', { name: /Sample study/ }).first()).toBeVisible()
    await save('welcome')
  })
}

async function screen(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(screens, `${name}.png`), animations: 'disabled' })
}
