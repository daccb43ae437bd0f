import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { browserFlags, testBrowser } from '../../browser.ts'
import { startWebShell } from '../../e2e/support/web-shell.ts'
import { median, percentile, printFigure } from '../print.ts'
import {
  frameCost,
  measureKeys,
  measureMending,
  measurePalette,
  measureScroll,
  openDocument,
} from './measures.ts'
import { heapOf, processMemory } from './page-memory.ts'
import { makeSurfaceProject } from './surface-study.ts'
import { measureYardstick, type YardstickFigures } from './yardstick.ts'

/** Measures the transcript's surface in a browser, over the built web shell with the real host behind it. */
const folder = mkdtempSync(path.join(tmpdir(), 'concord-surface-'))
const title = 'Long transcript'

/** A browser of its own for each thing that is measured: nothing before it has warmed or burdened it. */
async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({
    executablePath: testBrowser() ?? '',
    args: [...browserFlags, '--enable-precise-memory-info'],
  })
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

async function measureBoth(codings: number, codes: number): Promise<number> {
  const own = path.join(folder, `${codings}-${codes}`)
  mkdirSync(own)
  const file = await makeSurfaceProject(own, { codings, codes })
  process.stdout.write(`\n30,000 words, ${codings.toLocaleString('en-GB')} codings, ${codes} codes\n`)
  const mark = await withBrowser((browser) => measureYardstick(browser, file))
  return withBrowser((browser) => measure(browser, { own, file, mark, many: codings > 3000 }))
}

interface Measured {
  readonly own: string
  readonly file: string
  readonly mark: YardstickFigures
  readonly many: boolean
}

async function measure(browser: Browser, { own, file, mark, many }: Measured): Promise<number> {
  const shell = await startWebShell({ folder: own, file })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
    await page.goto(shell.address)
    const entry = page.getByRole('main').getByRole('button', { name: title, exact: true })
    await entry.waitFor()
    const empty = await heapOf(page)
    // As a person opens it: the pointer is there before the button is pressed.
    await entry.hover()
    await page.waitForTimeout(250)
    const first = await openDocument(page, title)
    const again: number[] = []
    for (let round = 0; round < 5; round += 1) {
      await page.waitForTimeout(600)
      await page.getByRole('button', { name: 'Documents' }).first().click()
      await entry.waitFor()
      await page.waitForTimeout(400)
      again.push(await openDocument(page, title))
    }
    const open = median(again)
    printFigure('open to painted, the first time', first, 'ms', 250)
    printFigure('open to painted, again', open, 'ms', many ? 250 : 200)
    printRatio('of that with mark nodes', open, mark.open, many ? 0.25 : undefined)
    await page.waitForTimeout(800)
    const pinned = page.getByRole('treeitem').first()
    await pinned.focus()
    await page.keyboard.press('p')
    const { apply, remove } = await measureKeys(page)
    printFigure('key to paint, a coding applied', apply, 'ms', many ? 70 : 50)
    printRatio('of that with mark nodes', apply, mark.add)
    printFigure('key to paint, a coding removed', remove, 'ms', many ? 70 : 50)
    const palette = await measurePalette(page)
    printFigure('palette opened', palette.open, 'ms')
    printFigure('palette, a key to its results', palette.results, 'ms', 16)
    await page.waitForTimeout(300)
    printFigure('a key in a turn that is mended', await measureMending(page), 'ms', 16)
    await page.waitForTimeout(300)
    const { work, frames } = await measureScroll(page)
    const missed = frames.filter((frame) => frame > 25).length / frames.length
    printFigure('a frame while scrolling, median', median(work), 'ms', 4)
    printFigure('a frame while scrolling, 95th percentile', percentile(work, 0.95), 'ms', many ? 20 : 16)
    printFigure('frames missed while scrolling', missed * 100, '%', 3)
    printFigure('jump into view', await frameCost(page, 'jump'), 'ms', 16)
    const filter = await frameCost(page, 'filter')
    printFigure('filter to one coder', filter, 'ms', many ? 40 : 25)
    printRatio('of that with mark nodes', filter, mark.filter, many ? 0.1 : undefined)
    const heap = await heapOf(page)
    printFigure('JS heap of the whole window', heap, 'MiB')
    printFigure('  of which the document takes', heap - empty, 'MiB', many ? 15 : 12)
    const memory = await processMemory(browser)
    if (memory !== null) printFigure("memory of the page's process", memory, 'MiB', 150)
    await page.close()
    return apply
  } finally {
    await shell.stop()
  }
}

function printRatio(what: string, value: number, yardstick: number, target?: number): void {
  printFigure(`  ${what} (${yardstick.toFixed(0)} ms)`, value / yardstick, 'times', target)
}

async function measureAll(): Promise<void> {
  const applied: number[] = []
  for (const [codings, codes] of [
    [500, 40],
    [3000, 40],
    [10_000, 40],
    [10_000, 500],
  ] as const)
    applied.push(await measureBoth(codings, codes))
  printFigure(
    '\na coding applied at 10,000, of that at 500',
    (applied[2] ?? 0) / (applied[0] ?? 1),
    'times',
    3,
  )
}

try {
  if (testBrowser() === null) process.stdout.write('\nNo browser: the surface was not measured.\n')
  else await measureAll()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
