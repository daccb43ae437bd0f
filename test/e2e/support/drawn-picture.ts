import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { SaxesParser } from 'saxes'

/** Tab leads to the picture, which is one stop. */
export async function tabTo(page: Page, picture: Locator): Promise<void> {
  await page.getByRole('button', { name: /^Save picture: / }).focus()
  await page.keyboard.press('Tab')
  if (await picture.locator('..').evaluate((frame) => document.activeElement === frame))
    await page.keyboard.press('Tab')
  await expect(picture.locator(':focus')).toHaveCount(1)
}

/** What screen readers hear of the part that has the keyboard. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
}

/** The file of the picture, as it is downloaded. */
export async function saved(page: Page, format: string): Promise<Buffer> {
  await page.getByRole('button', { name: /^Save picture: / }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: format }).click()
  return readFile(await (await coming).path())
}

/** The words of a drawing, in its order. @throws Error where it is not well formed */
export function readSvg(file: Buffer): { readonly words: readonly string[]; readonly text: string } {
  const text = file.toString()
  const words: string[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('text', (found) => {
    words.push(found)
  })
  parser.write(text).close()
  return { words, text }
}

/** Of the header chunk, which is a PNG's first (PNG, 3rd edition, 11.2.1). */
export function pngSize(file: Buffer): { readonly width: number; readonly height: number } {
  expect(file.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) }
}
