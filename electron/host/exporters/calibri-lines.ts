/** Advance widths of Calibri's characters from U+0020 to U+007E, then those of `others`, in 2048ths of the type size. */
const widths =
  `463 668 821 1020 1038 1464 1397 453 621 621 1020 1020 512 627 516 791 1038 1038 1038 1038 1038 1038 1038 1038 1038 1038
549 549 1020 1020 1020 948 1831 1186 1114 1092 1260 999 940 1292 1276 516 653 1065 860 1751 1323 1356 1059 1378 1112 940
997 1315 1161 1823 1063 997 958 629 791 629 1020 1020 596 981 1075 866 1075 1020 625 965 1075 469 489 932 469 1636 1075
1079 1075 1075 715 801 686 1075 926 1464 887 928 809 643 942 643 1020 512 512 856 856 1020 1853 1413 1038 1038`
    .split(/\s/u)
    .map(Number)
const others = '‘’“”–—…£€'
/** Of a character whose width is not in the list: a letter's, as letters are most of what it may be. */
const otherWidth = 1075

/** Bold letters are wider by so much, on average. */
const boldWidth = 1.026

/**
 * How many lines a text takes in Calibri, broken after blanks and hyphens as Word breaks it.
 *
 * @param size of the type, in points
 * @param width of a line, in points
 */
export function lineCount(text: string, size: number, width: number, bold = false): number {
  const full = (width * 2048) / (size * (bold ? boldWidth : 1))
  let lines = 1
  /** What stands in the line so far, with the blanks behind it, and the word that is being read. */
  let line = 0
  let word = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 10) {
      lines += 1
      line = 0
      word = 0
      continue
    }
    const wide = widthOf(unit)
    if (unit === 32 || unit === 9) {
      // Blanks may hang over the end of a line.
      line += word + wide
      word = 0
      continue
    }
    if (line > 0 && line + word + wide > full) {
      lines += 1
      line = 0
    } else if (word + wide > full) {
      lines += 1
      word = 0
    }
    word += wide
    if (unit === 45 || unit === 0x2013 || unit === 0x2014) {
      line += word
      word = 0
    }
  }
  return lines
}

function widthOf(unit: number): number {
  if (unit >= 32 && unit < 127) return widths[unit - 32] ?? otherWidth
  // The second half of a pair takes no room of its own.
  if (unit >= 0xdc00 && unit <= 0xdfff) return 0
  const other = others.indexOf(String.fromCharCode(unit))
  return other === -1 ? otherWidth : (widths[95 + other] ?? otherWidth)
}
