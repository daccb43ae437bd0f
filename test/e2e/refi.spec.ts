import { mkdirSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { launchOnDouble, type RunningDesktop } from './support/desktop-shell.ts'
import { lookInEveryTheme } from './support/every-theme.ts'
import type { Ask } from './support/raw-ask.ts'
import { test } from './support/sample-window.ts'
import { test as bare } from './support/temporary-folder.ts'
import { closeProject, goTo, status } from './support/workbench.ts'

// Looking in every theme takes its time.
test.setTimeout(150_000)

const chooseIt = 'Open a REFI-QDA project…'

test('the whole project goes out as REFI-QDA, and comes in as a new one', async ({ page, ask }) => {
  const before = await figures(ask)
  expect(before.codings).toBeGreaterThan(100)

  await goTo(page, 'Export')
  await page.getByRole('button', { name: 'Export as REFI-QDA (.qdpx)…' }).press('Enter')
  const out = page.getByRole('dialog', { name: 'Export as a REFI-QDA project' })
  await expect(out.getByRole('button', { name: 'Export' })).toBeFocused()
  await lookInEveryTheme(page, 'refi-export')
  const downloading = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  const file = await downloading
  expect(file.suggestedFilename()).toMatch(/\.qdpx$/)
  const bytes = await readFile(await file.path())
  await expect(status(page)).toHaveText(`${file.suggestedFilename()} is exported.`)
  await expect(out.getByRole('heading', { name: 'What the file can’t hold' })).toBeVisible()
  await expect(out.getByText('How far each coder is with each document is left out.')).toBeVisible()
  expect(await counted(out)).toMatchObject(before)
  await lookInEveryTheme(page, 'refi-exported')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Export as REFI-QDA (.qdpx)…' })).toBeFocused()

  await test.step('what is no such file is refused, and another can be chosen', async () => {
    await closeProject(page)
    await page.getByRole('button', { name: chooseIt }).press('Enter')
    await lookInEveryTheme(page, 'refi-open')
    await choose(page, 'Not one.qdpx', Buffer.from('Interviewer: How did it begin?'))
    const problems = page.getByRole('region', { name: 'Problems' })
    await expect(problems.getByRole('alert')).toBeVisible()
    expect(await ask('project.current', {})).toBeNull()
    await problems.getByRole('button', { name: 'Dismiss' }).click()
  })

  await test.step('the project opens, and the report stays until it is put away', async () => {
    await choose(page, 'From elsewhere.qdpx', bytes)
    const report = page.getByRole('dialog', { name: 'What came of From elsewhere.qdpx' })
    await expect(report).toBeVisible()
    expect(await counted(report)).toMatchObject(before)
    expect(await figures(ask)).toEqual(before)
    expect((await ask('project.current', {}))?.fileName).toBe('From elsewhere.concord')
    await lookInEveryTheme(page, 'refi-report')
    await page.keyboard.press('Escape')
    await expect(report).toBeHidden()
    await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeFocused()
  })

  await test.step('it is found again with what there is to know about the project', async () => {
    await page.getByRole('button', { name: /^Project:/ }).press('Enter')
    await page.getByRole('menuitem', { name: 'About this project…' }).press('Enter')
    await page.getByRole('button', { name: 'What came of the REFI-QDA file…' }).press('Enter')
    await expect(page.getByRole('dialog', { name: 'What came of From elsewhere.qdpx' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('it stands among the recent projects', async () => {
    await closeProject(page)
    await expect(page.getByRole('button', { name: /^From elsewhere\.concord/ })).toBeVisible()
  })

  await test.step('the palette has it too, and it can be left', async () => {
    await page.getByRole('button', { name: /^From elsewhere\.concord/ }).click()
    await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('refi')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Open a REFI-QDA project' })
    await expect(dialog.getByRole('button', { name: 'Choose a file…' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })
})

bare.describe('in the desktop', () => {
  let desktop: RunningDesktop | null = null

  bare.afterEach(async () => {
    await desktop?.stop()
    desktop = null
  })

  bare('files and places are asked for with its own dialogs', async ({ folder }) => {
    const out = path.join(folder, 'out')
    mkdirSync(out)
    desktop = await launchOnDouble(path.join(folder, 'data'), ['--sample'])
    const { page } = desktop
    await goTo(page, 'Export')
    await page.getByRole('button', { name: 'Export as REFI-QDA (.qdpx)…' }).click()
    await desktop.answerDialog('showOpenDialog', { canceled: false, filePaths: [out] })
    await page.getByRole('button', { name: 'Choose a folder and export…' }).last().click()
    await expect(page.getByText('Saved in the folder you chose.')).toBeVisible()
    const [fileName = ''] = readdirSync(out)
    await page.keyboard.press('Escape')

    await desktop.chooseMenuItem('File', chooseIt)
    await desktop.answerDialog('showOpenDialog', { canceled: false, filePaths: [path.join(out, fileName)] })
    const filePath = path.join(out, 'Again.concord')
    await desktop.answerDialog('showSaveDialog', { canceled: false, filePath })
    await page.getByRole('button', { name: 'Choose a file…' }).click()
    await expect(page.getByRole('dialog', { name: `What came of ${fileName}` })).toBeVisible()
    expect(readdirSync(out)).toContain('Again.concord')
  })
})

/** How many the open project holds, by the words of a report. */
async function figures(ask: Ask) {
  const [documents, codings, cases] = [
    await ask('document.list', {}),
    await ask('coding.list', { document: null }),
    await ask('case.list', {}),
  ]
  return { documents: documents.length, codings: codings.length, 'case studies': cases.length }
}

/** The figures of a report, as it shows them. */
async function counted(report: ReturnType<Page['getByRole']>): Promise<Record<string, number>> {
  const kinds = await report.getByRole('term').allTextContents()
  const numbers = await report.getByRole('definition').allTextContents()
  return Object.fromEntries(kinds.map((kind, index) => [kind, Number(numbers[index]?.replaceAll(',', ''))]))
}

/** Chooses a file in the dialog that asks for one. */
async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file…' }).press('Enter')
  await (await choosing).setFiles({ name, mimeType: 'application/zip', buffer })
}
