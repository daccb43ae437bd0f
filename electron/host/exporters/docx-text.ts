import { Tab, TextRun } from 'docx'
import { mendedForXml } from './mend.ts'
import { hasRightToLeft, isRightToLeft } from './right-to-left.ts'

export { isRightToLeft }

/** A text as runs: line feeds become line breaks and tabs become tab stops, which Word would otherwise drop. */
export function runsOf(
  text: string,
  face: { readonly bold?: boolean; readonly italics?: boolean } = {},
): TextRun[] {
  const direction = hasRightToLeft(text) && isRightToLeft(text) ? { rightToLeft: true } : {}
  return mendedForXml(text)
    .split('\n')
    .map((line, index) => {
      const children = line.split('\t').flatMap((piece, nth) => [...(nth > 0 ? [new Tab()] : []), piece])
      return new TextRun({ ...face, ...direction, ...(index > 0 ? { break: 1 } : {}), children })
    })
}
