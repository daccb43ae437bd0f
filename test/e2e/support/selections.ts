import { isDeepStrictEqual } from 'node:util'
import type { Page } from '@playwright/test'
import type { DocumentText } from '#shared/contract/documents.ts'
import { oddTitle, oddWords, openOddWords } from './odd-words.ts'
import type { Ask } from './raw-ask.ts'

/** Opens the odd words with selections that are never widened to whole words. */
export async function openForCharacters(page: Page, rounds: number, ask: Ask): Promise<DocumentText> {
  await openOddWords(page, oddWords(rounds))
  await page.getByRole('button', { name: /^Text 100 %/ }).click()
  await page.getByRole('menuitem', { name: 'Select single characters' }).click()
  const document = (await ask('document.list', {})).find((row) => row.title === oddTitle)
  if (!document) throw new Error('the document is not there')
  return ask('document.text', { document: document.id })
}

/** What is selected as the browser's own range has it, and the offsets that the surface makes of it. */
interface Looked {
  /** The words in the range, each with the number of the row that they stand in. */
  readonly said: readonly (readonly [row: number, words: string])[]
  readonly words: string | null
}

/** Looks at the page when so many keys and buttons were let go of in it. */
type Look = (released: number) => Promise<Looked>

/** So often it is looked again: the surface writes down a selection in a frame after the browser tells of it. */
const looks = 50

/** Holds what the browser says is selected against the words at the offsets that the surface makes of it. */
export function checker(source: DocumentText) {
  const wrong: unknown[] = []
  let found = 0
  /** Makes a selection and looks at it: all at once, as it is the page that waits for the one before the other. */
  async function check(look: Look, made: readonly Promise<unknown>[], released: number): Promise<void> {
    let [selection] = await Promise.all([look(released), ...made])
    for (let again = 1; again < looks && !agrees(source, selection); again += 1)
      selection = await look(released)
    if (!agrees(source, selection)) wrong.push({ meant: meantBy(source, selection), ...selection })
    else if (selection.words !== null) found += 1
  }
  return Object.assign(check, { wrong: () => wrong.slice(0, 3), found: () => found })
}

function agrees(source: DocumentText, selection: Looked): boolean {
  return isDeepStrictEqual(bare(meantBy(source, selection)), bare(selection.said))
}

/** Without what is blank at either end: nobody means that, and the surface leaves it out. */
function bare(said: Looked['said']): Looked['said'] {
  const isWorded = ([, words]: Looked['said'][number]) => words.trim() !== ''
  const first = said.findIndex(isWorded)
  const last = said.findLastIndex(isWorded)
  return said
    .slice(Math.max(first, 0), last + 1)
    .map(([row, words], index) => [row, index === 0 ? words.trimStart() : words] as const)
    .map(([row, words], index, all) => [row, index === all.length - 1 ? words.trimEnd() : words] as const)
}

/** The words at the surface's offsets. Rows are counted as turns are: nothing but turns stands in the text. */
function meantBy(source: DocumentText, { words }: Looked): Looked['said'] {
  const [start = 0, end = 0] = words === null ? [] : words.split(' ').map(Number)
  return source.turns.flatMap((turn, row) =>
    turn.bodyStart < end && start < turn.bodyEnd
      ? [[row, source.text.slice(Math.max(turn.bodyStart, start), Math.min(turn.bodyEnd, end))] as const]
      : [],
  )
}

export async function lookerAt(page: Page): Promise<Look> {
  const looker = await page.evaluateHandle(() => {
    let released = 0
    let awaited = { count: 0, done: () => {} }
    const hear = () => {
      released += 1
      if (released >= awaited.count) awaited.done()
    }
    const untilReleased = (count: number) =>
      new Promise<void>((done) => {
        awaited = { count, done }
        if (released >= count) done()
      })
    for (const name of ['keyup', 'mouseup']) addEventListener(name, hear, { capture: true })
    // What is selected already would be dragged, not selected anew.
    addEventListener('mousedown', () => document.getSelection()?.removeAllRanges(), { capture: true })
    const frame = () => new Promise(requestAnimationFrame)
    let written: () => void = () => {}
    new MutationObserver(() => written()).observe(document, {
      subtree: true,
      attributeFilter: ['data-words'],
    })
    const rowOf = (words: Element | null | undefined) =>
      Number(words?.closest('[data-row]')?.getAttribute('data-row') ?? -1)
    /** By the range alone, as the text that a selection gives leaves out what is not drawn yet. */
    const said = (range: Range): [number, string][] => {
      const around = range.commonAncestorContainer
      const inside = (around instanceof Element ? around : around.parentElement)?.closest('.turn-words')
      if (inside) return [[rowOf(inside), range.toString()]]
      const rows = range.cloneContents().querySelectorAll('.turn-words')
      return [...rows].map((words) => [rowOf(words), words.textContent])
    }
    return async (count: number) => {
      await untilReleased(count)
      const isWritten = new Promise<void>((done) => (written = done))
      await Promise.race([isWritten, frame().then(frame)])
      const selection = document.getSelection()
      return {
        said: selection && selection.rangeCount > 0 ? said(selection.getRangeAt(0)) : [],
        words: document.querySelector('.transcript-text')?.getAttribute('data-words') ?? null,
      }
    }
  })
  return (released) => looker.evaluate((look, count) => look(count), released)
}

type Point = readonly [x: number, y: number]

type Drag = readonly [from: Point, to: Point]

/**
 * From anywhere to anywhere on the words of the rows that can be seen, a character's width apart or more. The browser
 * itself selects nothing in some of them: those from a row of the one direction to one of the other.
 */
export async function dragsOverWords(page: Page, random: () => number): Promise<() => Drag> {
  const lines = await page.evaluate(() => {
    const seen = document.querySelector('.transcript-scroller')?.getBoundingClientRect()
    const isSeen = (line: DOMRect) => seen !== undefined && line.top >= seen.top && line.bottom <= seen.bottom
    return [...document.querySelectorAll('.turn-words')].flatMap((words) => {
      const range = document.createRange()
      range.selectNodeContents(words)
      return [...range.getClientRects()]
        .filter(isSeen)
        .map(({ x, y, width, height }) => ({ x, y, width, height }))
    })
  })
  const somewhere = (): Point => {
    const line = lines[Math.floor(random() * lines.length)]
    if (!line) throw new Error('no words can be seen')
    return [line.x + random() * line.width, line.y + random() * line.height]
  }
  return () => {
    const from = somewhere()
    let to = somewhere()
    while (Math.hypot(to[0] - from[0], to[1] - from[1]) < 12) to = somewhere()
    return [from, to]
  }
}

/** As the browser's protocol has it. */
export const shift = 8
const virtualKeys: { readonly [key: string]: number } = {
  Enter: 13,
  Escape: 27,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
}

/** Keyboard and mouse, past the checks that a click by name makes. The page takes what is sent in its order. */
export async function handsOn(page: Page) {
  const input = await page.context().newCDPSession(page)
  let released = 0
  const mouse = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', [x, y]: Point) =>
    input.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
    })
  return {
    /** How many keys and buttons were let go of. */
    released: () => released,
    press(key: string, modifiers = 0): Promise<unknown> {
      released += 1
      return Promise.all(
        (['keyDown', 'keyUp'] as const).map((type) =>
          input.send('Input.dispatchKeyEvent', {
            type,
            key,
            code: key,
            modifiers,
            windowsVirtualKeyCode: virtualKeys[key] ?? 0,
          }),
        ),
      )
    },
    async drag([from, to]: Drag): Promise<void> {
      released += 1
      // The browser answers in the next frame, as it moves the selection's end then: no hand is faster than that.
      await Promise.all([mouse('mouseMoved', from), mouse('mousePressed', from), mouse('mouseMoved', to)])
      await mouse('mouseReleased', to)
    },
  }
}

/** Selects between any two points of the page's text, also ones no hand would make: in words and at elements. */
export async function placer(page: Page): Promise<() => Promise<void>> {
  const placing = await page.evaluateHandle(() => {
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
    return () => document.getSelection()?.setBaseAndExtent(...point(), ...point())
  })
  return () => placing.evaluate((place) => place())
}
