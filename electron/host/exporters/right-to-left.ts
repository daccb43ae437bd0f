const firstLetter = /\p{L}/u
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}]/u

/** Whether a text has letters of a script that is written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text)
}

/** Whether a paragraph runs from right to left: its first letter decides, as in the Unicode bidi algorithm (P2, P3). */
export function isRightToLeft(text: string): boolean {
  const letter = firstLetter.exec(text)
  return letter !== null && rightToLeft.test(letter[0])
}
