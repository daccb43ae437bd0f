export { agreementOf, agreementSteps } from './agreement.ts'
export { agreementOfRatings } from './agreement-of-ratings.ts'
export type { RatingsInput } from './agreement-of-ratings.ts'
export { agreementOfSpans } from './agreement-of-spans.ts'
export type { SpansInput } from './agreement-of-spans.ts'
export { CodableText } from './codable-text.ts'
export { isValue, nullReasons } from './figure.ts'
export type { Absent, Figure, NullReason } from './figure.ts'
export { gammaSteps } from './gamma.ts'
export type { GammaInput, GammaResult } from './gamma.ts'
export type { GammaWeights } from './gamma-dissimilarity.ts'
export type {
  AgreementDocument,
  AgreementInput,
  BootstrapOptions,
  CodedSpan,
  CodeNode,
  Unit,
} from './input.ts'
export type { Interval, IntervalResult, Resampled } from './interval.ts'
export type {
  AgreementReport,
  AgreementWarning,
  CodeFigures,
  CountRow,
  Figures,
  OverallFigures,
  PairCode,
  PairFigures,
} from './report.ts'
