import { expect } from '@playwright/test'
import { lookInEveryTheme } from './support/every-theme.ts'
import { refusing } from './support/refusing.ts'
import { test } from './support/sample-window.ts'
import { goTo } from './support/workbench.ts'

/** What can't be worked out says so, and is asked for again where it stands. */
test('a table and a search that failed can be asked for again', async ({ page }) => {
  test.setTimeout(90_000)
  const { mend } = await refusing(page, ['matrix.compute', 'search.run'])
  await page.reload()
  const failure = page.getByRole('alert').filter({ hasText: 'Something went wrong' })

  await goTo(page, 'Matrices')
  await page.getByRole('button', { name: 'Codes by case', exact: true }).click()
  await expect(failure).toBeVisible()
  await lookInEveryTheme(page, 'failed-table')
  await mend('matrix.compute')
  await failure.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(page.getByRole('grid', { name: 'Codes by case' })).toBeVisible()
  await expect(failure).toBeHidden()

  await goTo(page, 'Search')
  await page.getByRole('searchbox', { name: 'Words to search for' }).fill('budget')
  await expect(failure).toBeVisible()
  await mend('search.run')
  await failure.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(page.locator('.search-found')).toContainText(/\d+/u)
})
