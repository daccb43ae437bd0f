/** What XML 1.0 has no way to write, not even escaped (section 2.2, Char), leaving line ends and pages aside. */
const unwritable = /[[\p{Cc}\uFFFE\uFFFF]--[\t\n\r\v\f\x7F-\x9F]]/gv

/**
 * A text as an XML document can hold it: line, page and vertical breaks of every kind become a line feed, half a
 * surrogate pair becomes U+FFFD, other control characters and non-characters are left out. Other words are untouched.
 */
export function mendedForXml(text: string): string {
  return mendedForUtf8(text)
    .replace(/\r\n?|[\v\f]/g, '\n')
    .replace(unwritable, '')
}

/** A text as UTF-8 can hold it: half a surrogate pair becomes U+FFFD. */
export function mendedForUtf8(text: string): string {
  return text.toWellFormed()
}

/** A text as HTML and Markdown can hold it: as UTF-8, and the null character, which both forbid, becomes U+FFFD. */
export function mendedForMarkup(text: string): string {
  return mendedForUtf8(text).replaceAll('\0', '\uFFFD')
}
