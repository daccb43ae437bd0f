import { expect } from '@playwright/test'
import { downloaded } from './support/downloaded.ts'
import { readSvg, saved } from './support/drawn-picture.ts'
import { lookInEveryTheme } from './support/every-theme.ts'
import { openTable } from './support/matrices.ts'
import { test } from './support/sample-window.ts'
import { goTo } from './support/workbench.ts'

/** Pictures leave the project as exports do: what is on the pseudonym list is replaced in them, unless told not to. */
test('names on the pseudonym list are replaced in pictures', async ({ page, ask }) => {
  test.setTimeout(180_000)
  for (const [words, pseudonym] of [
    ['Site A', 'First site'],
    ['Agreements', 'Pacts'],
  ] as const)
    await ask('pseudonym.write', { id: null, words, pseudonym })
  const replace = page.getByRole('checkbox', { name: /^Replace names/u })

  await test.step('of the codebook', async () => {
    await goTo(page, 'Pictures')
    await page.getByRole('radio', { name: 'Bars' }).check()
    await expect(replace).toBeChecked()
    const drawn = await wordsOfSaved()
    expect(drawn).toContain('Pacts')
    expect(drawn).not.toContain('Agreements')
    await lookInEveryTheme(page, 'pictures-names')
  })

  await test.step('of a transcript, in its title too', async () => {
    await page.getByRole('radio', { name: 'Along a transcript' }).check()
    await page.getByRole('combobox', { name: 'Document' }).fill('Site A staff focus')
    await page.getByRole('option').first().click()
    await expect(
      page.getByRole('heading', { name: 'Codes along First site staff focus group' }),
    ).toBeVisible()
    const drawn = (await wordsOfSaved()).join('\n')
    expect(drawn).toContain('Pacts')
    expect(drawn).not.toMatch(/Agreements|Site A/u)
  })

  await test.step('and stand as they are where that is wanted', async () => {
    await replace.uncheck()
    await expect(page.getByRole('heading', { name: 'Codes along Site A staff focus group' })).toBeVisible()
    expect(await wordsOfSaved()).toContain('Agreements')
    await replace.check()
  })

  await test.step('of a table', async () => {
    await openTable(page, 'Codes by case')
    await page.getByRole('button', { name: 'Picture…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Picture of the table' })
    const save = async () =>
      readSvg(await downloaded(page, dialog.getByRole('button', { name: 'Save as SVG' })))
    await expect(replace).toBeChecked()
    const { text } = await save()
    expect(text).toContain('>First site<')
    expect(text).not.toMatch(/Site A|Agreements/u)
    await lookInEveryTheme(page, 'matrices-picture-names')
    await replace.uncheck()
    expect((await save()).text).toContain('>Site A<')
    await replace.check()
    await dialog.getByRole('button', { name: 'Close' }).click()
  })

  await test.step('of agreement', async () => {
    await goTo(page, 'Agreement')
    await page.getByRole('radio', { name: 'By document' }).check()
    const drawn = (await wordsOfSaved()).join('\n')
    expect(drawn).toContain('First site')
    expect(drawn).not.toContain('Site A')
  })

  async function wordsOfSaved(): Promise<readonly string[]> {
    return readSvg(await saved(page, 'As SVG, for any size')).words
  }
})
