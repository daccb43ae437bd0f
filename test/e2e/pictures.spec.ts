import { expect, type Page } from '@playwright/test'
import { lookInEveryTheme } from './support/every-theme.ts'
import { focusedName, pngSize, readSvg, saved, tabTo } from './support/drawn-picture.ts'
import { startPilot } from './support/pilot-project.ts'
import { test } from './support/sample-window.ts'
import { expectAccessible, goTo, status } from './support/workbench.ts'

test('the code tree, by keys, as a table and as files', async ({ page }) => {
  test.setTimeout(120_000)
  await page.keyboard.press('Alt+u')
  await expect(page.getByRole('heading', { name: 'Pictures', level: 1 })).toBeVisible()
  const tree = page.getByRole('tree', { name: 'Codes by use' })
  await expect(tree).toBeVisible()
  const practices = tree.getByRole('treeitem', { name: /^Practices: / })
  const whole =
    /(\d+) codings with all below$/.exec((await practices.getAttribute('aria-label')) ?? '')?.[1] ?? ''

  await test.step('areas are as the codings, and name themselves', async () => {
    const cells = await tree.getByRole('treeitem').evaluateAll((items) =>
      items.map((item) => ({
        name: item.getAttribute('aria-label') ?? '',
        level: item.getAttribute('aria-level'),
        height: item.querySelector('rect')?.getBoundingClientRect().height ?? 0,
      })),
    )
    const tops = cells.filter(({ level }) => level === '1')
    const figureOf = (name: string) => Number(/(\d+) codings?(?: with all below)?$/.exec(name)?.[1])
    const [first, second] = tops
    if (!first || !second) throw new Error('the sample study uses two top codes at least')
    expect(first.height / second.height).toBeCloseTo(figureOf(first.name) / figureOf(second.name), 0)
  })

  await test.step('arrows move through the tree, and words stand beside the part', async () => {
    await tabTo(page, tree)
    await page.keyboard.press('Home')
    const first = await focusedName(page)
    await page.keyboard.press('ArrowRight')
    expect(await focusedName(page)).toContain(`${first.split(':')[0]} / `)
    await expect(page.locator('.picture-words')).toContainText('coding')
    await page.keyboard.press('ArrowDown')
    const below = await focusedName(page)
    await page.keyboard.press('ArrowLeft')
    expect(below.startsWith((await focusedName(page)).split(':')[0] ?? '?')).toBe(true)
    await page.keyboard.press('Escape')
    await expect(page.locator('.picture-words')).toBeHidden()
  })

  await test.step('Enter opens the extracts, and one comes back to the same part', async () => {
    await practices.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Extracts', level: 1 })).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(practices).toBeFocused()
  })

  await test.step('the table says the same, and can be sorted', async () => {
    await page.getByRole('button', { name: 'As a table' }).click()
    const table = page.getByRole('table')
    const row = table.getByRole('row', { name: /^Practices\b/ }).first()
    await expect(row.getByRole('cell').nth(1)).toHaveText(whole)
    const sort = table.getByRole('button', { name: 'Codings, with all below' })
    await sort.focus()
    await page.keyboard.press('Enter')
    await expect(table.getByRole('columnheader', { name: 'Codings, with all below' })).toHaveAttribute(
      'aria-sort',
      'descending',
    )
    const figures = await table
      .getByRole('row')
      .evaluateAll((rows) =>
        rows.slice(1).map((one) => Number(one.querySelectorAll('td')[1]?.textContent?.replaceAll(',', ''))),
      )
    expect(figures).toEqual(figures.toSorted((a, b) => b - a))
    await expectAccessible(page, 'the table of the code tree')
    await page.getByRole('button', { name: 'As a picture' }).click()
  })

  await test.step('what is saved is the picture with its words', async () => {
    const { words, text } = readSvg(await saved(page, 'As SVG, for any size'))
    expect(words.slice(0, 2)).toEqual(['Use of the codebook', 'Use of the codebook'])
    for (const word of ['Practices', 'Relationships', 'Processes']) expect(words).toContain(word)
    expect(words.join(' ')).toContain('Codings by everyone')
    expect(text).not.toMatch(/var\(|color-mix|oklab|class=|tabindex|data-|role="treeitem"/)
    const png = await saved(page, 'As PNG')
    const { width, height } = pngSize(png)
    expect(width).toBe(2024)
    expect(height).toBeGreaterThan(800)
  })

  await test.step('bars name every code; measures and parts of the codebook are remembered', async () => {
    await page.getByRole('radio', { name: 'Bars' }).check()
    await page.getByRole('combobox', { name: 'Sized by' }).selectOption('Words')
    await page.getByRole('combobox', { name: 'Part of the codebook' }).selectOption('Practices')
    await expect(page.getByRole('heading', { name: 'Use of Practices' })).toBeVisible()
    await expect(
      tree.getByRole('treeitem', { name: /^Practices \/ Relationships: [\d,]+ words/ }),
    ).toBeVisible()
    await goTo(page, 'Documents')
    await page.keyboard.press('Alt+u')
    await expect(page.getByRole('heading', { name: 'Use of Practices' })).toBeVisible()
  })
})

test('codes along a transcript', async ({ page }) => {
  test.setTimeout(120_000)
  await goTo(page, 'Pictures')
  await page.getByRole('radio', { name: 'Along a transcript' }).check()
  const drawing = page.getByRole('group', { name: 'Codes along the text' })
  await expect(drawing).toBeVisible()
  const bars = drawing.getByRole('link')

  await test.step('a document is found by its title', async () => {
    const box = page.getByRole('combobox', { name: 'Document' })
    await box.fill('focus')
    await page.keyboard.press('ArrowDown')
    const option = page.getByRole('option').first()
    await expect(option).toBeVisible()
    await page.keyboard.press('Enter')
    const title = await box.inputValue()
    await expect(page.getByRole('heading', { name: `Codes along ${title}` })).toBeVisible()
  })

  await test.step('a top code is folded and unfolded by key', async () => {
    await tabTo(page, drawing)
    const before = await bars.count()
    await page.keyboard.press('Home')
    const fold = drawing.getByRole('button').first()
    await fold.focus()
    await page.keyboard.press('Enter')
    await expect(fold).toHaveAttribute('aria-expanded', 'false')
    await expect(fold).toBeFocused()
    await expect(bars).toHaveCount(before)
    await page.keyboard.press('Enter')
    await expect(fold).toHaveAttribute('aria-expanded', 'true')
  })

  await test.step('one coder alone, then everyone again', async () => {
    const everyone = await bars.count()
    const coders = page.getByRole('combobox', { name: 'Coded by' })
    const name = (await coders.getByRole('option').nth(1).textContent()) ?? ''
    await coders.selectOption({ label: name })
    await expect(bars.first()).toHaveAccessibleName(new RegExp(`: ${name}, turns? \\d`))
    expect(await bars.count()).toBeLessThan(everyone)
    await coders.selectOption({ index: 0 })
    await expect(bars).toHaveCount(everyone)
  })

  await test.step('Enter goes to the place in the transcript, and Back to the bar', async () => {
    await bars.first().focus()
    await page.keyboard.press('ArrowDown')
    const name = await focusedName(page)
    expect(name).toMatch(/ \/ .*, turns? \d+.*: ‘/)
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-row]').first()).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect.poll(() => focusedName(page)).toBe(name)
  })

  await test.step('as a table and as files', async () => {
    const { words } = readSvg(await saved(page, 'As SVG, for any size'))
    expect(words[0]).toContain('Codes along ')
    expect(words).toContain('Turn')
    expect(pngSize(await saved(page, 'As PNG')).width).toBe(2024)
    const drawn = await bars.count()
    await page.getByRole('button', { name: 'As a table' }).click()
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(drawn + 1)
    await page.getByRole('button', { name: 'Place' }).click()
    await expectAccessible(page, 'the table of a timeline')
  })
})

test('the network of codes that go together', async ({ page }) => {
  test.setTimeout(120_000)
  await goTo(page, 'Pictures')
  await page.getByRole('radio', { name: 'Going together' }).check()
  const drawing = page.getByRole('group', { name: 'Network of codes' })
  await expect(drawing).toBeVisible()
  const links = drawing.getByRole('link', { name: / and / })
  const lines = drawing.locator('[data-part] .plot-link')
  const slider = page.getByRole('slider', { name: 'Lines from' })

  await test.step('a few lines at first, all with the lowest threshold', async () => {
    const few = await lines.count()
    expect(few).toBeGreaterThan(2)
    expect(few).toBeLessThanOrEqual(27)
    await slider.focus()
    await page.keyboard.press('Home')
    await expect(page.getByText(/from 1 coding up/)).toBeVisible()
    expect(await lines.count()).toBeGreaterThanOrEqual(few)
    await page.keyboard.press('End')
    await expect.poll(() => lines.count()).toBeLessThan(few)
    await slider.press('Home')
    await expect.poll(() => lines.count()).toBeGreaterThanOrEqual(few)
  })

  await test.step('no name lies on another', async () => {
    const boxes = await drawing.locator('text.plot-text').evaluateAll((names) =>
      names.map((name) => {
        const { left, right, top, bottom } = name.getBoundingClientRect()
        return {
          owner: name.getAttribute('data-of'),
          left,
          right,
          top: top + 2,
          bottom: bottom - 2,
        }
      }),
    )
    const over = boxes.flatMap((one, at) =>
      boxes
        .slice(at + 1)
        .filter(
          (other) =>
            other.owner !== one.owner &&
            other.left < one.right &&
            one.left < other.right &&
            other.top < one.bottom &&
            one.top < other.bottom,
        ),
    )
    expect(over.length).toBe(0)
  })

  await test.step('codes and their lines by keys; each tells what goes together', async () => {
    await tabTo(page, drawing)
    await page.keyboard.press('Home')
    expect(await focusedName(page)).toMatch(/ \d+ codings; goes with .* \(\d+\)/)
    await page.keyboard.press('ArrowRight')
    expect(await focusedName(page)).toMatch(
      /^.+ and .+: \d+ codings? of .+ (?:is|are) at most two turns from .+;/,
    )
    await expect(drawing.locator('.plot-tied')).toHaveCount(1)
    await page.keyboard.press('ArrowLeft')
    expect(await drawing.locator('.plot-tied').count()).toBeGreaterThan(0)
    await page.keyboard.press('ArrowRight')
    const name = await focusedName(page)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Extracts', level: 1 })).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect.poll(() => focusedName(page)).toBe(name)
  })

  await test.step('as files and as a table', async () => {
    const { words } = readSvg(await saved(page, 'As SVG, for any size'))
    expect(words).toContain('Codings of a code')
    expect(words).toContain('Relationships')
    expect(pngSize(await saved(page, 'As PNG')).width).toBe(2024)
    expect(await links.count()).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'As a table' }).click()
    await page.getByRole('table').getByRole('button', { name: 'goes with' }).click()
    await expectAccessible(page, 'the table of a network')
  })
})

test('use by round', async ({ page }) => {
  test.setTimeout(120_000)
  await goTo(page, 'Pictures')
  await page.getByRole('radio', { name: 'By round' }).check()
  await expect(page.getByText('There are no rounds yet.')).toBeVisible()
  await lookInEveryTheme(page, 'pictures-no-round')
  await page.getByRole('button', { name: 'Go to the rounds' }).click()
  await startRound(page)
  await goTo(page, 'Pictures')
  const drawing = page.getByRole('group', { name: 'Codes by round' })
  const outside = drawing.getByRole('link', { name: /, Outside of rounds: \d+ codings?$/ })
  await expect(outside).toHaveCount(12)
  await tabTo(page, drawing)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  expect(await focusedName(page)).toContain('Outside of rounds')
  await page.keyboard.press('ArrowDown')
  const name = await focusedName(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Extracts', level: 1 })).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => focusedName(page)).toBe(name)
  const { words } = readSvg(await saved(page, 'As SVG, for any size'))
  expect(words.join(' ')).toContain('Outside of rounds')
  expect(pngSize(await saved(page, 'As PNG')).width).toBe(2024)
  await page.getByRole('radio', { name: 'Share of the round' }).check()
  await expect(outside.first()).toBeHidden()
  await expect(
    drawing.getByRole('link', { name: / % of its \d+ codings, which is \d+$/ }).first(),
  ).toBeVisible()
  await lookInEveryTheme(page, 'pictures-rounds')
  await page.getByRole('button', { name: 'As a table' }).click()
  await page.getByRole('table').getByRole('button', { name: 'Outside of rounds', exact: true }).click()
  await expectAccessible(page, 'the table of use by round')
})

test('pictures in every theme, and where nothing is coded', async ({ page }) => {
  test.setTimeout(240_000)
  await goTo(page, 'Pictures')
  await page.getByRole('tree').getByRole('treeitem').nth(3).focus()
  await lookInEveryTheme(page, 'pictures-areas')
  await page.getByRole('radio', { name: 'Bars' }).check()
  await lookInEveryTheme(page, 'pictures-bars')
  await page.getByRole('button', { name: 'As a table' }).click()
  await lookInEveryTheme(page, 'pictures-table')
  await page.getByRole('button', { name: 'As a picture' }).click()
  await page.getByRole('radio', { name: 'Along a transcript' }).check()
  await expect(page.getByRole('group', { name: 'Codes along the text' })).toBeVisible()
  await lookInEveryTheme(page, 'pictures-timeline')
  await page.getByRole('button', { name: 'Fold all' }).click()
  await lookInEveryTheme(page, 'pictures-timeline-folded')
  await page.getByRole('radio', { name: 'Going together' }).check()
  await expect(page.getByRole('group', { name: 'Network of codes' })).toBeVisible()
  await lookInEveryTheme(page, 'pictures-network')

  await startPilot(page)
  await goTo(page, 'Pictures')
  await expect(page.getByText('There is nothing to draw yet.')).toBeVisible()
  await lookInEveryTheme(page, 'pictures-empty')
})

async function startRound(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New round…' }).click()
  const dialog = page.getByRole('dialog', { name: 'New round' })
  await dialog.getByRole('button', { name: 'Documents: all' }).click()
  await dialog.getByRole('button', { name: 'Start the round' }).click()
  await expect(status(page)).toHaveText('Round 1 has started.')
}
