import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { workElsewhere } from './support/colleague.ts'
import { lookInEveryTheme } from './support/every-theme.ts'
import type { Ask } from './support/raw-ask.ts'
import { test } from './support/sample-window.ts'
import { goTo, status } from './support/workbench.ts'

const promised = ' What people promise one another across a table counts as well.'
const signed = ' Only what is signed counts.'

test('a copy comes back: looked at, merged, undone, merged again, settled', async ({ page, ask, folder }) => {
  test.setTimeout(150_000)
  const file = path.join(folder, 'From Bashir.concord')
  const before = (await codeNamed(ask, 'Agreements')).definition
  const theirs = before + promised
  const mine = before + signed

  await test.step('what merging does, before anything was merged', async () => {
    await page.keyboard.press('Alt+M')
    await expect(page.getByRole('heading', { name: 'Merge copies', level: 1 })).toBeVisible()
    await expect(page.getByRole('main')).toContainText('Their files are never changed.')
    await lookInEveryTheme(page, 'merging-empty')
  })

  await test.step('a copy is handed over; both sides go on', async () => {
    await giveCopy(page, 'Bashir Khan', file)
    await workElsewhere(file, 'Bashir Khan', workAsBashir)
    const agreements = await codeNamed(ask, 'Agreements')
    const evidence = await codeNamed(ask, 'Evidence')
    await ask('codebook.update', { code: agreements.id, fields: { definition: mine } })
    await ask('codebook.update', { code: evidence.id, fields: { brief: 'What counts as proof here' } })
  })

  await test.step('the preview', async () => {
    await goTo(page, 'Merge copies')
    await choose(page, [file])
    await expect(page.getByRole('heading', { name: 'What would come in' })).toBeFocused()
    const source = page.getByRole('row', { name: /^From Bashir\.concord/ })
    await expect(source).toContainText('A copy of this project')
    await expect(source).toContainText('Bashir Khan')
    const work = page.getByRole('table', { name: 'By person' }).getByRole('row', { name: /^Bashir Khan/ })
    await expect(work.getByRole('cell')).toHaveText(['1', '–', '–', '1'])
    await expect(page.getByRole('option')).toHaveText([
      /Agreements.*Definition.*Left for later/,
      /Evidence.*Brief.*Left for later/,
    ])
    await expect(page.getByText('2 conflicts: 0 settled, 2 left for later.')).toBeVisible()
    await lookInEveryTheme(page, 'merging-preview')
  })

  await test.step('one conflict is settled by key, and shows side by side', async () => {
    await page.getByRole('listbox').focus()
    await page.keyboard.press('Home')
    const side = (name: string) => page.getByRole('region', { name, exact: true })
    await expect(side('Before')).toContainText(before)
    await expect(side('Mine').locator('ins')).toHaveText(signed)
    await expect(side('Theirs').locator('ins')).toHaveText(promised)
    await lookInEveryTheme(page, 'merging-preview-conflict')
    await page.keyboard.press('t')
    await expect(page.getByRole('option').first()).toContainText('✓ Take theirs')
    await expect(page.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('m')
    await expect(page.getByText('2 conflicts, all settled.')).toBeVisible()
    await page.keyboard.press('l')
    await expect(page.getByText('2 conflicts: 1 settled, 1 left for later.')).toBeVisible()
  })

  await test.step('merged', async () => {
    await page.getByRole('button', { name: 'Merge', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Merged', exact: true })).toBeFocused()
    await expect(page.getByRole('region', { name: 'Merged', exact: true })).toContainText(
      '1 conflict waits below',
    )
    await expect(page.locator('.merge-backup')).toContainText('.concord')
    expect((await codeNamed(ask, 'Agreements')).definition).toBe(theirs)
    expect((await codeNamed(ask, 'Evidence')).brief).toBe('What counts as proof here')
    await expect(page.getByRole('heading', { name: 'Conflicts waiting (1)' })).toBeVisible()
    await lookInEveryTheme(page, 'merging-result')
  })

  await test.step('undone as one step', async () => {
    await page.getByRole('button', { name: 'Undo this merge' }).click()
    await expect(status(page)).toHaveText(/^Undone: Merged From Bashir\.concord/)
    expect((await codeNamed(ask, 'Agreements')).definition).toBe(mine)
    await expect(page.getByRole('heading', { name: /^Conflicts waiting/ })).toBeHidden()
  })

  await test.step('merged again, with everything left for later', async () => {
    await choose(page, [file])
    await page.getByRole('button', { name: 'Take theirs for all' }).click()
    await expect(page.getByText('2 conflicts, all settled.')).toBeVisible()
    await page.getByRole('button', { name: 'Leave all for later' }).click()
    await page.getByRole('button', { name: 'Merge', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Conflicts waiting (2)' })).toBeVisible()
    await page.getByRole('button', { name: 'Done' }).click()
    await lookInEveryTheme(page, 'merging-conflicts')
  })

  await test.step('what waits is settled by key: mine, then words of one’s own', async () => {
    const list = page.getByRole('listbox')
    await list.focus()
    await page.keyboard.press('End')
    await expect(page.getByRole('option', { selected: true })).toContainText('Evidence')
    await page.keyboard.press('m')
    await expect(status(page)).toHaveText('Kept mine. Undo takes that back.')
    await expect(page.getByRole('heading', { name: 'Conflicts waiting (1)' })).toBeVisible()
    await expect(list).toBeFocused()
    await page.keyboard.press('w')
    const words = page.getByRole('textbox', { name: 'Definition, in words of your own' })
    await expect(words).toBeFocused()
    await expect(words).toHaveValue(mine)
    await words.fill('Contracts, memoranda and promises.')
    await lookInEveryTheme(page, 'merging-write')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: /^Conflicts waiting/ })).toBeHidden()
    await expect(page.getByRole('heading', { name: 'Merge copies', level: 1 })).toBeFocused()
    expect((await codeNamed(ask, 'Agreements')).definition).toBe('Contracts, memoranda and promises.')
    await page.getByText('Settled conflicts').click()
    const settled = page.getByRole('list', { name: 'Settled conflicts' }).getByRole('listitem')
    await expect(settled).toHaveCount(2)
    await expect(settled.filter({ hasText: 'Agreements' })).toContainText('In words of one’s own')
    await expect(settled.filter({ hasText: 'Evidence' })).toContainText('Kept mine')
    await expect(page.getByRole('list', { name: 'Past merges' })).toContainText('From Bashir.concord')
    await lookInEveryTheme(page, 'merging-settled')
  })

  await test.step('the same file brings nothing new', async () => {
    await choose(page, [file])
    await expect(page.getByRole('heading', { name: 'Nothing new' })).toBeFocused()
    await expect(page.getByRole('button', { name: 'Merge', exact: true })).toBeHidden()
    await lookInEveryTheme(page, 'merging-nothing-new')
    await page.getByRole('button', { name: 'Done' }).click()
  })
})

test('a project of its own is matched, and what is no project is turned away', async ({
  page,
  ask,
  folder,
}) => {
  test.setTimeout(120_000)
  const file = path.join(folder, 'Pilot.concord')
  const wards = 160
  await workElsewhere(
    file,
    'Bashir Khan',
    async (colleague) => {
      const codes = (await colleague.ask('codebook.tree', {})).codes
      const involving = codes.find(({ name }) => name === 'Involving')
      if (!involving) throw new Error('there is no code Involving')
      await colleague.ask('codebook.update', { code: involving.id, fields: { name: 'Involvement' } })
      await colleague.ask('codebook.create', { parent: null, fields: { name: 'Waiting lists' } })
      // So many that only those in view are drawn.
      for (let ward = 1; ward <= wards; ward++)
        await colleague.ask('codebook.create', { parent: null, fields: { name: `Ward ${ward}` } })
    },
    'Pilot',
  )
  await goTo(page, 'Merge copies')

  const broken = path.join(folder, 'Notes.concord')
  writeFileSync(broken, 'No project at all.')
  await choose(page, [broken])
  await expect(page.getByRole('alert')).toContainText('This file is damaged or is not a Concord project.')
  await page
    .getByRole('alert')
    .getByRole('button', { name: /Dismiss/ })
    .click()

  await choose(page, [file])
  await expect(page.getByRole('row', { name: /^Pilot\.concord/ })).toContainText('A project of its own')
  const person = page.getByRole('combobox', { name: 'Bashir Khan (2), in Pilot.concord' })
  await expect(page.getByText('Bashir Khan is known here already. The same person?')).toBeVisible()
  const codes = page.getByRole('list', { name: 'Codes to look at' })
  await expect(codes.getByRole('listitem').filter({ hasText: 'Waiting lists' })).toContainText(
    'stays a code of its own',
  )
  await lookInEveryTheme(page, 'merging-foreign')
  await page.getByRole('heading', { name: 'Which code is which' }).evaluate((head) => head.scrollIntoView())
  await lookInEveryTheme(page, 'merging-foreign-codes')

  await person.selectOption({ label: 'The same person as Bashir Khan' })
  await expect(page.getByRole('button', { name: 'Merge', exact: true })).toBeVisible()
  await expect(person).toHaveValue(/./)

  await codes.getByRole('button', { name: 'Choose another code for Waiting lists' }).click()
  const becomes = page.getByRole('combobox', { name: 'Waiting lists becomes' })
  await becomes.selectOption({
    label: (await pathsOf(ask)).find((one) => one.endsWith('Improved access to services')) ?? '',
  })
  await expect(page.getByRole('button', { name: 'Merge', exact: true })).toBeVisible()
  const before = (await ask('codebook.tree', {})).codes.length
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Merged', exact: true })).toBeVisible()
  const after = (await ask('codebook.tree', {})).codes
  expect(after.some(({ name }) => name === 'Waiting lists')).toBe(false)
  expect(after).toHaveLength(before + wards)
  expect((await ask('coder.list', {})).filter(({ name }) => name.startsWith('Bashir Khan'))).toHaveLength(1)
})

async function workAsBashir({
  ask,
  coder,
}: Parameters<Parameters<typeof workElsewhere>[2]>[0]): Promise<void> {
  const { codes } = await ask('codebook.tree', {})
  const named = (name: string) => {
    const code = codes.find((one) => one.name === name)
    if (!code) throw new Error(`there is no code ${name}`)
    return code
  }
  const agreements = named('Agreements')
  await ask('codebook.update', {
    code: agreements.id,
    fields: { definition: agreements.definition + promised },
  })
  await ask('codebook.update', { code: named('Evidence').id, fields: { brief: 'Proof, and how it is used' } })
  const [document] = await ask('document.list', {})
  if (!document) throw new Error('there is no document')
  const { text } = await ask('document.text', { document: document.id })
  const start = text.lastIndexOf('. ', text.length - 40) + 2
  await ask('coding.apply', {
    document: document.id,
    code: named('Creativity').id,
    coder,
    span: { start, end: start + 20 },
  })
  await ask('memo.write', {
    memo: null,
    subject: { kind: 'project' },
    title: 'From the road',
    body: 'Carers speak of promises more than of contracts.',
    author: coder,
  })
}

async function codeNamed(ask: Ask, name: string) {
  const code = (await ask('codebook.tree', {})).codes.find((one) => one.name === name)
  if (!code) throw new Error(`there is no code ${name}`)
  return code
}

async function pathsOf(ask: Ask): Promise<string[]> {
  const { codes } = await ask('codebook.tree', {})
  const names = new Map(codes.map((code) => [code.id, code]))
  return codes.map((code) => {
    const above = code.parent === null ? undefined : names.get(code.parent)
    return above ? `${above.name} / ${code.name}` : code.name
  })
}

async function choose(page: Page, files: readonly string[]): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files…' }).click()
  await (await choosing).setFiles([...files])
}

async function giveCopy(page: Page, person: string, file: string): Promise<void> {
  await goTo(page, 'Copies')
  await page.getByRole('button', { name: 'Give to a colleague…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Give to a colleague' })
  await expect(dialog.getByRole('combobox', { name: 'For' }).locator('option:checked')).toHaveText(person)
  const downloading = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Make the copy' }).click()
  await (await downloading).saveAs(file)
}
