import { expect, type Page } from '@playwright/test'
import type { DocumentText } from '#shared/contract/documents.ts'
import { seeded } from '../bench/random.ts'
import { test } from './support/sample-window.ts'
import { openDocument } from './support/workbench.ts'

// A trace of every one of them would take longer than the selections.
test.use({ trace: 'off' })

const drags = 2000
const presses = 3000

test('five thousand selections by mouse and keyboard mean the very words that are selected', async ({
  ask,
  page,
}) => {
  test.setTimeout(1_200_000)
  await importOdd(page)
  await openDocument(page, 'Odd words')
  await page.getByRole('button', { name: /^Text 100 %/ }).click()
  await page.getByRole('menuitem', { name: 'Select single characters' }).click()
  const document = (await ask('document.list', {})).find((row) => row.title === 'Odd words')
  if (!document) throw new Error('the document is not there')
  const source = await ask('document.text', { document: document.id })
  const check = checker(source)
  // A small window is painted faster, and each selection waits for a frame.
  await page.setViewportSize({ width: 1000, height: 640 })
  const random = seeded(11)
  const input = await page.context().newCDPSession(page)

  const box = await page.locator('.transcript-scroller').boundingBox()
  if (!box) throw new Error('the text has no box')
  const mouse = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased') =>
    input.send('Input.dispatchMouseEvent', {
      type,
      x: box.x + 130 + at[0],
      y: box.y + 10 + at[1],
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
    })
  let at: readonly [number, number] = [0, 0]
  const somewhere = () => {
    at = [random() * (box.width - 180), random() * (box.height - 20)]
  }
  for (let index = 0; index < drags; index += 1) {
    somewhere()
    const sent = [mouse('mouseMoved'), mouse('mousePressed')]
    somewhere()
    sent.push(mouse('mouseMoved'), mouse('mouseReleased'))
    await Promise.all(sent)
    await check(() => readSelection(page))
  }
  const byMouse = check.found()
  expect(check.wrong()).toEqual([])
  expect(byMouse).toBeGreaterThan(drags * 0.75)

  await page.keyboard.press('Escape')
  await page.locator('[data-row="1"]').focus()
  await page.keyboard.press('Enter')
  const keys = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End']
  for (let index = 0; index < presses; index += 1) {
    const key = keys[Math.floor(random() ** 2 * keys.length)] ?? 'ArrowRight'
    const modifiers = random() < 0.8 ? shift : 0
    const sent = ['keyDown', 'keyUp'] as const
    await Promise.all(
      sent.map((type) =>
        input.send('Input.dispatchKeyEvent', { type, key, code: key, modifiers, ...virtualKey(key) }),
      ),
    )
    await check(() => readSelection(page))
  }
  expect(check.wrong()).toEqual([])
  expect(check.found() - byMouse).toBeGreaterThan(presses * 0.6)
})

/** As the browser's protocol has it. */
const shift = 8

function virtualKey(key: string): { readonly windowsVirtualKeyCode: number } {
  const codes: { readonly [key: string]: number } = {
    End: 35,
    Home: 36,
    ArrowLeft: 37,
    ArrowUp: 38,
    ArrowRight: 39,
    ArrowDown: 40,
  }
  return { windowsVirtualKeyCode: codes[key] ?? 0 }
}

/** So often it is looked again: the surface writes down a selection in a frame after the browser tells of it. */
const looks = 50

/** Holds what the browser says is selected against the words at the offsets that the surface makes of it. */
function checker(source: DocumentText) {
  const wrong: unknown[] = []
  let found = 0
  async function check(read: () => Promise<SelectionFound>): Promise<void> {
    let selection = await read()
    for (let look = 1; look < looks && !agrees(source, selection); look += 1) selection = await read()
    if (!agrees(source, selection)) wrong.push({ meant: meantBy(source, selection), ...selection })
    else if (selection.words !== null) found += 1
  }
  return Object.assign(check, { wrong: () => wrong.slice(0, 3), found: () => found })
}

function agrees(source: DocumentText, selection: SelectionFound): boolean {
  const words = (text: string) => text.replace(/\n+/gu, '\n').trim()
  return words(meantBy(source, selection)) === words(selection.said)
}

function meantBy(source: DocumentText, { words }: SelectionFound): string {
  const [start = 0, end = 0] = words === null ? [] : words.split(' ').map(Number)
  return source.turns
    .filter((turn) => turn.bodyStart < end && start < turn.bodyEnd)
    .map((turn) => source.text.slice(Math.max(turn.bodyStart, start), Math.min(turn.bodyEnd, end)))
    .join('\n')
}

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

/** What the browser says is selected, and the offsets the surface makes of it: written down in the next frame. */
function readSelection(page: Page): Promise<SelectionFound> {
  return page.evaluate(async () => {
    await new Promise(requestAnimationFrame)
    await new Promise((done) => setTimeout(done))
    return {
      said: String(document.getSelection()),
      words: document.querySelector('.transcript-text')?.getAttribute('data-words') ?? null,
    }
  })
}
