import { createHash } from 'node:crypto'
import { htmlStyle } from './html-style.ts'
import { mendedForMarkup } from './mend.ts'
import type { AboutLine } from './wording.ts'

/** What only some pages have otherwise. */
export interface HtmlExtras {
  /** BCP 47. */
  readonly language?: string
  /** Instead of the room's own; never with a word of the project's in it. */
  readonly style?: string
}

/** No script, picture, font or address can be reached from the page; its one style sheet is named by its hash. */
function policyFor(style: string): string {
  return [
    `default-src 'none'`,
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
}

/** A whole page that needs nothing beside it: a title, what to know of it, and `content`, which is HTML already. */
export function htmlPage(
  title: string,
  about: readonly AboutLine[],
  content: string,
  { language = 'en-GB', style = htmlStyle }: HtmlExtras = {},
): string {
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1 dir="auto">${escaped(title)}</h1>
<dl>
${about.map(aboutHtml).join('\n')}
</dl>
</header>
${content}
</body>
</html>
`
}

function aboutHtml({ name, value }: AboutLine): string {
  return `<div><dt>${escaped(name)}</dt><dd dir="auto">${escaped(value)}</dd></div>`
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
export function escaped(text: string): string {
  return mendedForMarkup(text).replace(/[&<>"'\r]/g, (character) => entities[character] ?? character)
}
