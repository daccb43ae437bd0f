import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { browserFlags, testBrowser } from '../browser.ts'
import { startWebShell } from '../e2e/support/web-shell.ts'
import { median, percentile, printFigure } from './print.ts'
import { makeSurfaceProject } from './surface-study.ts'

/** Measures the transcript's surface in a browser, over the built web shell. Runs in a process of its own. */
const folder = process.argv[2] ?? '.'
const scroller = '.transcript-scroller'

/** Milliseconds from a press to the frame after the one in which something on the page has become true. */
function pressToPaint(page: Page, press: () => Promise<void>, selector: string, present: boolean) {
  return page
    .evaluate(
      ([wanted, there]) => {
        const state = window as unknown as { painted?: Promise<number> }
        state.painted = new Promise((resolve) => {
          let began = 0
          const down = () => {
            began = performance.now()
            const look = () => {
              if ((document.querySelector(wanted) !== null) === there)
                requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
              else requestAnimationFrame(look)
            }
            look()
          }
          document.addEventListener('keydown', down, { capture: true, once: true })
        })
      },
      [selector, present] as const,
    )
    .then(press)
    .then(() => page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted))
}

async function open(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const began = performance.now()
        const button = [...document.querySelectorAll('button')].find(
          (one) => one.textContent === 'Long transcript',
        )
        button?.click()
        const look = () => {
          if (document.querySelector('.stripe')) setTimeout(() => resolve(performance.now() - began))
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
  )
}

/** Applies and removes a coding by its keys, again and again in the middle of the text. */
async function measureKeys(page: Page): Promise<{ apply: number[]; remove: number[] }> {
  const apply: number[] = []
  const remove: number[] = []
  const row = page.locator('[data-row="700"]')
  await row.evaluate((node) => node.scrollIntoView({ block: 'center' }))
  await row.focus()
  await page.waitForTimeout(500)
  for (let round = 0; round < 12; round += 1) {
    await page.keyboard.press('s')
    await page.waitForTimeout(60)
    const focused = '[data-row="700"] .stripe-focused'
    apply.push(await pressToPaint(page, () => page.keyboard.press('1'), focused, true))
    await page.waitForTimeout(120)
    remove.push(await pressToPaint(page, () => page.keyboard.press('Delete'), focused, false))
    await page.waitForTimeout(120)
  }
  return { apply, remove }
}

async function measureScroll(page: Page): Promise<number[]> {
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

async function measureJump(page: Page): Promise<number> {
  return page.evaluate(async (selector) => {
    const at = document.querySelector(selector)
    const began = performance.now()
    at?.scrollTo(0, at.scrollHeight * 0.4)
    await new Promise(requestAnimationFrame)
    await new Promise((done) => setTimeout(done))
    return performance.now() - began
  }, scroller)
}

async function measureFilter(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const select = document.querySelector<HTMLSelectElement>('.filters select')
        const count = () => document.querySelector('.under-cursor-place')?.textContent
        const before = count()
        const began = performance.now()
        if (select) select.value = 'own'
        select?.dispatchEvent(new Event('change', { bubbles: true }))
        const look = () => {
          if (count() === before) requestAnimationFrame(look)
          else setTimeout(() => resolve(performance.now() - began))
        }
        requestAnimationFrame(look)
      }),
  )
}

async function measurePalette(page: Page): Promise<number> {
  await page.keyboard.press('s')
  await page.waitForTimeout(60)
  return pressToPaint(page, () => page.keyboard.press('c'), '.palette-entry', true)
}

async function measure(codings: number, codes: number): Promise<void> {
  const many = codings > 3000
  const file = await makeSurfaceProject(folder, { codings, codes })
  const home = path.join(folder, `shell-${codings}`)
  mkdirSync(home)
  const shell = await startWebShell({ folder: home, file })
  const browser = await chromium.launch({
    executablePath: testBrowser() ?? '',
    args: [...browserFlags, '--enable-precise-memory-info'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
    await page.goto(shell.address)
    await page.getByRole('button', { name: 'Long transcript', exact: true }).waitFor()
    process.stdout.write(`\n${codings.toLocaleString('en-GB')} codings, ${codes} codes\n`)
    printFigure('open to painted, host included', await open(page), 'ms', 250)
    await page.waitForTimeout(1000)
    const pin = page.getByRole('treeitem').first()
    await pin.focus()
    await page.keyboard.press('p')
    const { apply, remove } = await measureKeys(page)
    printFigure('key to paint, a coding applied, host included', median(apply), 'ms', many ? 70 : 50)
    printFigure('key to paint, a coding removed, host included', median(remove), 'ms', many ? 70 : 50)
    printFigure('palette, key to first results', await measurePalette(page), 'ms')
    await page.keyboard.press('Escape')
    await page.waitForTimeout(300)
    const frames = await measureScroll(page)
    printFigure('a frame while scrolling, median', median(frames), 'ms', 17)
    printFigure('a frame while scrolling, 95th percentile', percentile(frames, 0.95), 'ms', 20)
    printFigure('jump into view', await measureJump(page), 'ms', 16)
    await page.waitForTimeout(300)
    printFigure('filter to one coder', await measureFilter(page), 'ms', many ? 40 : 25)
    const heap = await page.evaluate(
      () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
    )
    printFigure('JS heap of the whole window', heap / 2 ** 20, 'MiB')
  } finally {
    await browser.close()
    await shell.stop()
  }
}

if (testBrowser() === null) process.stdout.write('\nNo browser: the surface was not measured.\n')
else {
  await measure(3000, 40)
  await measure(10_000, 500)
}
