import { createHash } from 'node:crypto'
import type { Extract } from '#shared/contract/values.ts'
import { countAltered } from './alterations.ts'
import type { CodeGroup, Exported, ExtractsBook } from './extracts-book.ts'
import { htmlStyle } from './html-style.ts'
import { mendedForMarkup } from './mend.ts'
import { aboutBook, bookTitle, extentOf, sourceOf, spokenIn } from './wording.ts'

// No script, picture, font or address can be reached from the page; its one style sheet is named by its hash.
const policy = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(htmlStyle).digest('base64')}'`,
  `base-uri 'none'`,
  `form-action 'none'`,
].join('; ')

/** A book as one HTML page that needs nothing beside it: readable in light and dark, and on paper. */
export function toHtml(book: ExtractsBook): Exported {
  const title = escaped(bookTitle(book))
  const page = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${htmlStyle}</style>
</head>
<body>
<header>
<h1 dir="auto">${title}</h1>
<dl>
${aboutBook(book).map(aboutHtml).join('\n')}
</dl>
</header>
<nav aria-labelledby="codes">
<h2 id="codes">Codes</h2>
<ol>
${book.groups.map(linkHtml).join('\n')}
</ol>
</nav>
<main>
${book.groups.map(groupHtml).join('\n')}
</main>
</body>
</html>
`
  return { bytes: new TextEncoder().encode(page), altered: countAltered(book, mendedForMarkup) }
}

function aboutHtml({ name, value }: { readonly name: string; readonly value: string }): string {
  return `<div><dt>${escaped(name)}</dt><dd dir="auto">${escaped(value)}</dd></div>`
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

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
}

/** Text as text, in an element or a quoted attribute. A carriage return would be read back as a line feed if bare. */
function escaped(text: string): string {
  return mendedForMarkup(text).replace(/[&<>"'\r]/g, (character) => entities[character] ?? character)
}
