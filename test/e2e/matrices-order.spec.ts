import { expect } from '@playwright/test'
import { lookInEveryTheme } from './support/every-theme.ts'
import { openTable } from './support/matrices.ts'
import { test } from './support/sample-window.ts'
import { goTo, status } from './support/workbench.ts'

test('rows and columns are ordered by value, by key and by mouse, and the choice is kept', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const grid = await openTable(page, 'Codes by case')
  const names = async (role: 'rowheader' | 'columnheader') =>
    grid
      .getByRole(role)
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent))
  const [first = '', second = '', third = ''] = await names('rowheader')

  await grid.getByRole('rowheader').first().focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(status(page)).toHaveText(new RegExp(`is now row 2 of \\d+\\.$`))
  await expect(grid.getByRole('rowheader', { name: first, exact: true })).toBeFocused()
  expect((await names('rowheader')).slice(0, 3)).toEqual([second, first, third])

  await grid.getByRole('columnheader', { name: 'Site A' }).focus()
  await page.keyboard.press('Alt+ArrowRight')
  expect((await names('columnheader')).slice(1, 3)).toEqual(['Site B', 'Site A'])

  await grid
    .getByRole('rowheader', { name: third, exact: true })
    .dragTo(grid.getByRole('rowheader', { name: second, exact: true }), { targetPosition: { x: 20, y: 3 } })
  expect((await names('rowheader')).slice(0, 3)).toEqual([third, second, first])

  await test.step('it is the same after a reload, and another time', async () => {
    await page.reload()
    await expect(grid.getByRole('rowheader').first()).toBeVisible()
    expect((await names('rowheader')).slice(0, 3)).toEqual([third, second, first])
    await goTo(page, 'Documents')
    await openTable(page, 'Codes by case')
    expect((await names('columnheader')).slice(1, 3)).toEqual(['Site B', 'Site A'])
  })

  const isFalling = (values: readonly number[]) => expect(values).toEqual(values.toSorted((a, b) => b - a))
  await test.step('a heading puts it in order by its line, and back', async () => {
    const siteB = grid.getByRole('columnheader', { name: 'Site B' })
    const figures = async () =>
      (
        await grid.locator('.matrix-row:not(.matrix-head, .matrix-foot) > :nth-child(2)').allTextContents()
      ).map(Number)
    await siteB.click()
    await expect(siteB).toHaveAttribute('aria-sort', 'descending')
    await expect(status(page)).toHaveText('Rows are in order, largest first in Site B.')
    isFalling(await figures())
    expect((await figures())[0]).toBeGreaterThan(0)
    await lookInEveryTheme(page, 'matrices-sorted')
    await page.keyboard.press('s')
    await expect(status(page)).toHaveText('Rows are in the order they had before.')
    await expect(siteB).not.toHaveAttribute('aria-sort')
    expect((await names('rowheader')).slice(0, 3)).toEqual([third, second, first])

    const foot = grid.getByRole('rowheader', { name: 'Total' })
    await foot.focus()
    await page.keyboard.press('s')
    await expect(foot).toHaveAttribute('aria-sort', 'descending')
    const totals = await grid.locator('.matrix-foot > [role=gridcell]').allTextContents()
    isFalling(totals.slice(0, -1).map(Number))
    await foot.click()
    expect((await names('columnheader')).slice(1, 3)).toEqual(['Site B', 'Site A'])
  })

  await test.step('and goes back to the codebook’s order, or by value', async () => {
    await page.getByText(/^Order, codes, coders/).click()
    const rows = page.getByRole('combobox', { name: 'Order of rows' })
    await expect(rows.locator('option:checked')).toHaveText('By hand')
    await rows.selectOption({ label: 'The codebook’s order' })
    await expect.poll(async () => (await names('rowheader')).slice(0, 3)).toEqual([first, second, third])
    await rows.selectOption({ label: 'Largest first' })
    const totals = async () =>
      grid.locator('.matrix-row:not(.matrix-head, .matrix-foot) .matrix-total').allTextContents()
    await expect.poll(async () => (await totals())[0]).not.toBe('0')
    isFalling((await totals()).map(Number))
    await page.getByRole('checkbox', { name: 'Hide rows and columns without anything' }).check()
    expect(await totals()).not.toContain('0')
    await lookInEveryTheme(page, 'matrices-options')
  })
})
