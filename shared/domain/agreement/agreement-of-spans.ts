import { agreementOf } from './agreement.ts'
import type { CodedSpan } from './input.ts'
import type { AgreementReport } from './report.ts'

/** Several coders' spans on one text, all of it codable and finished by all. */
export interface SpansInput {
  /** UTF-16 code units. */
  readonly length: number
  readonly coders: { readonly [coder: string]: readonly CodedSpan[] }
}

/**
 * Agreement by character on one text, from spans alone.
 * @throws RangeError for an empty span or one outside the text
 */
export function agreementOfSpans({ length, coders }: SpansInput): AgreementReport {
  const whole = [{ start: 0, end: length }].filter((span) => span.end > 0)
  const codes = new Set(Object.values(coders).flatMap((spans) => spans.map((span) => span.code)))
  return agreementOf({
    documents: [{ id: 'text', length, codable: whole, units: [], turns: [], coders }],
    coders: Object.keys(coders),
    codes: [...codes].map((id) => ({ id, parent: null })),
    unit: 'character',
  })
}
