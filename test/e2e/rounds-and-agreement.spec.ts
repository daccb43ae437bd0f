import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { lookInEveryTheme } from './support/every-theme.ts'
import { importTexts, startPilot } from './support/pilot-project.ts'
import { test } from './support/sample-window.ts'
import { expectAccessible, goTo, interview, openDocument, status } from './support/workbench.ts'

const second = `Interviewer: What came first?
Manager: The joint board came first. Then the money followed it.
Interviewer: And now?
Manager: Now we meet every month and nobody is afraid of the figures.
`

test('a blind round, from its start to the agreement it reached', async ({ page }) => {
  test.setTimeout(150_000)
  await anaAndBen(page)

  await goTo(page, 'Rounds')
  await expect(page.getByText('No rounds yet.')).toBeVisible()
  await startRound(page)
  const round = page.getByRole('region', { name: 'Round 1', exact: true })
  await expect(round).toContainText('Finished by everyone: 0 of 2 documents. Opened: 0.')
  await expect(round.getByRole('button', { name: 'Open results…' })).toBeHidden()

  await test.step('Ana codes and finishes both documents by key', async () => {
    for (const title of ['Finance lead', 'Chair']) {
      await openDocument(page, title)
      await expect(page.locator('.transcript-bar')).toContainText('Round 1 (blind): not started')
      await codeTurn(page, 1, 'budgets')
      await finishByKey(page)
    }
    await expect(page.locator('.transcript-bar')).toContainText('Round 1 (blind): finished')
    await page.getByRole('button', { name: 'Reopen' }).click()
    await expect(page.locator('.transcript-bar')).toContainText('Round 1 (blind): in progress')
    await page.locator('[data-row="1"]').focus()
    await finishByKey(page)
  })

  await test.step('Ben sees nothing of hers, and codes for himself', async () => {
    await beCoder(page, 'Ben')
    await openDocument(page, 'Finance lead')
    await expect(page.getByRole('tab', { name: 'Whole document (0)' })).toBeVisible()
    await codeTurn(page, 1, 'budgets')
    await codeTurn(page, 3, 'relation')
    await finishByKey(page)
    await goTo(page, 'Agreement')
    await page.getByRole('combobox', { name: 'Compared' }).selectOption({ label: 'Round 1 (blind)' })
    await expect(page.getByRole('main')).toContainText('There is nothing to compare yet.')
    await goTo(page, 'Documents')
    await expect(page.getByRole('region', { name: 'Progress by coder' })).toContainText(
      'Ana has finished 2 of 2',
    )
    await expect(page.getByRole('region', { name: 'Progress by coder' })).toContainText(
      'Ben has finished 1 of 2',
    )
  })

  await test.step('what both have finished is opened, for good', async () => {
    await goTo(page, 'Rounds')
    await round.getByRole('button', { name: 'Open results…' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('This can’t be undone.')
    await expect(dialog).toContainText('these can’t be opened yet: Chair')
    await expectAccessible(page, 'opening results')
    await dialog.getByRole('button', { name: 'Open results of 1 document' }).click()
    await expect(status(page)).toHaveText('The results of 1 document are open.')
    await expect(round.getByRole('row', { name: /^Finance lead/ })).toContainText('Opened')
    await openDocument(page, 'Finance lead')
    await expect(page.getByRole('tab', { name: 'Whole document (3)' })).toBeVisible()
    await expect(page.locator('.transcript-bar')).toContainText('Round 1 (blind): finished, opened')
    await expect(page.getByRole('button', { name: 'Reopen' })).toBeHidden()
    const rounds = page.getByRole('combobox', { name: 'Round', exact: true })
    await rounds.selectOption({ label: 'Outside of rounds' })
    await expect(page.getByRole('tab', { name: 'Whole document (0)' })).toBeVisible()
    await rounds.selectOption({ label: 'Round 1 (blind)' })
    await expect(page.getByRole('tab', { name: 'Whole document (3)' })).toBeVisible()
    await openDocument(page, 'Chair')
    await expect(page.getByRole('tab', { name: 'Whole document (0)' })).toBeVisible()
  })

  await test.step('the agreement of the round is there at once, and every figure opens', async () => {
    await goTo(page, 'Rounds')
    await round.getByRole('button', { name: 'Agreement of Round 1' }).click()
    const perCode = page.getByRole('region', { name: 'Agreement per code' })
    const figure = perCode.getByRole('button', {
      name: /Integrated budgets, Percent agreement, as coded: 100/,
    })
    await expect(figure).toBeVisible()
    await expect(
      perCode.getByRole('button', { name: /Relationships, Krippendorff’s alpha, as coded: -?\d\.\d{3}/ }),
    ).toBeVisible()
    await figure.click()
    const dialog = page.getByRole('dialog', { name: /Integrated budgets: Percent agreement/ })
    await expect(dialog.getByRole('table', { name: 'Ana and Ben' })).toBeVisible()
    await expect(dialog.getByRole('region', { name: 'Document by document' })).toContainText('Finance lead')
    await expect(dialog).toContainText('blind round “Round 1”')
    await expectAccessible(page, 'a figure opened')
    await page.keyboard.press('Escape')

    await page.getByRole('radio', { name: 'Turn', exact: true }).check()
    await expect(page.getByRole('region', { name: 'What is compared' })).toContainText(/\b4 turns\b/)
    await page.getByRole('checkbox', { name: 'With what interviewers said' }).uncheck()
    await expect(page.getByRole('region', { name: 'What is compared' })).toContainText(/\b2 turns\b/)
    await page.getByRole('radio', { name: 'Character', exact: true }).check()
    await page.getByRole('button', { name: 'Work out 95 % intervals' }).click()
    await expect(status(page)).toHaveText('The intervals are worked out.')
  })

  await test.step('pictures and tables are saved', async () => {
    const svg = await savedPicture(page, 'As SVG, for any size')
    expect(svg.toString()).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    expect(svg.toString()).not.toMatch(/var\(|class=|color-mix/)
    const png = await savedPicture(page, 'As PNG')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.length).toBeGreaterThan(2000)

    await page.getByRole('radio', { name: 'Over rounds' }).check()
    const rounds = page.locator('.picture')
    await expect(rounds).toContainText('Agreement over rounds, all codes together')
    await rounds.getByText('The same figures as a table').click()
    await expect(rounds.getByRole('row', { name: /^Round 1/ })).toContainText(/\d\.\d{3}/)

    await page.getByRole('button', { name: 'Export…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export agreement' })
    await dialog.getByRole('checkbox', { name: /\.csv/ }).check()
    await dialog.getByRole('button', { name: 'Export', exact: true }).click()
    await expect(dialog.getByRole('button', { name: /^Download .*\.csv$/ })).toBeVisible()
    await expect(dialog.getByRole('button', { name: /^Download .*\.xlsx$/ })).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).click()
  })
})

test('rounds and agreement of the sample study, in every theme', async ({ page }) => {
  test.setTimeout(240_000)
  await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible()
  await goTo(page, 'Rounds')
  await startRound(page)
  await lookInEveryTheme(page, 'rounds')
  await page.getByRole('button', { name: 'New round…' }).click()
  await lookInEveryTheme(page, 'new-round')
  await page.keyboard.press('Escape')
  await goTo(page, 'Documents')
  await lookInEveryTheme(page, 'documents-with-round')

  await goTo(page, 'Agreement')
  const perCode = page.getByRole('region', { name: 'Agreement per code' })
  await expect(perCode).toBeVisible()
  await page.getByRole('button', { name: 'Work out 95 % intervals' }).click()
  await expect(status(page)).toHaveText('The intervals are worked out.')
  await lookInEveryTheme(page, 'agreement')
  await page.getByRole('heading', { name: 'All codes together' }).scrollIntoViewIfNeeded()
  await page.locator('.matrices').scrollIntoViewIfNeeded()
  await lookInEveryTheme(page, 'agreement-overall')
  await perCode
    .getByRole('button', { name: /Relationships, Krippendorff/ })
    .first()
    .click()
  await expect(page.getByRole('dialog').getByRole('region', { name: 'Document by document' })).toBeVisible()
  await lookInEveryTheme(page, 'agreement-figure')
  await page.keyboard.press('Escape')
  for (const [picture, name] of [
    ['Confused codes', 'confusion'],
    ['By document', 'by-document'],
    ['Over rounds', 'by-round'],
  ] as const) {
    await page.getByRole('radio', { name: picture }).check()
    await expect(page.getByRole('region', { name: /^Picture: / })).toBeVisible()
    await page.locator('.picture').scrollIntoViewIfNeeded()
    await lookInEveryTheme(page, `picture-${name}`)
  }
})

/** Every document, everyone who codes, and blind: the dialog needs no more than the documents. */
async function startRound(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New round…' }).click()
  const dialog = page.getByRole('dialog', { name: 'New round' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Round 1')
  await expect(dialog.getByRole('button', { name: 'Start the round' })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Documents: all' }).click()
  await expect(dialog.getByRole('checkbox', { name: 'Blind' })).toBeChecked()
  await dialog.getByRole('button', { name: 'Start the round' }).click()
  await expect(status(page)).toHaveText('Round 1 has started.')
}

async function finishByKey(page: Page): Promise<void> {
  await page.keyboard.press('f')
  await expect(status(page)).toHaveText(/^You have finished this document in Round 1 \(blind\)/)
}

async function codeTurn(page: Page, turn: number, code: string): Promise<void> {
  await page.locator(`[data-row="${turn}"]`).focus()
  await page.keyboard.press('s')
  await page.keyboard.press('c')
  await page.getByRole('combobox', { name: 'Code', exact: true }).fill(code)
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText(/^Coded with/)
  await expect(page.locator(`[data-row="${turn}"]`)).toBeFocused()
}

async function beCoder(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Coding as/ }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
  await expect(page.getByRole('button', { name: `Coding as ${name}` })).toBeVisible()
}

async function savedPicture(page: Page, format: string): Promise<Buffer> {
  const picture: Locator = page.getByRole('button', { name: /^Save picture: Codes that are confused/ })
  await picture.click()
  const coming = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: format }).click()
  return readFile(await (await coming).path())
}

/** A project with Ana and Ben, who has yet to code, and two documents. */
async function anaAndBen(page: Page): Promise<void> {
  await startPilot(page)
  await page.getByRole('button', { name: 'Coding as Ana' }).click()
  await page.getByRole('menuitem', { name: 'Add a coder…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Ben')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Coding as Ben' })).toBeVisible()
  await beCoder(page, 'Ana')
  await importTexts(page, [
    { fileName: 'finance.txt', title: 'Finance lead', text: interview },
    { fileName: 'chair.txt', title: 'Chair', text: second },
  ])
}
