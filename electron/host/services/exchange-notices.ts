import type { ReadDb } from '../project/index.ts'
import { listAttributes } from '../store/attribute-store.ts'
import { listCodebookVersions } from '../store/codebook-version-store.ts'
import { listDecisions } from '../store/decision-store.ts'
import { countTurns, listDocuments } from '../store/document-store.ts'
import { isAnyRoundBlind, listExchangedCodings } from '../store/exchange-store.ts'
import { listMemos } from '../store/memo-store.ts'
import { listParticipants } from '../store/participant-store.ts'
import { listRounds } from '../store/round-store.ts'
import { listExchangedCodes } from './exchange-gathering.ts'
import { counted } from './plain-words.ts'

/** The sentence for how many there are; none for none. */
function told(how: number, sentence: (count: number) => string): string[] {
  return how === 0 ? [] : [sentence(how)]
}

/** What the project has and a REFI-QDA file can't hold, as plain sentences. Nothing in it tells of hidden work. */
export function noticesOfExport(db: ReadDb): string[] {
  const codings = listExchangedCodings(db)
  const codes = listExchangedCodes(db, codings)
  const there = new Set<string>(codes.map(({ id }) => id))
  const lost = new Set(codings.filter((coding) => coding.lost !== null).map(({ id }) => String(id)))
  const memos = listMemos(db)
  const documents = listDocuments(db).length
  const described = [...listAttributes(db, 'participant').values()]
  const attributes = described.reduce((sum, one) => sum + Object.keys(one).length, 0)
  return [
    ...(isAnyRoundBlind(db)
      ? ['A blind round is not opened yet: what others may have done in it is not in the file.']
      : []),
    ...told(
      countTurns(db).size,
      (count) =>
        `Turns and speakers are not in the file as such, only as words of the text: ${counted(count, 'document')}.`,
    ),
    ...told(
      listParticipants(db).length,
      (count) =>
        `Left out, with who speaks for them: ${counted(count, 'participant')} and ${counted(attributes, 'attribute value')} of theirs.`,
    ),
    ...told(
      listRounds(db).length,
      (count) =>
        `${counted(count, 'round')} became ${count === 1 ? 'a set' : 'sets'} of documents; which round a coding was made in is left out.`,
    ),
    ...told(documents, () => 'How far each coder is with each document is left out.'),
    ...told(
      listDecisions(db).length,
      (count) =>
        `Left out: ${counted(count, 'decision')} on disagreements. The consensus stands beside the coders as a user.`,
    ),
    ...told(
      listCodebookVersions(db).length,
      (count) =>
        `Left out: ${counted(count, 'version')} of the codebook, and which of them a coding was made under.`,
    ),
    ...told(
      documents,
      (count) => `Left out: the original files of ${counted(count, 'document')}; the texts are there.`,
    ),
    ...told(
      codes.filter(({ retiredAt }) => retiredAt !== null).length,
      (count) => `${counted(count, 'retired code')} cannot be told from others in the file.`,
    ),
    ...told(
      codes.filter(({ free }) => free).length,
      (count) => `${counted(count, 'free code')} became ${count === 1 ? 'a top code' : 'top codes'}.`,
    ),
    ...told(
      codings.filter(({ from }) => from !== null).length,
      (count) =>
        `${counted(count, 'coding')} no longer ${count === 1 ? 'says' : 'say'} which free code ${count === 1 ? 'it was' : 'they were'} made under.`,
    ),
    ...told(
      lost.size,
      (count) => `Left out: ${counted(count, 'coding')} whose words went away when a transcript was mended.`,
    ),
    ...told(
      memos.filter(
        ({ subjectKind, subjectId }) =>
          subjectKind === 'participant' ||
          (subjectKind === 'coding' && lost.has(subjectId ?? '')) ||
          (subjectKind === 'code' && !there.has(subjectId ?? '')),
      ).length,
      (count) =>
        `${counted(count, 'memo')} became ${count === 1 ? 'a note' : 'notes'} on nothing: what ${count === 1 ? 'it is' : 'they are'} on cannot be in the file.`,
    ),
  ]
}
