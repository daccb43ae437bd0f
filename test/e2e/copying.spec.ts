import { expect, type Page } from '@playwright/test'
import { test } from './support/sample-window.ts'
import { oddWords, openOddWords } from './support/odd-words.ts'

/** 150 turns: six chunks of the page, most of them never drawn. */
const source = oddWords(50)
const lines = source.split('\n')
const last = lines.length - 1

test.beforeEach(async ({ context, page, shell }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: shell.origin })
  await openOddWords(page, source)
})

test('all of a text is copied as it was imported, each turn on its line with its speaker', async ({
  page,
}) => {
  await words(page, 1).click()
  await page.keyboard.press('Control+A')
  expect(await copied(page)).toEqual({ 'text/plain': source })
})

test('what is dragged over is copied: words of one turn alone, and nothing of the window', async ({
  page,
}) => {
  for (const row of [0, 1, 2]) {
    const box = await boxOf(page, row)
    await page.mouse.move(box.x + 40, box.y + 14)
    await page.mouse.down()
    await page.mouse.move(box.x + 190, box.y + 14, { steps: 3 })
    await page.mouse.up()
    const { start, end } = await ends(page)
    expect([start.row, end.row]).toEqual([row, row])
    expect(await copied(page)).toEqual({ 'text/plain': bodyOf(row).slice(start.offset, end.offset) })
    await page.keyboard.press('Escape')
  }

  // A drag that slides out of the text, into the list beside it.
  const from = await boxOf(page, 3)
  const list = page.getByRole('region', { name: 'Codings' })
  const beside = await list.getByText('No codings here.').boundingBox()
  if (!beside) throw new Error('the list has no box')
  await page.mouse.move(from.x + 60, from.y + 14)
  await page.mouse.down()
  await page.mouse.move(beside.x + 60, beside.y + 8, { steps: 4 })
  await page.mouse.up()
  const { start, end } = await ends(page)
  expect([start.row, end.row]).toEqual([3, -1])
  const tail = { row: last, offset: bodyOf(last).length }
  expect(await copied(page)).toEqual({ 'text/plain': linesBetween({ start, end: tail }) })

  // What is selected elsewhere is copied as ever.
  await page.getByRole('heading', { name: 'Odd words', level: 1 }).click({ clickCount: 3 })
  expect((await copied(page))['text/plain']?.trim()).toBe('Odd words')
})

test('a selection that reaches over chunks far from the view is copied whole', async ({ page }) => {
  await words(page, 1).click({ position: { x: 200, y: 12 } })
  await words(page, last - 2).click({ position: { x: 200, y: 12 }, modifiers: ['Shift'] })
  const between = await ends(page)
  expect([between.start.row, between.end.row]).toEqual([1, last - 2])
  expect(await copied(page)).toEqual({ 'text/plain': linesBetween(between) })

  // By the keyboard: back over the last chunk, where the page is drawn anew.
  await page.keyboard.press('Escape')
  await page.locator(`[data-row="${last}"]`).focus()
  for (let step = 0; step < 80; step += 1) await page.keyboard.press('Shift+ArrowUp')
  const back = await ends(page)
  expect(back.end.row - back.start.row).toBeGreaterThan(75)
  expect(await copied(page)).toEqual({ 'text/plain': linesBetween(back) })
})

interface Place {
  readonly row: number
  readonly offset: number
}

function words(page: Page, row: number) {
  return page.locator(`[data-row="${row}"] .turn-words`)
}

async function boxOf(page: Page, row: number) {
  const box = await words(page, row).boundingBox()
  if (!box) throw new Error('the row has no box')
  return box
}

function bodyOf(row: number): string {
  return lines[row]?.slice('Ana: '.length) ?? ''
}

/** The imported lines from one place to the other, the first with its speaker although it is not whole. */
function linesBetween({ start, end }: { readonly start: Place; readonly end: Place }): string {
  return lines
    .slice(start.row, end.row + 1)
    .map((line, index) => {
      const row = start.row + index
      const body = bodyOf(row)
      const from = row === start.row ? start.offset : 0
      const to = row === end.row ? end.offset : body.length
      return line.slice(0, 'Ana: '.length) + body.slice(from, to)
    })
    .join('\n')
}

/** Where the browser's selection begins and ends; -1 is outside of the words. */
function ends(page: Page): Promise<{ readonly start: Place; readonly end: Place }> {
  return page.evaluate(() => {
    const range = document.getSelection()?.getRangeAt(0)
    const place = (node: Node | undefined, offset = 0) => {
      const row = node?.parentElement?.closest('.turn-words')?.closest('[data-row]')?.getAttribute('data-row')
      return { row: Number(row ?? -1), offset }
    }
    return {
      start: place(range?.startContainer, range?.startOffset),
      end: place(range?.endContainer, range?.endOffset),
    }
  })
}

/** Presses the key that copies, and reads everything that is on the clipboard then, by its kind. */
async function copied(page: Page): Promise<{ readonly [kind: string]: string }> {
  await page.evaluate(() => navigator.clipboard.writeText('nothing was copied'))
  await page.keyboard.press('Control+C')
  return page.evaluate(async () => {
    const kinds: { [kind: string]: string } = {}
    for (const item of await navigator.clipboard.read())
      for (const kind of item.types) kinds[kind] = await (await item.getType(kind)).text()
    return kinds
  })
}
