/** The most that Excel takes in one cell, in UTF-16 code units. */
export const longestCell = 32_767

/** As much of a text as one cell takes, never dividing a surrogate pair. */
export function withinCell(text: string): string {
  return text.length <= longestCell ? text : text.slice(0, longestCell).replace(/[\uD800-\uDBFF]$/, '')
}

/**
 * What XML 1.0 has no way to write or advises against, the carriage return, which an XML reader turns into a line
 * feed, and U+FFFD, which write-excel-file drops together with all of these.
 */
const unwritable = /[[\p{Cc}\p{Noncharacter_Code_Point}\uFFFD]--[\t\n\x85]]/gv

/**
 * A well-formed text in the writing of spreadsheet cells (ST_Xstring, ECMA-376 part 1, 22.9.2.19), where any
 * character may stand as _xHHHH_. So control characters survive in a workbook, and words that look like such an
 * escape are escaped themselves.
 */
export function cellText(text: string): string {
  const written = text.replace(/_(?=x[0-9A-Fa-f]{4})/g, '_x005F_').replace(unwritable, escaped)
  // write-excel-file keeps its texts in a plain object, where a cell reading "constructor" would be lost.
  return written in Object.prototype ? escaped(written.slice(0, 1)) + written.slice(1) : written
}

function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .join('')
}
