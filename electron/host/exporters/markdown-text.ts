import { mendedForMarkup } from './mend.ts'

/** Marks that can mean something anywhere in a line of CommonMark, GFM, or Markdown with formulas. */
const anywhere = /[\\`*_[\]<>&~|$^@]/g

/** Where GitHub's Markdown sees an address without being asked, and then reads the escapes in it as words. */
const address = /:(?=\/\/)|(?<=www)\./gi

/** Marks that mean something only at the beginning of a line: headings, lists, rules, tables. */
const atStart = /^(?:[#+\-=:]|\d{1,9}(?=[.)]))/

/**
 * A text of several lines as inline Markdown that reads back letter for letter: marks are escaped, line feeds are
 * hard breaks, and blanks that Markdown would drop are written as character references.
 */
export function blockText(text: string): string {
  const lines = mendedForMarkup(text).split('\n')
  const last = lines.length - 1
  // A hard break cannot begin or end a paragraph, so line feeds at the edges are written as references.
  const first = lines.findIndex((line) => line !== '')
  if (first === -1) return '&#10;'.repeat(last)
  const final = lines.findLastIndex((line) => line !== '')
  const middle = lines
    .slice(first, final + 1)
    .map(escapedLine)
    .join('\\\n')
  return '&#10;'.repeat(first) + middle + '&#10;'.repeat(last - final)
}

/** A text as inline Markdown on one line; line feeds are written as references. */
export function lineText(text: string): string {
  return escapedLine(mendedForMarkup(text)).replaceAll('\n', '&#10;')
}

function escapedLine(line: string): string {
  return line
    .replace(anywhere, '\\$&')
    .replace(address, '\\$&')
    .replace(atStart, (mark) => (/^\d/.test(mark) ? `${mark}\\` : `\\${mark}`))
    .replaceAll('\r', '&#13;')
    .replace(/^[ \t]|[ \t]$/g, (blank) => (blank === ' ' ? '&#32;' : '&#9;'))
}
