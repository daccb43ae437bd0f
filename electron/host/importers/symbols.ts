import { codePoint } from 'dingbat-to-unicode'

/**
 * A character of a picture font (Wingdings, Symbol, …) as the Unicode character it draws; Word sets smileys and
 * arrows so. Null where the font is no picture font or the sign has no counterpart.
 * @param code the character's code in the font; Word adds 0xF000 to it
 */
export function symbolOf(font: string, code: number): string | null {
  const inFont = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  return codePoint(font, inFont)?.string ?? null
}
