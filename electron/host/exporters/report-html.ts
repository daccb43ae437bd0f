import type { Exported } from './extracts-book.ts'
import { escaped, htmlPage } from './html-page.ts'
import { mendedForMarkup } from './mend.ts'
import {
  aboutReport,
  countAlteredQuotations,
  listedLevels,
  pageStarts,
  reportBlocks,
} from './report-blocks.ts'
import type { PrintedBlock, ReportBlock, ReportHeading } from './report-blocks.ts'
import type { ReportBook, ReportTable } from './report-book.ts'
import { reportStyle } from './report-html-style.ts'
import { cellWords, isFigures } from './report-widths.ts'

/** A report as one HTML page that needs nothing beside it: readable in light and dark, and on paper. */
export function reportToHtml(book: ReportBook): Exported {
  const blocks = reportBlocks(book)
  const starts = pageStarts(book, blocks)
  const page = htmlPage(
    book.title,
    aboutReport(book),
    `${contentsHtml(blocks.filter((block) => block.kind === 'heading'))}
<main>
${blocks.map((block, at) => blockHtml(block, starts.has(block), blocks[at - 1], blocks[at + 1])).join('\n')}
</main>`,
    { language: book.language, style: reportStyle(book.page) },
  )
  return { bytes: new TextEncoder().encode(page), altered: countAlteredQuotations(book, mendedForMarkup) }
}

/** A list of chapters, each with a list of its parts. */
function contentsHtml(headings: readonly ReportHeading[]): string {
  const chapters: { readonly chapter: ReportHeading; readonly parts: ReportHeading[] }[] = []
  for (const heading of headings) {
    if (heading.level === 1) chapters.push({ chapter: heading, parts: [] })
    else if (heading.level <= listedLevels) chapters.at(-1)?.parts.push(heading)
  }
  if (chapters.length === 0) return ''
  const items = chapters.map(({ chapter, parts }) => {
    const list =
      parts.length === 0 ? '' : `\n<ol>\n${parts.map((one) => `<li>${link(one)}</li>`).join('\n')}\n</ol>`
    return `<li>${link(chapter)}${list}</li>`
  })
  return `<nav aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ol>
${items.join('\n')}
</ol>
</nav>`
}

function link({ id, text }: ReportHeading): string {
  return `<a href="#${id}"><bdi>${escaped(text)}</bdi></a>`
}

function blockHtml(
  block: ReportBlock,
  startsPage: boolean,
  before: ReportBlock | undefined,
  after: ReportBlock | undefined,
): string {
  switch (block.kind) {
    case 'heading': {
      const name = `h${block.level + 1}`
      const chapter = startsPage && before !== undefined ? ' class="chapter"' : ''
      return `<${name} id="${block.id}"${chapter} dir="auto">${escaped(block.text)}</${name}>`
    }
    case 'paragraph':
      if (block.style === 'item') {
        const [open, close] = [isItem(before) ? '' : '<ul>\n', isItem(after) ? '' : '\n</ul>']
        return `${open}<li class="text" dir="auto">${escaped(block.text)}</li>${close}`
      }
      return `<p class="${block.style}" dir="auto">${escaped(block.text)}</p>`
    case 'table':
      return tableHtml(block.number, block.table)
    case 'quotation':
      return quotationHtml(block)
  }
}

function isItem(block: ReportBlock | undefined): boolean {
  return block?.kind === 'paragraph' && block.style === 'item'
}

function quotationHtml({ block, turns, attribution }: PrintedBlock): string {
  const spoken = turns.map(({ label, text }) => {
    const speaker = label === null ? '' : `<b class="speaker"><bdi>${escaped(label)}</bdi>:</b> `
    return `${speaker}<span class="words">${escaped(text)}</span>`
  })
  const told = attribution === '' ? '' : `<bdi class="attribution">${escaped(attribution)}</bdi>`
  if (!block)
    return `<p class="run-in" dir="auto">${[...spoken, told].filter((part) => part !== '').join(' ')}</p>`
  const caption = told === '' ? '' : `\n<figcaption>${told}</figcaption>`
  return `<figure>
<blockquote>${spoken.map((turn) => `<p dir="auto">${turn}</p>`).join('')}</blockquote>${caption}
</figure>`
}

/** In a box that scrolls on a narrow screen, and takes the focus so that it can be scrolled by keyboard. */
function tableHtml(number: number, table: ReportTable): string {
  const { caption, head, rows } = table
  const headings = head
    .map(
      (text, at) =>
        `<th scope="col"${isFigures(table, at) ? ' class="figure"' : ''} dir="auto">${escaped(text)}</th>`,
    )
    .join('')
  const body = rows.map((row) => {
    const cells = row.map((cell, at) => {
      if (at === 0) return `<th scope="row" dir="auto">${escaped(cellWords(cell))}</th>`
      return `<td dir="auto"${isFigures(table, at) ? ' class="figure"' : ''}>${escaped(cellWords(cell))}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<div class="scroll" role="region" aria-labelledby="table-${number}" tabindex="0">
<table>
<caption id="table-${number}" dir="auto">Table ${number}: ${escaped(caption)}</caption>
<thead><tr>${headings}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</div>`
}
