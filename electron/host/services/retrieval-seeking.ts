import type { AttributeWanted, PickedCode, RetrievalQuery } from '#shared/contract/retrieval.ts'
import type { Flags, Sought } from '#shared/domain/retrieval/index.ts'
import { Refusal } from '#shared/errors.ts'
import type { CodeId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listAttributes } from '../store/attribute-store.ts'
import { listCases } from '../store/case-store.ts'
import { listAllCoders } from '../store/coder-store.ts'
import { listParticipants, listWithdrawn } from '../store/participant-store.ts'
import { listRounds } from '../store/round-store.ts'
import { codeOrRefuse, type CodeNames } from './code-tree-loading.ts'
import type { Numbering, StudyIndex } from './retrieval-index.ts'
import { studyMarks } from './retrieval-marks.ts'
import { phraseInStudy } from './retrieval-words.ts'
import type { Session } from './session.ts'

/** The codes that are picked, children included where they are wanted. @throws Refusal not_found */
export function codesOf(tree: CodeNames, picked: readonly PickedCode[]): Set<CodeId> {
  return new Set(
    picked.flatMap(({ code, withChildren }) => {
      const { id } = codeOrRefuse(tree, code)
      return withChildren ? tree.withDescendants(id).map((row) => row.id) : [id]
    }),
  )
}

function flagsOf<Id>(numbering: Numbering<Id>, isWanted: (id: Id) => boolean): Flags {
  return Uint8Array.from(numbering.ids(), (id) => (isWanted(id) ? 1 : 0))
}

function wantedFlags<Id>(numbering: Numbering<Id>, wanted: readonly Id[] | null): Flags | null {
  if (wanted === null) return null
  const ids = new Set(wanted)
  return flagsOf(numbering, (id) => ids.has(id))
}

function refuseUnknown(
  what: string,
  wanted: readonly (string | null)[] | null,
  known: () => readonly { readonly id: string }[],
) {
  if (wanted === null || wanted.length === 0) return
  const ids = new Set<string | null>([null, ...known().map(({ id }) => id)])
  if (!wanted.every((id) => ids.has(id))) throw new Refusal('not_found', { what })
}

/** Whether something with these attributes has what is wanted: of each attribute one of the values. */
function attributesFit(
  wanted: readonly AttributeWanted[],
): (attributes: Readonly<Record<string, string>> | undefined) => boolean {
  const byName = [...Map.groupBy(wanted, ({ name }) => name)].map(
    ([name, of]) => [name, new Set(of.map(({ value }) => value))] as const,
  )
  return (attributes) => byName.every(([name, values]) => values.has(valueOf(attributes, name)))
}

export function valueOf(
  attributes: Readonly<Record<string, string>> | undefined,
  name: string,
): string | null {
  return attributes !== undefined && Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null
}

function documentFlags(db: ReadDb, { documents }: StudyIndex, query: RetrievalQuery): Flags | null {
  const ofKind = (entity: AttributeWanted['entity']) =>
    query.attributes.filter((one) => one.entity === entity)
  const [ofCase, ofDocument] = [ofKind('case'), ofKind('document')]
  const narrows = query.cases ?? query.documents ?? query.modes
  if (narrows === null && ofCase.length === 0 && ofDocument.length === 0) return null
  const cases = query.cases && new Set(query.cases)
  const wanted = query.documents && new Set(query.documents)
  const modes = query.modes && new Set(query.modes)
  const [caseFits, documentFits] = [attributesFit(ofCase), attributesFit(ofDocument)]
  const caseValues = ofCase.length === 0 ? null : listAttributes(db, 'case')
  const documentValues = ofDocument.length === 0 ? null : listAttributes(db, 'document')
  return Uint8Array.from(documents, ({ id, caseId, mode }) =>
    (cases === null || cases.has(caseId)) &&
    (wanted === null || wanted.has(id)) &&
    (modes === null || modes.has(mode)) &&
    caseFits(caseId === null ? undefined : caseValues?.get(caseId)) &&
    documentFits(documentValues?.get(id))
      ? 1
      : 0,
  )
}

function personFlags(db: ReadDb, { persons }: StudyIndex, query: RetrievalQuery): Flags | null {
  const attributes = query.attributes.filter(({ entity }) => entity === 'participant')
  if (query.participants === null && attributes.length === 0) return null
  const wanted = query.participants && new Set<string | null>(query.participants)
  const fits = attributesFit(attributes)
  const values = attributes.length === 0 ? null : listAttributes(db, 'participant')
  return Uint8Array.from(persons, ([speaker]) => {
    const id = speaker?.participantId ?? null
    const isWanted = wanted === null || wanted.has(id)
    return isWanted && fits(id === null ? undefined : values?.get(id)) ? 1 : 0
  })
}

/** Persons who have withdrawn; null: nobody has. */
export function withdrawnFlags(db: ReadDb, { persons }: StudyIndex): Flags | null {
  const withdrawn = new Set<string | null>(listWithdrawn(db))
  if (withdrawn.size === 0) return null
  return Uint8Array.from(persons, ([speaker]) => (speaker && withdrawn.has(speaker.participantId) ? 1 : 0))
}

/** A query in the numbers of a study. @throws Refusal not_found for what is not there, or not to be seen */
export function soughtBy(
  db: ReadDb,
  session: Session,
  tree: CodeNames,
  index: StudyIndex,
  query: RetrievalQuery,
): Sought {
  refuseUnknown('case', query.cases, () => listCases(db))
  refuseUnknown('document', query.documents, () => index.documents)
  refuseUnknown('coder', query.coders, () => listAllCoders(db))
  refuseUnknown('round', query.rounds, () => listRounds(db))
  refuseUnknown('participant', query.participants, () => listParticipants(db))
  const codeFlags = (picked: readonly PickedCode[]) => {
    const codes = codesOf(tree, picked)
    return flagsOf(index.codes, (id) => codes.has(id))
  }
  const phrase = query.words === null || query.words === '' ? null : query.words
  const { marked } = query
  const marks = marked === null ? null : studyMarks(db, session, index)
  return {
    codes: query.codes.length === 0 ? null : codeFlags(query.codes),
    conditions: query.conditions.map(({ is, codes, proximity }) => ({
      is,
      codes: codeFlags(codes),
      proximity,
    })),
    sameCoder: query.sameCoder,
    coderCount: index.coders.size,
    roundCount: index.rounds.size,
    coders: wantedFlags(index.coders, query.coders),
    rounds: wantedFlags(index.rounds, query.rounds),
    documents: documentFlags(db, index, query),
    persons: personFlags(db, index, query),
    occurrences: phrase === null ? null : phraseInStudy(db, session, index, phrase),
    among: marks && marked && ((document) => marks.flagsOf(document, marked)),
    withdrawn: withdrawnFlags(db, index),
  }
}
