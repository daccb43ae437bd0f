import { studyDocument, type Study } from './study.ts'

/**
 * The study with its turns in the place of its codings, each with the code, coder and round 0: what counts codings then
 * counts what was said, coded or not.
 */
export function studyOfTurns(study: Study): Study {
  return {
    ...study,
    documents: study.documents.map(({ turns }) => {
      const zero = new Int32Array(turns.start.length)
      return studyDocument(
        { code: zero, coder: zero, round: zero, start: turns.start, end: turns.end },
        turns,
      )
    }),
  }
}
