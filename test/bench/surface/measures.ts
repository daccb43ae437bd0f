import type { Page } from 'playwright-core'
import { median } from '../print.ts'

const scroller = '.transcript-scroller'
const settle = 150

/**
 * Milliseconds from a press of a key until the frame is painted in which `selector` first matches, or no longer does.
 * What runs after a frame's callbacks runs after its paint. NaN: it was not seen within three seconds.
 */
export async function pressToPaint(
  page: Page,
  key: string,
  selector: string,
  present = true,
): Promise<number> {
  await page.evaluate(
    ([wanted, there]) => {
      window.painted = new Promise((resolve) => {
        const down = () => {
          const began = performance.now()
          const look = () => {
            if ((document.querySelector(wanted) !== null) !== there) requestAnimationFrame(look)
            else setTimeout(() => resolve(performance.now() - began))
          }
          requestAnimationFrame(look)
          setTimeout(() => resolve(Number.NaN), 3000)
        }
        document.addEventListener('keydown', down, { capture: true, once: true })
      })
    },
    [selector, present] as const,
  )
  await page.keyboard.press(key)
  return page.evaluate(() => window.painted ?? Number.NaN)
}

/** Opens the document by its entry in the list of documents; until its codings are painted. */
export async function openDocument(page: Page, title: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const entry = [...document.querySelectorAll<HTMLElement>('main button')].find(
          (one) => one.textContent === wanted,
        )
        const began = performance.now()
        entry?.click()
        const look = () => {
          if (!document.querySelector('.stripe')) requestAnimationFrame(look)
          else setTimeout(() => resolve(performance.now() - began))
        }
        requestAnimationFrame(look)
      }),
    title,
  )
}

/** Applies and removes a coding by its keys in the middle of the text. */
export async function measureKeys(page: Page): Promise<{ apply: number; remove: number }> {
  const apply: number[] = []
  const remove: number[] = []
  const row = page.locator('[data-row="700"]')
  await row.evaluate((node) => node.scrollIntoView({ block: 'center' }))
  await row.focus()
  await page.waitForTimeout(500)
  const focused = '[data-row="700"] .stripe-focused'
  for (let round = 0; round < 15; round += 1) {
    await page.keyboard.press('s')
    await page.waitForTimeout(settle)
    apply.push(await pressToPaint(page, '1', focused))
    await page.waitForTimeout(settle)
    remove.push(await pressToPaint(page, 'Delete', focused, false))
    await page.waitForTimeout(settle)
  }
  return { apply: median(apply), remove: median(remove) }
}

/** A key typed into the palette until what it finds is on the page; the palette is open, and closed afterwards. */
export async function measurePalette(page: Page): Promise<{ open: number; results: number }> {
  await page.keyboard.press('s')
  await page.waitForTimeout(settle)
  const open = await pressToPaint(page, 'c', '.palette-entry')
  const results: number[] = []
  for (const letter of 'code trust') {
    await page.waitForTimeout(80)
    results.push(await keyToAnswer(page, letter, '[role=dialog]'))
  }
  await page.keyboard.press('Escape')
  return { open, results: median(results) }
}

/** Letters typed into a turn that is being mended; the dialog is closed afterwards, and nothing is kept. */
export async function measureMending(page: Page): Promise<number> {
  await page.locator('[data-row="700"]').focus()
  await page.keyboard.press('F2')
  const words = page.getByRole('textbox', { name: /^Words of turn/ })
  await words.click()
  const keys: number[] = []
  for (const letter of 'hours of coding') {
    keys.push(await keyToAnswer(page, letter, '[role=dialog]'))
    await page.waitForTimeout(40)
  }
  await page.keyboard.press('Escape')
  return median(keys)
}

/** From a press of a key until all it changed within `selector` is styled and laid out: what a key costs the page. */
async function keyToAnswer(page: Page, key: string, selector: string): Promise<number> {
  await page.evaluate((within) => {
    window.painted = new Promise((resolve) => {
      const down = () => {
        const began = performance.now()
        const changes = new MutationObserver(() => {
          changes.disconnect()
          document.querySelector(within)?.getBoundingClientRect()
          resolve(performance.now() - began)
        })
        changes.observe(document.querySelector(within) ?? document, {
          childList: true,
          subtree: true,
          characterData: true,
          attributes: true,
        })
        setTimeout(() => resolve(Number.NaN), 1000)
      }
      document.addEventListener('keydown', down, { capture: true, once: true })
    })
  }, selector)
  await page.keyboard.press(key === ' ' ? 'Space' : key)
  return page.evaluate(() => window.painted ?? Number.NaN)
}

export interface Scrolling {
  /** Milliseconds of the main thread in each frame, through its paint. */
  readonly work: readonly number[]
  /** Milliseconds from frame to frame. */
  readonly frames: readonly number[]
}

/** The whole text runs by, 160 pixels a frame. */
export async function measureScroll(page: Page): Promise<Scrolling> {
  return page.evaluate(async (selector) => {
    const at = document.querySelector(selector)
    at?.scrollTo(0, 0)
    await new Promise((done) => setTimeout(done, 300))
    const work: number[] = []
    const frames: number[] = []
    let last = await new Promise<number>(requestAnimationFrame)
    for (let frame = 0; frame < 600; frame += 1) {
      const now = await new Promise<number>(requestAnimationFrame)
      frames.push(now - last)
      last = now
      const began = performance.now()
      at?.scrollBy(0, 160)
      const { port1, port2 } = new MessageChannel()
      await new Promise((painted) => {
        port1.addEventListener('message', painted, { once: true })
        port1.start()
        port2.postMessage(null)
      })
      work.push(performance.now() - began)
      port1.close()
    }
    return { work, frames }
  }, scroller)
}

/**
 * What something costs the main thread, through the paint of the frame it is done in; waiting for a frame is not counted.
 * `jump`: to another place of the text. `filter`: to one coder's codings, or to everyone's.
 */
export async function frameCost(page: Page, what: 'jump' | 'filter'): Promise<number> {
  const costs: number[] = []
  for (let round = 0; round < 6; round += 1) {
    const cost = await page.evaluate(
      ([name, selector, odd]) =>
        new Promise<number>((resolve) => {
          const at = document.querySelector(selector)
          const select = document.querySelector<HTMLSelectElement>('.filters select')
          requestAnimationFrame(() => {
            const began = performance.now()
            if (name === 'jump') at?.scrollTo(0, at.scrollHeight * (odd ? 0.4 : 0.7))
            else if (select) {
              select.value = odd ? 'own' : ''
              select.dispatchEvent(new Event('change', { bubbles: true }))
            }
            const { port1, port2 } = new MessageChannel()
            port1.addEventListener(
              'message',
              () => {
                port1.close()
                resolve(performance.now() - began)
              },
              { once: true },
            )
            port1.start()
            port2.postMessage(null)
          })
        }),
      [what, scroller, round % 2 === 0] as const,
    )
    costs.push(cost)
    await page.waitForTimeout(500)
  }
  return median(costs)
}
