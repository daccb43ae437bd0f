export {
  charactersTally,
  codableIn,
  codingsTally,
  countWordsBy,
  documentsTally,
  personsTally,
  wordsTally,
  type Tally,
  type WordColumns,
} from './measures.ts'
export type { Proximity } from './proximity.ts'
export { occurrencesOf, wordColumns } from './said.ts'
export {
  countWithdrawn,
  firstPerson,
  heardIn,
  select,
  selectApart,
  type Found,
  type Occurrences,
  type Sought,
} from './selecting.ts'
export {
  placesInOrder,
  studyDocument,
  type CodingColumns,
  type Flags,
  type Study,
  type StudyDocument,
  type TurnColumns,
} from './study.ts'
export { studyOfTurns } from './study-of-turns.ts'
export { suppressed, type Holders } from './suppress.ts'
export { tabulate, type Axis } from './tabulate.ts'
