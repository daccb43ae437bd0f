import { expect, type Page } from '@playwright/test'
import { seeded } from '../bench/random.ts'
import { askerOf } from './support/raw-ask.ts'
import { test } from './support/temporary-folder.ts'
import { openRawWindow, startWebShell, type RunningWebShell } from './support/web-shell.ts'
import { openDocument } from './support/workbench.ts'

let shell: RunningWebShell | null = null

test.afterEach(async () => {
  await shell?.stop()
  shell = null
})

test('a thousand random selections mean the very words that are selected', async ({ folder, page }) => {
  test.setTimeout(180_000)
  shell = await startWebShell({ folder })
  await page.goto(shell.address)
  await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible()
  const ask = askerOf(await openRawWindow(page, shell.token))
  await importOdd(page)
  await openDocument(page, 'Odd words')
  await page.getByRole('button', { name: /^Text 100 %/ }).click()
  await page.getByRole('menuitem', { name: 'Select single characters' }).click()
  const document = (await ask('document.list', {})).find((row) => row.title === 'Odd words')
  if (!document) throw new Error('the document is not there')
  const source = await ask('document.text', { document: document.id })
  const random = seeded(11)
  const wrong: unknown[] = []
  let nonEmpty = 0
  const check = (found: SelectionFound) => {
    if (found.words === null) {
      if (found.said.trim() !== '') wrong.push(found)
      return
    }
    nonEmpty += 1
    const [start = 0, end = 0] = found.words.split(' ').map(Number)
    const meant = source.turns
      .filter((turn) => turn.bodyStart < end && start < turn.bodyEnd)
      .map((turn) => source.text.slice(Math.max(turn.bodyStart, start), Math.min(turn.bodyEnd, end)))
      .join('\n')
    if (meant.replace(/\n+/gu, '\n').trim() !== found.said.replace(/\n+/gu, '\n').trim())
      wrong.push({ meant, ...found })
  }
  const box = await page.locator('.transcript-text').boundingBox()
  if (!box) throw new Error('the text has no box')
  const somewhere = () => [box.x + 130 + random() * 420, box.y + 10 + random() * 480] as const
  for (let index = 0; index < 100; index++) {
    await page.keyboard.press('Escape')
    await page.mouse.move(...somewhere())
    await page.mouse.down()
    await page.mouse.move(...somewhere())
    await page.mouse.up()
    check(await readSelection(page))
  }
  await page.locator('[data-row="1"]').focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  const keys = [
    'Shift+ArrowRight',
    'Shift+ArrowLeft',
    'ArrowRight',
    'Shift+ArrowDown',
    'ArrowLeft',
    'Shift+ArrowUp',
  ]
  for (let index = 0; index < 100; index++) {
    await page.keyboard.press(keys[Math.floor(random() * keys.length)] ?? 'ArrowRight')
    check(await readSelection(page))
  }
  for (const found of await selectAnywhere(page, 800)) check(found)
  expect(wrong.slice(0, 3)).toEqual([])
  expect(nonEmpty).toBeGreaterThan(900)
})

const odd = Array.from({ length: 12 }, (_, turn) =>
  [
    `Ana: We 👩‍👩‍👧 pooled 🇬🇧 it, e\u0301tude nai\u0308ve, in ${turn} pots 🏴󠁧󠁢󠁳󠁣󠁴󠁿 and more.`,
    'Ben: שלום לכולם, זה עבד היטב and then مرحبا بكم in one line.',
    'Cat: A\ttab\t\tand  two blanks \u{1F9D1}\u{1F3FD}\u200D\u{1F680} — “quoted” n\u0303.',
  ].join('\n'),
).join('\n')

async function importOdd(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Import documents…' }).click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files…' }).click()
  await (await choosing).setFiles([{ name: 'odd.txt', mimeType: 'text/plain', buffer: Buffer.from(odd) }])
  const card = page.getByRole('region', { name: 'File odd.txt' })
  await card.getByRole('textbox', { name: 'Title' }).fill('Odd words')
  await page.getByRole('button', { name: 'Store 1 document' }).click()
  await expect(page.getByRole('region', { name: '1 document stored' })).toBeVisible()
}

interface SelectionFound {
  readonly said: string
  readonly words: string | null
}

/** Selections between any two points of the page's text, also ones no hand would make: in words and at elements. */
function selectAnywhere(page: Page, times: number): Promise<SelectionFound[]> {
  return page.evaluate(async (count) => {
    const words = [...document.querySelectorAll('.turn-words')]
    const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })
    let state = 7
    const random = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    const point = (): [Node, number] => {
      const paragraph = words[random(words.length)]
      const text = paragraph?.firstChild
      if (!paragraph || !text) throw new Error('a turn has no words')
      // Between whole characters, as a hand would: half of one is widened to the whole of it.
      const whole = [...graphemes.segment(text.textContent ?? '')].map((part) => part.index)
      return random(8) === 0 ? [paragraph, 0] : [text, whole[random(whole.length)] ?? 0]
    }
    const found: SelectionFound[] = []
    for (let index = 0; index < count; index += 1) {
      const told = new Promise((done) => document.addEventListener('selectionchange', done, { once: true }))
      const late = new Promise((done) => setTimeout(done, 200))
      document.getSelection()?.setBaseAndExtent(...point(), ...point())
      // The surface looks in the frame after the event; then React has to have written it down.
      await Promise.race([told, late])
      await new Promise(requestAnimationFrame)
      await new Promise((done) => setTimeout(done))
      await new Promise(requestAnimationFrame)
      found.push({
        said: String(document.getSelection()),
        words: document.querySelector('.transcript-text')?.getAttribute('data-words') ?? null,
      })
    }
    return found
  }, times)
}

/** What the browser says is selected, and the offsets the surface makes of it. */
function readSelection(page: Page): Promise<SelectionFound> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const frames = (left: number) => {
          if (left > 0) requestAnimationFrame(() => setTimeout(() => frames(left - 1)))
          else
            resolve({
              said: String(document.getSelection()),
              words: document.querySelector('.transcript-text')?.getAttribute('data-words') ?? null,
            })
        }
        frames(3)
      }),
  )
}
