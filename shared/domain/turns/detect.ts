import type { Head, Layout } from './head.ts'
import { headerOf, type Header } from './header.ts'
import { layouts } from './layouts/index.ts'
import { linesOf, pageOf, type Page } from './lines.ts'

/** What was found in a text: its page, the header, and the heads of the layout that explains it best. */
export interface Detection {
  readonly page: Page
  readonly header: Header
  readonly heads: readonly Head[]
  readonly layout: string | null
}

/** A few lines of introduction may go before a conversation; most of a text may not. */
function beginsSoon(page: Page, heads: readonly Head[]): boolean {
  const before = (heads[0]?.start ?? 0) - (page.lines[page.from]?.start ?? 0)
  return before <= 1500 || before <= page.text.length * 0.4 || heads.length >= 10
}

/** Tries every layout and takes the one that explains most turns; the earlier of two that explain the same. */
export function detect(text: string): Detection {
  const lines = linesOf(text)
  const header = headerOf(lines, text)
  const page = pageOf(text, lines, header.next)
  let best: { layout: Layout; heads: readonly Head[]; score: number } | null = null
  for (const layout of layouts) {
    const heads = layout.read(page)
    if (heads.length === 0 || !beginsSoon(page, heads)) continue
    const score = heads.length * layout.weight
    if (!best || score > best.score) best = { layout, heads, score }
  }
  return { page, header, heads: best?.heads ?? [], layout: best ? describe(best.layout, best.heads) : null }
}

function describe(layout: Layout, heads: readonly Head[]): string {
  const timed = heads.some((head) => head.timestamp !== null)
  return timed && !layout.name.includes('timestamp') ? `${layout.name}, with timestamps` : layout.name
}
