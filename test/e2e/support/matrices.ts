import { expect, type Locator, type Page } from '@playwright/test'
import { goTo } from './workbench.ts'

/** Opens a ready-made table of the matrices room. @returns its grid */
export async function openTable(page: Page, name: string): Promise<Locator> {
  await goTo(page, 'Matrices')
  await page.getByRole('button', { name, exact: true }).click()
  const grid = page.getByRole('grid', { name })
  await expect(grid.getByRole('gridcell').first()).toBeVisible()
  return grid
}
