import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** The words of the two fixtures of the main job, with markup that must stay text. */
export const hostile = '<img src=x onerror="document.title=1">'

export const interview = `Interviewer: Thank you for coming. How did the pooled budget begin?
Manager: We put the money together in one pot. ${hostile} That was the easy part.
Interviewer: And what was hard?
Manager: Trust. People had to know each other before they could challenge each other.
`

export const focusGroup = `WEBVTT

00:00:01.000 --> 00:00:04.000
<v Facilitator>What changed for you when the teams moved in together?

00:00:04.500 --> 00:00:09.000
<v Carer>I only had to tell my story once, and they answered the phone.
`

/** Asserts that axe finds nothing wrong with what is shown. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n    ')}`)
  expect(found, `axe on ${what}`).toEqual([])
}

/** Goes to a view by the navigation and waits until its heading is there. */
export async function goTo(page: Page, view: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: view, exact: true }).click()
  await expect(page.getByRole('heading', { name: view, level: 1, exact: true })).toBeVisible()
}

/** The status line, where everything done is announced. */
export function status(page: Page) {
  return page.locator('.status [role=status]')
}

/** Opens a document from the list. */
export async function openDocument(page: Page, title: string): Promise<void> {
  await goTo(page, 'Documents')
  await page.getByRole('main').getByRole('button', { name: title, exact: true }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  await expect(page.locator('[data-row]').first()).toBeVisible()
}

/** Leaves the project the shell opened, for the welcome view. */
export async function closeProject(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Project:/ }).click()
  await page.getByRole('menuitem', { name: 'Close the project' }).click()
  await expect(page.getByRole('heading', { name: 'Concord', level: 1 })).toBeVisible()
}
