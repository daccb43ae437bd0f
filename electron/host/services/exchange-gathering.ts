import { consensusCoder, type CaseId, type CodeId, type DocumentId } from '#shared/ids.ts'
import { codePointsOf } from '../exchange/code-points.ts'
import { writeDescription } from '../exchange/description-sections.ts'
import type { QdcCode } from '../exchange/read-codes.ts'
import type { RefiCase, RefiProject, RefiSelection, RefiSource, RefiValue } from '../exchange/refi-project.ts'
import { modeVariable, sayMode } from '../exchange/modes.ts'
import { textFileOf } from '../exchange/write-qdpx.ts'
import type { ReadDb } from '../project/index.ts'
import { listAttributes } from '../store/attribute-store.ts'
import { listCases } from '../store/case-store.ts'
import { listExamples, listHiddenCodes, type CodeRow } from '../store/code-store.ts'
import { listAllCoders } from '../store/coder-store.ts'
import { listDocuments, type DocumentRow } from '../store/document-store.ts'
import { listAttributeNames, listExchangedCodings, type ExchangedCoding } from '../store/exchange-store.ts'
import { listMemos, type MemoRow } from '../store/memo-store.ts'
import { readProject } from '../store/project-store.ts'
import { loadCodeTree } from './code-tree-loading.ts'
import { gatherSets } from './exchange-sets.ts'
import type { Session } from './session.ts'

/** A project as it is written to a file, and the texts that lie beside it. */
export interface Gathered {
  readonly project: RefiProject
  readonly texts: ReadonlyMap<string, string>
}

/** How much of a selection's words is its name, in UTF-16 code units; others tell by it how positions are counted. */
const longestName = 200

/** The codes that travel, in reading order: what the viewer may see, without free codes that were collapsed into others. */
export function listExchangedCodes(db: ReadDb, codings: readonly ExchangedCoding[]): CodeRow[] {
  const hidden = listHiddenCodes(db)
  const coded = new Set(codings.map(({ code }) => code))
  return loadCodeTree(db)
    .inReadingOrder()
    .filter(({ id, free, retiredAt }) => !hidden.has(id) && (coded.has(id) || !free || retiredAt === null))
}

function gatherCodes(db: ReadDb, codings: readonly ExchangedCoding[]): QdcCode[] {
  const examples = Map.groupBy(listExamples(db), ({ codeId }) => codeId)
  const texts = (id: CodeId, wanted: string) =>
    (examples.get(id) ?? []).filter(({ kind }) => kind === wanted).map(({ text }) => text)
  return listExchangedCodes(db, codings).map((code) => ({
    guid: code.id,
    parentGuid: code.parent,
    name: code.name,
    colour: code.colour,
    codable: code.codable,
    description: writeDescription({
      brief: code.brief,
      definition: code.definition,
      whenToUse: code.whenToUse,
      whenNotToUse: code.whenNotToUse,
      examples: texts(code.id, 'example'),
      closeButNo: texts(code.id, 'close_but_no'),
      synonyms: [...code.synonyms],
    }),
  }))
}

/** One variable a name: what cases and documents call by one name is one, wherever it is used. */
function gatherVariables(db: ReadDb) {
  const byName = new Map<string, string>()
  for (const { id, entity, name } of listAttributeNames(db))
    if (entity !== 'participant' && !byName.has(name)) byName.set(name, id)
  const valuesOf = (attributes: Readonly<Record<string, string>> | undefined): RefiValue[] =>
    Object.entries(attributes ?? {}).flatMap(([name, value]) => {
      const variable = byName.get(name)
      return variable === undefined ? [] : [{ variable, value }]
    })
  return { variables: [...byName].map(([name, guid]) => ({ guid, name })), valuesOf }
}

/** Memos by what they are on, as their guids. */
function memosOn(memos: readonly MemoRow[]) {
  const byKind = Map.groupBy(memos, ({ subjectKind, subjectId }) => `${subjectKind} ${subjectId ?? ''}`)
  return (kind: MemoRow['subjectKind'], id = ''): string[] =>
    (byKind.get(`${kind} ${id}`) ?? []).map((memo) => memo.id)
}

function gatherSource(
  row: DocumentRow,
  text: string,
  codings: readonly ExchangedCoding[],
  memos: readonly MemoRow[],
  values: readonly RefiValue[],
): RefiSource {
  const notes = memosOn(memos)
  const count = codePointsOf(text)
  const place = ({ start, end }: { start: number; end: number }) => ({
    name: text.length === 0 ? null : nameOf(text.slice(start, end)),
    start: count(start),
    end: count(end),
  })
  const coded: RefiSelection[] = codings
    .filter(({ lost }) => lost === null)
    .map((coding) => ({
      // A coding has one place of its own; the selection takes its identifier, turned by one digit.
      guid: selectionGuid(coding.id),
      ...place(coding),
      user: coding.coder,
      at: coding.at,
      description: '',
      codings: [
        {
          guid: coding.id,
          code: coding.code,
          user: coding.coder,
          at: coding.at,
          notes: notes('coding', coding.id),
        },
      ],
      notes: [],
    }))
  const noted: RefiSelection[] = memos.flatMap((memo) =>
    memo.subjectKind === 'span' && memo.start !== null && memo.end !== null && memo.subjectId === row.id
      ? [
          {
            guid: selectionGuid(memo.id),
            ...place({ start: memo.start, end: memo.end }),
            user: memo.coderId,
            at: memo.createdAt,
            description: '',
            codings: [],
            notes: [memo.id],
          },
        ]
      : [],
  )
  return {
    guid: row.id,
    name: row.title,
    textPath: `internal://${textFileOf(row.id)}`,
    content: null,
    user: null,
    at: row.importedAt,
    description: '',
    selections: [...coded, ...noted],
    notes: notes('document', row.id),
    values: [...values],
  }
}

/** The words of a selection, cut where they are many. */
function nameOf(words: string): string {
  return words.length <= longestName ? words : `${words.slice(0, longestName).toWellFormed()}…`
}

/** An identifier beside that of a coding or memo: its version digit 7 made an 8, "of one's own making". */
function selectionGuid(id: string): string {
  return `${id.slice(0, 14)}8${id.slice(15)}`
}

/** All that REFI-QDA can hold of what the viewer may see. */
export function gatherExchange(db: ReadDb, session: Session): Gathered {
  const memos = listMemos(db).toReversed()
  const notes = memosOn(memos)
  const rows = listExchangedCodings(db)
  const codes = gatherCodes(db, rows)
  const { variables, valuesOf } = gatherVariables(db)
  const documents = listDocuments(db)
  const ofDocument = Map.groupBy(documents, ({ caseId }) => caseId)
  const [ofCases, ofDocuments] = [listAttributes(db, 'case'), listAttributes(db, 'document')]
  const codings = Map.groupBy(rows, ({ document }) => document)
  const texts = new Map<string, string>()
  const mode = { guid: modeVariable.guid, name: modeVariable.name }
  const sources = documents.map((row) => {
    const text = session.textOf(db, row.bodyHash)
    texts.set(row.id, text)
    const values = [{ variable: mode.guid, value: sayMode(row.mode) }, ...valuesOf(ofDocuments.get(row.id))]
    return gatherSource(row, text, codings.get(row.id) ?? [], memos, values)
  })
  const cases = listCases(db).map((one): RefiCase => ({
    guid: one.id,
    name: one.name,
    description: one.description,
    values: valuesOf(ofCases.get(one.id)),
    sources: documentIdsOf(ofDocument, one.id),
  }))
  const users = listAllCoders(db).map(({ id, name }) => ({ guid: id, name }))
  return {
    project: {
      name: readProject(db)?.name ?? '',
      origin: 'Concord',
      description: '',
      users: users.toSorted((a, b) => Number(a.guid === consensusCoder) - Number(b.guid === consensusCoder)),
      codes,
      codeNotes: new Map(codes.map(({ guid }) => [guid, notes('code', guid)])),
      variables: documents.length > 0 ? [mode, ...variables] : variables,
      cases,
      sources,
      notes: memos.map((memo) => ({
        guid: memo.id,
        name: memo.title,
        textPath: null,
        content: memo.body,
        user: memo.coderId,
        at: memo.createdAt,
        changedAt: memo.changedAt,
      })),
      links: memos.flatMap(({ id, subjectKind, subjectId }) =>
        subjectKind === 'case' && subjectId !== null
          ? [{ guid: selectionGuid(id), origin: id, target: subjectId }]
          : [],
      ),
      sets: gatherSets(db),
      projectNotes: notes('project'),
    },
    texts,
  }
}

function documentIdsOf(byCase: ReadonlyMap<CaseId | null, readonly DocumentRow[]>, id: CaseId): DocumentId[] {
  return (byCase.get(id) ?? []).map((row) => row.id)
}
