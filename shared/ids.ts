import * as z from 'zod'

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

function idOf<Entity extends string>(_entity: Entity) {
  return z.string().regex(uuidV7).brand<Entity>()
}

/** Ids are UUIDv7 in lower case, one brand an entity, the same in every copy of a project. */
export const projectId = idOf('project')
export const caseId = idOf('case')
export const attributeId = idOf('attribute')
export const participantId = idOf('participant')
export const documentId = idOf('document')
export const turnId = idOf('turn')
export const speakerId = idOf('speaker')
export const coderId = idOf('coder')
export const codeId = idOf('code')
export const codebookVersionId = idOf('codebook-version')
export const codeGroupId = idOf('code-group')
export const codeExampleId = idOf('code-example')
export const codingId = idOf('coding')
export const codingStateId = idOf('coding-state')
export const attributeValueId = idOf('attribute-value')
export const memoId = idOf('memo')
export const commandId = idOf('command')
export const roundId = idOf('round')
export const roundCoderId = idOf('round-coder')
export const roundDocumentId = idOf('round-document')
export const decisionId = idOf('decision')
export const mergeId = idOf('merge')
export const conflictId = idOf('conflict')
export const handoverId = idOf('handover')
export const savedQueryId = idOf('saved-query')
export const extractMarkId = idOf('extract-mark')
export const frameworkId = idOf('framework')
export const frameworkThemeId = idOf('framework-theme')
export const frameworkCellId = idOf('framework-cell')
export const frameworkEvidenceId = idOf('framework-evidence')
export const pseudonymId = idOf('pseudonym')
export const reportId = idOf('report')
export const reportQuotationId = idOf('report-quotation')

/** The consensus, which stands beside the coders as one of them: the same in every project. */
export const consensusCoder = coderId.parse('00000000-0000-7000-8000-00000c0c0de5')

export type ProjectId = z.infer<typeof projectId>
export type CaseId = z.infer<typeof caseId>
export type AttributeId = z.infer<typeof attributeId>
export type ParticipantId = z.infer<typeof participantId>
export type DocumentId = z.infer<typeof documentId>
export type TurnId = z.infer<typeof turnId>
export type SpeakerId = z.infer<typeof speakerId>
export type CoderId = z.infer<typeof coderId>
export type CodeId = z.infer<typeof codeId>
export type CodebookVersionId = z.infer<typeof codebookVersionId>
export type CodeGroupId = z.infer<typeof codeGroupId>
export type CodeExampleId = z.infer<typeof codeExampleId>
export type CodingStateId = z.infer<typeof codingStateId>
export type AttributeValueId = z.infer<typeof attributeValueId>
export type CodingId = z.infer<typeof codingId>
export type MemoId = z.infer<typeof memoId>
export type CommandId = z.infer<typeof commandId>
export type RoundId = z.infer<typeof roundId>
export type RoundCoderId = z.infer<typeof roundCoderId>
export type RoundDocumentId = z.infer<typeof roundDocumentId>
export type DecisionId = z.infer<typeof decisionId>
export type MergeId = z.infer<typeof mergeId>
export type ConflictId = z.infer<typeof conflictId>
export type HandoverId = z.infer<typeof handoverId>
export type SavedQueryId = z.infer<typeof savedQueryId>
export type ExtractMarkId = z.infer<typeof extractMarkId>
export type FrameworkId = z.infer<typeof frameworkId>
export type FrameworkThemeId = z.infer<typeof frameworkThemeId>
export type FrameworkCellId = z.infer<typeof frameworkCellId>
export type FrameworkEvidenceId = z.infer<typeof frameworkEvidenceId>
export type PseudonymId = z.infer<typeof pseudonymId>
export type ReportId = z.infer<typeof reportId>
export type ReportQuotationId = z.infer<typeof reportQuotationId>
