import { foldText, type FoldedText } from '#shared/domain/folding.ts'
import {
  occurrencesOf,
  wordColumns,
  type Occurrences,
  type TurnColumns,
  type WordColumns,
} from '#shared/domain/retrieval/index.ts'
import type { ReadDb } from '../project/index.ts'
import { studyIndex, type StudyIndex } from './retrieval-index.ts'
import type { Session } from './session.ts'

/** Kept as long as the turns are: a document that is read again has new ones. */
const columns = new WeakMap<TurnColumns, WordColumns>()
const searchable = new WeakMap<TurnColumns, FoldedText>()

/** What is asked of a document's text, which is read once and then remembered. */
function remembered<T>(
  known: WeakMap<TurnColumns, T>,
  { db, session, index }: { readonly db: ReadDb; readonly session: Session; readonly index: StudyIndex },
  make: (text: string, turns: TurnColumns) => T,
): (document: number) => T {
  return (document) => {
    const [row, part] = [index.documents[document], index.study.documents[document]]
    if (!row || !part) throw new RangeError(`There is no document ${document}`)
    const found = known.get(part.turns)
    if (found !== undefined) return found
    const made = make(session.textOf(db, row.bodyHash), part.turns)
    known.set(part.turns, made)
    return made
  }
}

/** Reads the words of some documents for the viewer's next question. @returns whether those of all are read */
export function readWordsAhead(db: ReadDb, session: Session, documents: number): boolean {
  const index = studyIndex(db, session)
  const wordsOf = wordsOfStudy(db, session, index)
  const textOf = searchableTexts(db, session, index)
  let read = 0
  for (const [document, { turns }] of index.study.documents.entries()) {
    if (columns.has(turns) && searchable.has(turns)) continue
    if (read === documents) return false
    wordsOf(document)
    textOf(document)
    read += 1
  }
  return true
}

/** Where the words of each document stand, by its place in the study. */
export function wordsOfStudy(
  db: ReadDb,
  session: Session,
  index: StudyIndex,
): (document: number) => WordColumns {
  return remembered(columns, { db, session, index }, wordColumns)
}

function searchableTexts(db: ReadDb, session: Session, index: StudyIndex): (document: number) => FoldedText {
  return remembered(searchable, { db, session, index }, foldText)
}

/** Where a phrase stands in each document, by its place in the study. */
export function phraseInStudy(
  db: ReadDb,
  session: Session,
  index: StudyIndex,
  phrase: string,
): (document: number) => Occurrences {
  const textOf = searchableTexts(db, session, index)
  return (document) => {
    const turns = index.study.documents[document]?.turns
    if (!turns) throw new RangeError(`There is no document ${document}`)
    return occurrencesOf(textOf(document), turns, phrase)
  }
}
