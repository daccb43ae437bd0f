import { Tab, TextRun } from 'docx'
import { mendedForXml } from './mend.ts'

const firstLetter = /\p{L}/u
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}]/u

/** Whether a paragraph runs from right to left: its first letter decides, as in the Unicode bidi algorithm (P2, P3). */
export function isRightToLeft(text: string): boolean {
  const letter = firstLetter.exec(text)
  return letter !== null && rightToLeft.test(letter[0])
}

/** A text as runs: line feeds become line breaks and tabs become tab stops, which Word would otherwise drop. */
export function runsOf(
  text: string,
  face: { readonly bold?: boolean; readonly italics?: boolean } = {},
): TextRun[] {
  const direction = rightToLeft.test(text) && isRightToLeft(text) ? { rightToLeft: true } : {}
  return mendedForXml(text)
    .split('\n')
    .map((line, index) => {
      const children = line.split('\t').flatMap((piece, nth) => [...(nth > 0 ? [new Tab()] : []), piece])
      return new TextRun({ ...face, ...direction, ...(index > 0 ? { break: 1 } : {}), children })
    })
}
