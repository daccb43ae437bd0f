import path from 'node:path'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { Workbench } from '../../../electron/cli/workbench.ts'
import { median } from '../print.ts'

export interface YardstickFigures {
  readonly open: number
  readonly add: number
  readonly filter: number
}

/** Measures mark nodes on the very document and codings of a project, in a page of their own. Milliseconds. */
export async function measureYardstick(browser: Browser, file: string): Promise<YardstickFigures> {
  const workbench = new Workbench()
  await workbench.open(file)
  const [row] = await workbench.ask('document.list', {})
  if (!row) throw new Error('the project has no document')
  const { text, turns } = await workbench.ask('document.text', { document: row.id })
  const codings = await workbench.ask('coding.list', { document: row.id })
  await workbench.close()

  const script = await bundled()
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
  try {
    await page.setContent('<!doctype html><title>Yardstick</title>')
    await page.addScriptTag({ content: script, type: 'module' })
    await page.waitForFunction(() => window.yardstick !== undefined)
    const rows = turns.map(({ bodyStart, bodyEnd }) => ({ start: bodyStart, end: bodyEnd }))
    const marks = codings.map(({ id, coder, code, start, end }) => ({ id, coder, code, start, end }))
    const open = await page.evaluate(
      (given) => window.yardstick?.open(given.text, given.rows, given.marks) ?? Number.NaN,
      { text, rows, marks },
    )
    const [first] = marks
    const adds: number[] = []
    for (const at of rows.slice(700, 707)) {
      const coding = { id: `new-${at.start}`, coder: first?.coder ?? '', code: first?.code ?? '', ...at }
      adds.push(await page.evaluate((given) => window.yardstick?.add(given) ?? Number.NaN, coding))
    }
    const filters: number[] = []
    for (let round = 0; round < 6; round += 1) {
      const coder = round % 2 === 0 ? (first?.coder ?? '') : null
      filters.push(await page.evaluate((given) => window.yardstick?.filter(given) ?? Number.NaN, coder))
      await page.waitForTimeout(500)
    }
    return { open, add: median(adds), filter: median(filters) }
  } finally {
    await page.close()
  }
}

async function bundled(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: path.join(import.meta.dirname, 'yardstick-page.ts'), formats: ['es'], fileName: 'page' },
    },
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const [first] = Array.isArray(made) ? made : [made]
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (!chunk) throw new Error('the yardstick was not built')
  return chunk.code
}
