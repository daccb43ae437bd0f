export { confusionOf } from './confusion.ts'
export type { Confusion } from './confusion.ts'
export { detailOf, detailSteps } from './detail.ts'
export type { Detail, DocumentPart, PairTable } from './detail.ts'
