import { expect } from '@playwright/test'
import { lookInEveryTheme } from './support/every-theme.ts'
import { openTable } from './support/matrices.ts'
import { test } from './support/temporary-folder.ts'
import { startWebShell } from './support/web-shell.ts'
import { withdrawIn } from './support/withdrawing.ts'
import { goTo } from './support/workbench.ts'

/** Someone withdraws whose words are still in the file: nothing counts or quotes them, and every view says so. */
test('what someone said who has withdrawn is left out of every view that counts or quotes', async ({
  folder,
  page,
}) => {
  test.setTimeout(240_000)
  const before = await startWebShell({ folder })
  await page.goto(before.address)
  await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible()
  await before.stop()
  const shell = await startWebShell({ folder, file: withdrawIn(before, 'Keith') })
  const leftOut = /^\d+ extracts are left out, because someone who has withdrawn is heard\.$/u

  const leftOutOfIt = /\d+ extracts? (is|are) left out, because someone who has withdrawn is heard\.$/u

  await page.goto(shell.address)
  await goTo(page, 'Extracts')
  await expect(page.getByText(leftOut)).toBeVisible()
  await lookInEveryTheme(page, 'withdrawn-extracts')

  await openTable(page, 'Codes by case')
  await expect(page.getByText(leftOut)).toBeVisible()
  await lookInEveryTheme(page, 'withdrawn-matrix')

  await goTo(page, 'Pictures')
  for (const picture of ['Code tree', 'Going together', 'Along a transcript']) {
    await page.getByRole('radio', { name: picture }).check()
    if (picture === 'Along a transcript') {
      await page.getByRole('combobox', { name: 'Document' }).fill('Site A staff focus')
      await page.getByRole('option').first().click()
    }
    await expect(page.getByText(leftOutOfIt)).toBeVisible()
  }
  await lookInEveryTheme(page, 'withdrawn-timeline')

  await goTo(page, 'Search')
  await page.getByRole('radio', { name: 'Word frequency' }).check()
  await expect(page.getByText('One participant has withdrawn, whose words are not counted.')).toBeVisible()
  await lookInEveryTheme(page, 'withdrawn-words')
  await shell.stop()
})
