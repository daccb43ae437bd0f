import { expect, type Page } from '@playwright/test'
import { closeProject } from './workbench.ts'

/** A plain text to import, and the title it gets. */
export interface PilotDocument {
  readonly fileName: string
  readonly title: string
  readonly text: string
}

/** Leaves the open project for a new one, in which Ana codes. */
export async function startPilot(page: Page): Promise<void> {
  await closeProject(page)
  await page.getByRole('button', { name: 'New project…' }).click()
  await page.getByRole('textbox', { name: 'Name of the study' }).fill('Pilot')
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ana')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Coding as Ana' })).toBeVisible()
}

/** Imports several texts, from the list of documents and back to it. */
export async function importTexts(page: Page, documents: readonly PilotDocument[]): Promise<void> {
  await page.getByRole('button', { name: 'Import documents…' }).click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files…' }).click()
  const chooser = await choosing
  await chooser.setFiles(
    documents.map(({ fileName, text }) => ({
      name: fileName,
      mimeType: 'text/plain',
      buffer: Buffer.from(text),
    })),
  )
  for (const { fileName, title } of documents) {
    const file = page.getByRole('region', { name: `File ${fileName}` })
    await file.getByRole('textbox', { name: 'Title' }).fill(title)
  }
  await page.getByRole('button', { name: `Store ${documents.length} documents` }).click()
  await expect(page.getByRole('region', { name: `${documents.length} documents stored` })).toBeVisible()
  await page.getByRole('button', { name: 'Go to the documents' }).click()
  await expect(page.getByRole('heading', { name: 'Documents', level: 1, exact: true })).toBeVisible()
}
