import type { AgreementQuestion } from '#shared/contract/agreement.ts'
import type { AgreementDocument, AgreementInput } from '#shared/domain/agreement/index.ts'
import type { Span } from '#shared/domain/span.ts'
import { Refusal } from '#shared/errors.ts'
import type { CodeId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { loadCodeNames } from './code-tree-loading.ts'
import { comparedWork, type ComparedDocument, type ComparedWork } from './compared-work.ts'
import type { Session } from './session.ts'

/** The engine keeps the coders of a unit in the bits of one number. */
const mostCoders = 50

/** @throws Refusal validation where there are more coders than can be compared at once */
export function refuseTooMany(coders: number): void {
  if (coders > mostCoders) throw new Refusal('validation', { reason: 'too_many_coders', most: mostCoders })
}

/** How ids are called in a report that people read. */
export interface Names {
  readonly coder: (id: string) => string
  readonly document: (id: string) => string
  readonly code: (id: string) => string
}

/** Everything the engine needs, and what its answer is told with. */
export interface Gathered {
  readonly input: Omit<AgreementInput, 'bootstrap'>
  readonly work: ComparedWork
  readonly names: Names
  /** Every code of the codebook by its id. */
  readonly codeIds: ReadonlyMap<string, CodeId>
}

/** Reads what a question is about in one go. @throws Refusal not_found, validation */
export function gatherAgreement(db: ReadDb, session: Session, question: AgreementQuestion): Gathered {
  const work = comparedWork(db, session, question, {
    withConsensus: question.withConsensus,
    reading: true,
  })
  refuseTooMany(work.coders.length)
  const tree = loadCodeNames(db)
  const inOrder = tree.inReadingOrder()
  const coded = codesIn(work)
  // Headings are only compared when codes are rolled up to them; free codes that were collapsed, no more.
  const codes = inOrder
    .filter((code) => coded.has(code.id) || !(code.free && code.retiredAt !== null))
    .filter((code) => question.depth !== null || code.codable || coded.has(code.id))
    .map(({ id, parent }) => ({ id, parent }))
  const titles = new Map<string, string>(work.documents.map(({ row }) => [row.id, row.title]))
  const coderNames = new Map<string, string>(work.everyone.map((coder) => [coder.id, coder.name]))
  const paths = new Map<string, string>(inOrder.map((code) => [code.id, tree.pathOf(code.id)]))
  return {
    input: {
      documents: work.documents.map((document) => documentFor(document, question.unit)),
      coders: work.coders.map(({ id }) => id),
      codes,
      unit: question.unit,
      ...(question.depth === null ? {} : { depth: question.depth }),
    },
    work,
    names: {
      coder: (id) => coderNames.get(id) ?? id,
      document: (id) => titles.get(id) ?? id,
      code: (id) => paths.get(id) ?? id,
    },
    codeIds: new Map(inOrder.map(({ id }) => [id, id])),
  }
}

function documentFor(document: ComparedDocument, unit: AgreementQuestion['unit']): AgreementDocument {
  return {
    id: document.row.id,
    length: document.text.length,
    codable: document.codable,
    units: unitsOf(document, unit),
    turns: document.parts.turns,
    coders: Object.fromEntries(document.work),
  }
}

function unitsOf({ text, parts }: ComparedDocument, unit: AgreementQuestion['unit']): readonly Span[] {
  switch (unit) {
    case 'character':
      return []
    case 'sentence':
      return parts.sentences()
    case 'turn':
      return parts.turns
    case 'document':
      return [{ start: 0, end: text.length }]
  }
}

function codesIn(work: ComparedWork): ReadonlySet<CodeId> {
  const codes = new Set<CodeId>()
  for (const document of work.documents)
    for (const codings of document.work.values()) for (const { code } of codings ?? []) codes.add(code)
  return codes
}
