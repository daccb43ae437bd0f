import type { Extract } from '#shared/contract/values.ts'
import { countAltered } from './alterations.ts'
import type { CodeGroup, Exported, ExtractsBook } from './extracts-book.ts'
import { escaped, htmlPage } from './html-page.ts'
import { mendedForMarkup } from './mend.ts'
import { aboutBook, bookTitle, extentOf, sourceOf, spokenIn } from './wording.ts'

/** A book as one HTML page that needs nothing beside it: readable in light and dark, and on paper. */
export function toHtml(book: ExtractsBook): Exported {
  const page = htmlPage(
    bookTitle(book),
    aboutBook(book),
    `<nav aria-labelledby="codes">
<h2 id="codes">Codes</h2>
<ol>
${book.groups.map(linkHtml).join('\n')}
</ol>
</nav>
<main>
${book.groups.map(groupHtml).join('\n')}
</main>`,
  )
  return { bytes: new TextEncoder().encode(page), altered: countAltered(book, mendedForMarkup) }
}

function linkHtml(group: CodeGroup, index: number): string {
  return `<li><a href="#code-${index + 1}">${escaped(group.path)}</a> (${group.extracts.length})</li>`
}

function groupHtml({ path, brief, extracts }: CodeGroup, index: number): string {
  const id = `code-${index + 1}`
  const definition = brief === '' ? '' : `<p class="definition" dir="auto">${escaped(brief)}</p>\n`
  return `<section aria-labelledby="${id}">
<h2 id="${id}" dir="auto">${escaped(path)}</h2>
${definition}<p class="extent">${escaped(extentOf(extracts))}</p>
${extracts.map(extractHtml).join('\n')}
</section>`
}

function extractHtml(extract: Extract): string {
  const turns = spokenIn(extract).map(({ label, text }) => {
    const speaker = label === null ? '' : `<b class="speaker"><bdi>${escaped(label)}</bdi>:</b> `
    return `<p dir="auto">${speaker}<span class="words">${escaped(text)}</span></p>`
  })
  return `<figure>
<blockquote>${turns.join('')}</blockquote>
<figcaption><p class="attribution" dir="auto">${escaped(extract.attribution)}</p><p class="source" dir="auto">${escaped(sourceOf(extract))}</p></figcaption>
</figure>`
}
