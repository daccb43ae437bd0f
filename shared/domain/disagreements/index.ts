export { disagreementsOf } from './disagreements-of.ts'
export type {
  Coding,
  ComparedDocument,
  Disagreement,
  DisagreementKind,
  Disagreements,
  DisagreementsInput,
  FullAgreement,
  Ids,
  Stretch,
} from './types.ts'
