import {
  aboutFramework,
  levelTitle,
  numbersTitle,
  ownersTitle,
  type BookCell,
  type BookQuotation,
  type BookRow,
  type FrameworkBook,
} from './framework-book.ts'
import { frameworkStyle } from './framework-html-style.ts'
import { blockWords, summaryBlocks } from './framework-text.ts'
import { escaped, htmlPage } from './html-page.ts'
import type { MemoBlock } from './memo-blocks.ts'
import { sourceOf, spokenIn } from './wording.ts'

/** A matrix as one HTML page that needs nothing beside it; on paper it stands across the page, its head on each. */
export function frameworkToHtml(book: FrameworkBook): string {
  const heads = book.themes.map((theme) => `<th scope="col" dir="auto">${escaped(theme)}</th>`).join('')
  return htmlPage(
    book.name,
    aboutFramework(book),
    `<main>
<table class="matrix">
<caption dir="auto">${escaped(book.name)}</caption>
<thead><tr><th scope="col">${escaped(ownersTitle(book))}</th>${heads}</tr></thead>
<tbody>
${book.rows.map(rowHtml).join('\n')}
</tbody>
</table>
${book.quotations === null ? '' : quotationsHtml(book.quotations)}</main>`,
    { style: frameworkStyle },
  )
}

function rowHtml({ name, note, cells }: BookRow): string {
  const about = note === '' ? '' : `<p class="source" dir="auto">${escaped(note)}</p>`
  return `<tr><th scope="row" dir="auto">${escaped(name)}${about}</th>${cells.map(cellHtml).join('')}</tr>`
}

function cellHtml(cell: BookCell): string {
  const level =
    cell.level === null ? '' : `<p dir="auto"><strong>${escaped(levelTitle(cell.level))}</strong></p>`
  const links = cell.numbers.map((number) => `<a href="#quotation-${number}">${number}</a>`).join(', ')
  const numbers = numbersTitle(cell) === '' ? '' : `<p class="source">[${links}]</p>`
  return `<td>${level}${summaryBlocks(cell.summary).map(blockHtml).join('')}${numbers}</td>`
}

function blockHtml(block: MemoBlock): string {
  const words = block.runs
    .map(({ text, bold, italics }) => {
      const faced = italics ? `<em>${escaped(text)}</em>` : escaped(text)
      return bold ? `<strong>${faced}</strong>` : faced
    })
    .join('')
  if (block.kind === 'heading') return `<p dir="auto"><strong>${words}</strong></p>`
  if (block.kind === 'quote') return `<blockquote><p dir="auto">${words}</p></blockquote>`
  if (block.kind === 'code') return `<pre dir="auto">${escaped(blockWords(block))}</pre>`
  if (block.kind === 'item')
    return `<p dir="auto" class="item depth-${Math.min(5, block.depth)}">${escaped(block.mark)} ${words}</p>`
  return `<p dir="auto">${words}</p>`
}

function quotationsHtml(quotations: readonly BookQuotation[]): string {
  const items = quotations.map(({ number, of, extract }) => {
    const turns = spokenIn(extract).map(({ label, text }) => {
      const speaker = label === null ? '' : `<b class="speaker"><bdi>${escaped(label)}</bdi>:</b> `
      return `<p dir="auto">${speaker}<span class="words">${escaped(text)}</span></p>`
    })
    return `<li id="quotation-${number}" value="${number}"><figure>
<blockquote>${turns.join('')}</blockquote>
<figcaption><p class="attribution" dir="auto">${escaped(extract.attribution)}</p><p class="source" dir="auto">${escaped(sourceOf(extract))}</p><p class="source" dir="auto">${escaped(of.join('; '))}</p></figcaption>
</figure></li>`
  })
  return `<section aria-labelledby="quotations">
<h2 id="quotations">Quotations</h2>
<ol>
${items.join('\n')}
</ol>
</section>
`
}
