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

/** Milliseconds between frames while the text runs by, 180 pixels a frame. */
export async function measureScroll(page: Page): Promise<number[]> {
  return page.evaluate(async (selector) => {
    const at = document.querySelector(selector)
    const frames: number[] = []
    let last = await new Promise<number>(requestAnimationFrame)
    for (let frame = 0; frame < 150; frame += 1) {
      at?.scrollBy(0, 180)
      const now = await new Promise<number>(requestAnimationFrame)
      frames.push(now - last)
      last = now
    }
    return frames
  }, scroller)
}

export async function measureJump(page: Page): Promise<number> {
  return page.evaluate(async (selector) => {
    const at = document.querySelector(selector)
    const began = performance.now()
    at?.scrollTo(0, at.scrollHeight * 0.4)
    await new Promise(requestAnimationFrame)
    await new Promise((done) => setTimeout(done))
    return performance.now() - began
  }, scroller)
}

/** Shows one coder's codings only, until the others' are gone from the page. */
export async function measureFilter(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const select = document.querySelector<HTMLSelectElement>('.filters select')
        const stripes = () => document.querySelectorAll('.stripe').length
        const before = stripes()
        const began = performance.now()
        if (select) select.value = 'own'
        select?.dispatchEvent(new Event('change', { bubbles: true }))
        const look = () => {
          if (stripes() === before) requestAnimationFrame(look)
          else setTimeout(() => resolve(performance.now() - began))
        }
        requestAnimationFrame(look)
      }),
  )
}
