import type { Proximity } from './proximity.ts'
import type { Sought } from './selecting.ts'
import { studyDocument, type Study } from './study.ts'

export interface PlainCoding {
  readonly document: number
  readonly code: number
  readonly coder: number
  readonly round: number
  readonly start: number
  readonly end: number
}

export interface PlainTurn {
  readonly start: number
  readonly end: number
  readonly speaker: number
}

/** A study as rows, in order of document, start and end. */
export interface PlainStudy {
  readonly documents: readonly (readonly PlainTurn[])[]
  readonly personOf: readonly number[]
  readonly codings: readonly PlainCoding[]
}

export function studyOf({ documents, personOf, codings }: PlainStudy): Study {
  return {
    documents: documents.map((turns, document) => {
      const own = codings.filter((coding) => coding.document === document)
      const column = (of: keyof PlainCoding) => Int32Array.from(own, (coding) => coding[of])
      const turnColumn = (of: keyof PlainTurn) => Int32Array.from(turns, (turn) => turn[of])
      return studyDocument(
        {
          code: column('code'),
          coder: column('coder'),
          round: column('round'),
          start: column('start'),
          end: column('end'),
        },
        { start: turnColumn('start'), end: turnColumn('end'), speaker: turnColumn('speaker') },
      )
    }),
    personOf: Int32Array.from(personOf),
    persons: Math.max(-1, ...personOf) + 1,
  }
}

export function turnsHeard({ documents }: PlainStudy, coding: PlainCoding): number[] {
  return (documents[coding.document] ?? []).flatMap((turn, index) =>
    turn.start < coding.end && coding.start < turn.end ? [index] : [],
  )
}

export function personsHeard(study: PlainStudy, coding: PlainCoding): Set<number> {
  const turns = study.documents[coding.document] ?? []
  const heard = turnsHeard(study, coding).map((turn) => study.personOf[turns[turn]?.speaker ?? -1] ?? -1)
  return new Set(heard.filter((person) => person !== -1))
}

/** Whether one coding stands to another, by the words of the contract. */
export function stands(study: PlainStudy, a: PlainCoding, b: PlainCoding, proximity: Proximity): boolean {
  if (a.document !== b.document) return false
  if (proximity.kind === 'same_document') return true
  if (proximity.kind === 'overlapping') return a.start < b.end && b.start < a.end
  const apart = proximity.kind === 'near' ? proximity.turns : 0
  return turnsHeard(study, a).some((one) => turnsHeard(study, b).some((two) => Math.abs(one - two) <= apart))
}

/** Whether someone is heard in a coding who has withdrawn. */
export function isWithdrawn(study: PlainStudy, { withdrawn }: Sought, coding: PlainCoding): boolean {
  return [...personsHeard(study, coding)].some((person) => withdrawn?.[person] === 1)
}

/** What a query finds, coding by coding. */
export function naiveSelect(study: PlainStudy, sought: Sought): PlainCoding[] {
  return naiveMatching(study, sought).filter((coding) => !isWithdrawn(study, sought, coding))
}

/** What it finds, and what it would find, had nobody withdrawn who is heard in it. */
export function naiveMatching(study: PlainStudy, sought: Sought): PlainCoding[] {
  const isBy = ({ coder, round }: PlainCoding) => sought.coders?.[coder] !== 0 && sought.rounds?.[round] !== 0
  return study.codings.filter(
    (coding) =>
      isBy(coding) &&
      sought.codes?.[coding.code] !== 0 &&
      sought.documents?.[coding.document] !== 0 &&
      sought.among?.(coding.document)[
        study.codings.filter(({ document }) => document === coding.document).indexOf(coding)
      ] !== 0 &&
      (sought.persons === null ||
        [...personsHeard(study, coding)].some((person) => sought.persons?.[person] === 1)) &&
      sought.conditions.every(
        ({ is, codes, proximity }) =>
          (is === 'and') ===
          study.codings.some(
            (other) =>
              other !== coding &&
              !isWithdrawn(study, sought, other) &&
              codes[other.code] === 1 &&
              (!sought.sameCoder || (other.coder === coding.coder && other.round === coding.round)) &&
              stands(study, coding, other, proximity),
          ),
      ),
  )
}

/** Where a phrase stands in a folded text, by a pattern: whole words, any white space between them, disjoint. */
export function naivePhrase(
  text: string,
  phrase: string,
): { readonly start: number; readonly end: number }[] {
  const words = phrase.trim().split(/\s+/u)
  const whole = words.join(' ')
  if (whole === '') return []
  const before = /^[\p{L}\p{N}]/u.test(whole) ? String.raw`(?<![\p{L}\p{N}])` : ''
  const after = /[\p{L}\p{N}]$/u.test(whole) ? String.raw`(?![\p{L}\p{N}\p{M}])` : ''
  const escaped = words.map((word) => word.replaceAll(/[\^$.*+?()[\]{}|/\\]/gu, String.raw`\$&`))
  return Array.from(
    text.matchAll(new RegExp(`${before}${escaped.join(String.raw`\s+`)}${after}`, 'gu')),
    ({ 0: said, index }) => ({ start: index, end: index + said.length }),
  )
}
