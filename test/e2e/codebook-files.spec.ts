import { expect, type Page } from '@playwright/test'
import { lookInEveryTheme } from './support/every-theme.ts'
import { test } from './support/sample-window.ts'
import { goTo, hostile, status } from './support/workbench.ts'

// Looking in every theme takes its time.
test.setTimeout(150_000)

const theirs = [
  'Path,Brief definition,When to use,Examples,Mood',
  'Practices / Challenge,Asking hard questions of one another.,,We said so to their face.,cheerful',
  'Practices / Co-ordinating care,,,,',
  `Practices / Gossip,${hostile} What is told in corridors.,Where somebody passes on what was said.,,`,
  'Practices / Gossip / Rumour,What nobody knows for certain.,,,',
  'Outcomes / Improved quality of life,,,,',
  'Weather,Rain and shine.,,,',
].join('\n')

test('another codebook is put beside ours, chosen from and merged, by keyboard', async ({ page, ask }) => {
  const before = await ask('codebook.tree', {})
  await goTo(page, 'Codebook')
  await page.getByRole('button', { name: 'Merge a codebook…' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Merge a codebook', level: 1 })).toBeVisible()
  await lookInEveryTheme(page, 'codebook-merge-empty')

  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a codebook…' }).press('Enter')
  await (await choosing).setFiles({ name: 'theirs.csv', mimeType: 'text/csv', buffer: Buffer.from(theirs) })
  const list = page.getByRole('listbox', { name: 'Codes of the file, and what each is here' })
  await expect(list.getByRole('option')).toHaveCount(8)
  await expect(page.getByText('“Mood”')).toBeVisible()
  await expect(list.getByRole('option', { name: /^Practices \/ Challenge is Challenge/ })).toContainText(
    'Certain: the same place and name',
  )
  await expect(list.getByRole('option', { name: /^Weather New/ })).toBeVisible()

  // Theirs is taken for one part, and added to the other.
  await list.getByRole('option').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('heading', { name: 'Practices / Challenge', level: 2 })).toBeVisible()
  const brief = page.getByRole('group', { name: 'Brief definition' })
  await expect(brief).toContainText('Asking hard questions of one another.')
  await brief.getByRole('radio', { name: 'Keep ours' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(brief.getByRole('radio', { name: 'Take theirs' })).toBeChecked()
  await expect(
    page.getByRole('group', { name: 'Examples' }).getByRole('radio', { name: 'Add theirs' }),
  ).toBeChecked()
  await lookInEveryTheme(page, 'codebook-merge-code')

  // One is matched by hand: typed into the box.
  await list.getByRole('option', { name: /^Practices \/ Co-ordinating care/ }).click()
  await page.getByRole('radio', { name: /^It is a code that is here/ }).press('Space')
  const box = page.getByRole('combobox', { name: 'Which code here' })
  await box.fill('co-ordination')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(
    list.getByRole('option', {
      name: /^Practices \/ Co-ordinating care is Co-ordination Practices Chosen by you/,
    }),
  ).toContainText('1 part differs')

  // One is nested elsewhere, one left out with what is below it.
  await list.getByRole('option', { name: /^Weather/ }).click()
  await page.getByRole('radio', { name: 'A code of its own, nested elsewhere' }).press('Space')
  await page.getByRole('combobox', { name: 'Nest it under' }).fill('Outcomes')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(list.getByRole('option', { name: 'Weather New, under Outcomes' })).toBeVisible()
  await list.getByRole('option', { name: /^Practices \/ Gossip New/ }).click()
  await expect(page.getByText(hostile)).toBeVisible()
  await page.getByRole('radio', { name: 'Leave it out' }).press('Space')
  await page.getByRole('button', { name: 'Leave out the 1 code below it too' }).press('Enter')
  await expect(status(page)).toHaveText('Gossip and 1 code below it are left out.')

  await page.getByRole('tab', { name: /^Merged codebook/ }).click()
  const tree = page.getByRole('list', { name: 'Merged codebook' })
  await expect(tree.getByRole('listitem').filter({ hasText: 'Weather' })).toContainText('new')
  await expect(tree.getByRole('listitem').filter({ hasText: 'Challenge' })).toContainText('changed')
  await expect(page.getByText('1 code added, 1 changed, 2 left out')).toBeVisible()
  await lookInEveryTheme(page, 'codebook-merge-merged')

  await page.getByRole('button', { name: 'Merge codebook', exact: true }).press('Enter')
  await expect(page.getByRole('heading', { name: 'The codebooks are merged' })).toBeVisible()
  const after = await ask('codebook.tree', {})
  expect(after.codes).toHaveLength(before.codes.length + 1)
  const challenge = after.codes.find(({ name }) => name === 'Challenge')
  expect(challenge?.brief).toBe('Asking hard questions of one another.')
  expect(challenge?.examples).toContain('We said so to their face.')
  expect(after.codes.find(({ name }) => name === 'Weather')?.parent).toBe(
    after.codes.find(({ name }) => name === 'Outcomes')?.id,
  )
  await lookInEveryTheme(page, 'codebook-merge-done')
  await page.getByRole('button', { name: 'Undo', exact: true }).last().press('Enter')
  await expect(page.getByText('No file is chosen.')).toBeVisible()
  expect(await ask('codebook.tree', {})).toEqual(before)
})

test('what can’t be merged as chosen is said before, and a file that is no codebook is turned away', async ({
  page,
}) => {
  await goBy(page, 'Merge a codebook')
  const choose = async (name: string, content: string) => {
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: /Choose a codebook…|Another file…/ }).click()
    await (await choosing).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })
  }
  await choose('talk.csv', 'Speaker,Text\nAna,Hello\n')
  await expect(page.getByText(/talk\.csv: /)).toBeVisible()
  await choose('theirs.csv', theirs)
  await page.getByRole('option', { name: /^Practices \/ Challenge/ }).click()
  await page.getByRole('radio', { name: /^Keep both/ }).press('Space')
  await expect(page.getByText(/Practices \/ Challenge would stand there twice/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Merge codebook', exact: true })).toBeDisabled()
  await page.getByRole('button', { name: 'For all codes' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Keep ours wherever the two differ' }).press('Enter')
  await expect(status(page)).toHaveText('Ours stands wherever the two differ.')
})

test('the codebook is exported in the formats chosen, which are remembered', async ({ page }) => {
  await goTo(page, 'Codebook')
  await page.getByRole('button', { name: 'Export…', exact: true }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Export the codebook' })
  await dialog.getByRole('checkbox', { name: /^Excel/ }).check()
  await dialog.getByRole('checkbox', { name: /^REFI-QDA/ }).check()
  await dialog.getByRole('checkbox', { name: /^Say how often/ }).uncheck()
  await lookInEveryTheme(page, 'codebook-export')
  await dialog.getByRole('button', { name: 'Export', exact: true }).press('Enter')
  const downloading = page.waitForEvent('download')
  await dialog.getByRole('button', { name: /^Download .*codebook\.docx$/ }).press('Enter')
  expect((await downloading).suggestedFilename()).toMatch(/codebook\.docx$/u)
  await expect(dialog.getByRole('button', { name: /^Download/ })).toHaveCount(3)
  await dialog.getByRole('button', { name: 'Close' }).press('Enter')

  await goBy(page, 'Export the codebook')
  await expect(dialog.getByRole('checkbox', { name: /^Excel/ })).toBeChecked()
  await expect(dialog.getByRole('checkbox', { name: /^Table/ })).not.toBeChecked()
  await expect(dialog.getByRole('checkbox', { name: /^Say how often/ })).not.toBeChecked()
})

/** Goes somewhere by the palette. */
async function goBy(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const where = page.getByRole('combobox', { name: 'Where to' })
  await where.fill(words)
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(where).toHaveCount(0)
}
