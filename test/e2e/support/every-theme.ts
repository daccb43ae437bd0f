import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const screens = path.resolve(import.meta.dirname, '../../../test-results/screens')
const themes = ['light', 'dark', 'contrast'] as const

/**
 * Looks at what is shown in every theme: axe finds nothing (all its rules once, colours in each theme), and a picture of
 * each, and of the colours a system forces, is kept for people to look at.
 */
export async function lookInEveryTheme(page: Page, name: string): Promise<void> {
  const html = page.locator('html')
  const before = await html.getAttribute('data-theme')
  // Colours that are on their way from one theme to the next belong to neither.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const theme of themes) {
    await html.evaluate((element, value) => element.setAttribute('data-theme', value), theme)
    const axe = new AxeBuilder({ page })
    const { violations } = await (theme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n    ')}`)
    expect(found, `axe on ${name}, ${theme}`).toEqual([])
    await page.screenshot({ path: path.join(screens, `${name}-${theme}.png`), animations: 'disabled' })
  }
  await page.emulateMedia({ forcedColors: 'active' })
  await page.screenshot({ path: path.join(screens, `${name}-forced.png`), animations: 'disabled' })
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: null })
  await html.evaluate((element, value) => {
    if (value === null) element.removeAttribute('data-theme')
    else element.setAttribute('data-theme', value)
  }, before)
}
