import { expect, type Locator, type Page } from '@playwright/test'
import { importTexts, startPilot } from './support/pilot-project.ts'
import { test } from './support/sample-window.ts'
import { expectAccessible, goTo, openDocument, status } from './support/workbench.ts'

const finance = `Interviewer: How did the pooled budget begin?
Manager: We put the mony together in one pot. That was the easy part.
Interviewer: And what was hard?
Manager: Trust. People had to know each other. Then they could challenge each other.
Manager: The mony never reached the wards.
`
const carers = `Facilitator: What changed for you?
Carer: The mony did. I only had to tell my story once.
`

test.beforeEach(async ({ page }) => {
  await startPilot(page)
  await importTexts(page, [
    { fileName: 'finance.txt', title: 'Finance lead', text: finance },
    { fileName: 'carers.txt', title: 'Carers', text: carers },
  ])
})

test('palette, tabs, back and forward, two sides', async ({ page }) => {
  await goBy(page, 'finence')
  await expect(heading(page, 'Finance lead')).toBeVisible()
  await goBy(page, 'integrated budgets')
  await expect(heading(page, 'Codebook')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Integrated budgets')
  await goBy(page, 'carers')
  await expect(heading(page, 'Carers')).toBeVisible()

  const tabs = page.getByRole('navigation', { name: 'Open documents' })
  await expect(tabs.getByRole('button', { name: 'Carers', exact: true })).toHaveAttribute('aria-current')
  await page.keyboard.press('Control+PageDown')
  await expect(heading(page, 'Finance lead')).toBeVisible()
  await page.keyboard.press('Alt+PageUp')
  await expect(heading(page, 'Carers')).toBeVisible()

  await page.keyboard.press('Alt+ArrowLeft')
  await expect(heading(page, 'Finance lead')).toBeVisible()
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(heading(page, 'Carers')).toBeVisible()
  await page.locator('main').dispatchEvent('mouseup', { button: 3 })
  await expect(heading(page, 'Codebook')).toBeVisible()
  await page.getByRole('button', { name: 'Forward', exact: true }).click()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(heading(page, 'Finance lead')).toBeVisible()

  await goTo(page, 'Documents')
  await page.getByRole('button', { name: 'Document Carers' }).click()
  await page.getByRole('menuitem', { name: 'Open beside' }).click()
  const first = page.getByRole('region', { name: 'First side' })
  const second = page.getByRole('region', { name: 'Second side' })
  await expect(second.getByRole('heading', { name: 'Carers', level: 1 })).toBeVisible()
  await expect(second).toContainText('you are here')
  await expect(first.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible()
  await expectAccessible(page, 'a list and a document side by side')
  await first.getByRole('button', { name: 'Finance lead', exact: true }).click()
  await expect(first.locator('[data-row="1"]')).toContainText('in one pot')
  await expect(second.locator('[data-row="1"]')).toContainText('tell my story')
  await first.locator('[data-row="1"]').focus()
  await page.keyboard.press('F6')
  await expect(second).toContainText('you are here')
  await page.keyboard.press('Alt+b')
  await page.getByRole('combobox', { name: 'Where to' }).fill('history')
  await page.keyboard.press('Enter')
  await expect(first.getByRole('heading', { name: 'History', level: 1 })).toBeVisible()
  await expect(first).toContainText('you are here')
  await page.getByRole('button', { name: 'Close the first side' }).click()
  await expect(first).toHaveCount(0)
  await expect(heading(page, 'Carers')).toBeVisible()

  await page.keyboard.press('Alt+w')
  await expect(heading(page, 'Finance lead')).toBeVisible()
  await tabs.getByRole('button', { name: 'Finance lead', exact: true }).click({ button: 'middle' })
  await expect(tabs).toHaveCount(0)
  await expect(heading(page, 'Documents')).toBeVisible()
})

test('a turn is mended, split and joined, and its coding stays on its words', async ({ page }) => {
  await codeTurn(page, 1, 3, 'budgets')
  const codings = page.getByRole('region', { name: 'Codings' })
  await expect(codings).toContainText('We put the mony')
  await mend(page, 1, 'We put the mon', 'e')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(status(page)).toHaveText('Mended. 1 coding moved with its words.')
  await expect(row(page, 1)).toContainText('the money together')
  await expect(codings).toContainText('We put the money')
  await page.keyboard.press('Control+z')
  await expect(status(page)).toHaveText(/^Undone: Mended the words/)
  await expect(codings).toContainText('We put the mony')
  await page.keyboard.press('Control+Shift+Z')
  await expect(row(page, 1)).toContainText('the money together')

  await mend(page, 3, 'Trust. People had to know each other. ', '')
  await page.getByRole('button', { name: 'Split at the cursor…' }).click()
  await page.getByRole('combobox', { name: 'Speaker of the second turn' }).selectOption('Someone else…')
  await page.getByRole('textbox', { name: 'Speaker of the second turn: name' }).fill('Colleague')
  await page.getByRole('button', { name: 'Split the turn' }).click()
  await expect(row(page, 4)).toContainText('Colleague')
  await expect(row(page, 4)).toContainText('Then they could challenge each other.')
  await expect(row(page, 3)).not.toContainText('challenge')
  await row(page, 3).focus()
  await page.keyboard.press('F2')
  await page.getByRole('button', { name: 'Join with the next turn' }).click()
  await expect(status(page)).toHaveText(/^The two turns are one now/)
  await expect(row(page, 3)).toContainText('know each other. Then they could')

  await goTo(page, 'Documents')
  await page.getByRole('button', { name: 'Document Finance lead' }).click()
  await page.getByRole('menuitem', { name: 'Compare with the original' }).click()
  const compared = page.getByRole('region', { name: /^Text of Finance lead/ })
  await expect(compared.locator('del').first()).toHaveText('mony')
  await expect(compared.locator('ins').first()).toHaveText('money')
})

test('find and replace over documents, with a look at every place before and undo after', async ({
  page,
}) => {
  await goTo(page, 'Documents')
  await page.getByRole('button', { name: 'Find and replace…' }).click()
  await page.getByRole('textbox', { name: 'Find' }).fill('mony')
  await page.getByRole('textbox', { name: 'Replace by' }).fill('money')
  await page.keyboard.press('Enter')
  const inFinance = page.getByRole('region', { name: 'Places in Finance lead' })
  await expect(inFinance.getByRole('checkbox')).toHaveCount(2)
  await expect(page.getByRole('region', { name: 'Places in Carers' })).toContainText('The mony')
  await inFinance.getByRole('checkbox').last().uncheck()
  await page.getByRole('button', { name: 'Replace 2 places' }).click()
  const result = page.getByRole('region', { name: 'What was replaced' })
  await expect(result).toContainText('Replaced 2 places in 2 documents.')
  await expect(page.getByRole('region', { name: /^Places in/ })).toHaveCount(1)
  await result.getByRole('button', { name: /^Undo: / }).click()
  await expect(status(page)).toHaveText(/^Undone: /)
  await expect(page.getByRole('region', { name: /^Places in/ })).toHaveCount(2)
  await page.getByRole('radio', { name: 'In certain documents' }).check()
  await page.getByRole('checkbox', { name: 'Carers' }).check()
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await expect(page.getByRole('region', { name: /^Places in/ })).toHaveCount(1)
})

test('a coding that lost its words is placed again, and the history is walked', async ({ page }) => {
  await codeTurn(page, 4, 'whole', 'relation')
  await orphan(page)
  await goTo(page, 'Documents')
  await page.getByRole('button', { name: 'Orphaned codings (1)' }).click()
  const card = page.getByRole('article', { name: /^Relationships on/ })
  await expect(card).toContainText('The mony never reached the wards.')
  await card.getByRole('button', { name: 'Place again…' }).click()
  await expect(card).toContainText('These words stand nowhere in the document now.')
  await card.getByRole('textbox', { name: 'Words the coding should stand on' }).fill('challenge each other')
  await page.keyboard.press('Enter')
  await card.getByRole('button', { name: 'Put the coding on “challenge each other”' }).click()
  await expect(status(page)).toHaveText('The coding is placed again.')
  await expect(page.getByText('No coding has lost its words.')).toBeVisible()

  await goTo(page, 'History')
  const steps = page.getByRole('list', { name: 'Steps, newest first' }).getByRole('listitem')
  await expect(steps.first().getByRole('button').first()).toHaveAttribute('aria-current', 'step')
  await expect(steps.filter({ hasText: 'Ana coded' })).toContainText('Practices / Relationships')
  await steps.first().getByRole('button').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(steps.nth(2).getByRole('button', { name: 'Go back to here' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText('2 steps undone.')
  await expect(steps.nth(2)).toContainText('you are here')
  await expect(steps.first()).toContainText('undone')
  await steps.nth(1).getByRole('button').click()
  await page.getByRole('button', { name: 'Go forward to here' }).click()
  await expect(status(page)).toHaveText('1 step done again.')
  await expect(steps.nth(1)).toContainText('you are here')
  await goTo(page, 'Documents')
  await expect(page.getByRole('button', { name: 'Orphaned codings (1)' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Progress by coder' })).toContainText(
    'Ana has finished 0 of 2; 1 is in progress.',
  )
})

function heading(page: Page, name: string): Locator {
  return page.getByRole('heading', { name, exact: true, level: 1 })
}

function row(page: Page, index: number): Locator {
  return page.locator(`[data-row="${index}"]`)
}

/** Goes somewhere by the palette. */
async function goBy(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const where = page.getByRole('combobox', { name: 'Where to' })
  await where.fill(words)
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(where).toHaveCount(0)
}

/** Codes words of a turn of the finance document, from its first on, or all of it. */
async function codeTurn(page: Page, index: number, more: number | 'whole', code: string): Promise<void> {
  await openDocument(page, 'Finance lead')
  await row(page, index).focus()
  if (more === 'whole') await page.keyboard.press('s')
  else {
    await page.keyboard.press('Enter')
    for (let word = 0; word < more; word++) await page.keyboard.press('Shift+ArrowRight')
  }
  await page.keyboard.press('c')
  const choice = page.getByRole('combobox', { name: 'Code', exact: true })
  await choice.fill(code)
  await page.keyboard.press('Enter')
  await expect(status(page)).toHaveText(/^Coded with/)
}

/** Opens a turn for mending, goes behind some of its words and types. */
async function mend(page: Page, index: number, behind: string, typed: string): Promise<void> {
  await row(page, index).focus()
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: `Words of turn ${index + 1}` })).toBeFocused()
  for (const _ of behind) await page.keyboard.press('ArrowRight')
  await page.keyboard.type(typed)
}

/** Mends every coded word of turn 5 away. */
async function orphan(page: Page): Promise<void> {
  await row(page, 4).focus()
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Words of turn 5' })).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Nobody said so.')
  await page.keyboard.press('Control+Enter')
  await expect(status(page)).toHaveText(/1 coding lost its words/)
}
