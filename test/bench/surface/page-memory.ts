import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'

const mebi = 2 ** 20

/** JavaScript's heap after a collection, in MiB. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.detach()
  return page.evaluate((unit) => performance.memory.usedJSHeapSize / unit, mebi)
}

/** Memory that is the page's process's own, in MiB; null where the system does not tell. The largest, of several. */
export async function processMemory(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => privateMemory(id))
  return sizes.includes(null) ? null : Math.max(...sizes.map((size) => size ?? 0))
}

function privateMemory(process: number): number | null {
  try {
    const lines = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8').split('\n')
    const kibi = lines
      .filter((line) => line.startsWith('Private_'))
      .reduce((sum, line) => sum + Number(/(\d+) kB/.exec(line)?.[1] ?? 0), 0)
    return kibi / 1024
  } catch {
    // Not Linux.
    return null
  }
}
