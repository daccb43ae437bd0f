import { expect, type Page } from '@playwright/test'
import { openDocument } from './workbench.ts'

export const oddTitle = 'Odd words'

/** A transcript of `rounds` times three turns, with the characters that offsets go wrong at: a turn a line. */
export function oddWords(rounds: number): string {
  return Array.from({ length: rounds }, (_, round) =>
    [
      `Ana: We 👩‍👩‍👧 pooled 🇬🇧 it, e\u0301tude nai\u0308ve, in ${round} pots 🏴󠁧󠁢󠁳󠁣󠁴󠁿 and more.`,
      'Ben: שלום לכולם, זה עבד היטב and then مرحبا بكم in one line.',
      'Cat: A\ttab\t\tand  two blanks \u{1F9D1}\u{1F3FD}\u200D\u{1F680} — “quoted” n\u0303.',
    ].join('\n'),
  ).join('\n')
}

/** Imports a transcript as a person would, and opens it. */
export async function openOddWords(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Import documents…' }).click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files…' }).click()
  await (await choosing).setFiles([{ name: 'odd.txt', mimeType: 'text/plain', buffer: Buffer.from(words) }])
  const card = page.getByRole('region', { name: 'File odd.txt' })
  await card.getByRole('textbox', { name: 'Title' }).fill(oddTitle)
  await page.getByRole('button', { name: 'Store 1 document' }).click()
  await expect(page.getByRole('region', { name: '1 document stored' })).toBeVisible()
  await openDocument(page, oddTitle)
}
