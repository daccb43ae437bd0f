import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'

/** What a button saves. */
export async function downloaded(page: Page, button: Locator): Promise<Buffer> {
  const coming = page.waitForEvent('download')
  await button.click()
  return readFile(await (await coming).path())
}
