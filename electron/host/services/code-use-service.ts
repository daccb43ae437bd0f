import { wordsOf } from '#shared/domain/codable.ts'
import type { ReadDb } from '../project/index.ts'
import { listCases } from '../store/case-store.ts'
import { listExamples, setExamples } from '../store/code-store.ts'
import { listAllCoders } from '../store/coder-store.ts'
import { countCodingsOfCodes, type CodingRow } from '../store/coding-store.ts'
import { listDocuments } from '../store/document-store.ts'
import { previewMerge } from './code-merging.ts'
import { codeOrRefuse, loadCodeNames } from './code-tree-loading.ts'
import { codingOrRefuse } from './coding-room.ts'
import type { Service } from './context.ts'
import { quoted } from './plain-words.ts'
import type { Session } from './session.ts'

type Counted = ReturnType<typeof countCodingsOfCodes>[number]

function total(rows: readonly Counted[]): number {
  return rows.reduce((sum, row) => sum + row.codings, 0)
}

/** The sums of `rows` in the order of `shelves`; a shelf without any is left out. */
function shelved<S, T>(
  rows: readonly Counted[],
  shelves: readonly S[],
  belongs: (row: Counted, shelf: S) => boolean,
  describe: (shelf: S) => T,
): (T & { codings: number })[] {
  return shelves.flatMap((shelf) => {
    const own = rows.filter((row) => belongs(row, shelf))
    return own.length === 0 ? [] : [{ ...describe(shelf), codings: total(own) }]
  })
}

/** The words of a coding, a turn a line, without labels; an orphan's are those it lost. */
function wordsOfCoding(db: ReadDb, session: Session, coding: CodingRow): string {
  if (coding.lost !== null) return coding.lost
  const { text, turns } = session.load(db, coding.document)
  return wordsOf(text, turns, coding)
    .map((stretch) => stretch.text)
    .join('\n')
}

/** Where a code is used, what merging it would do, and examples taken from where it was used. */
export const codeUseService: Service<'codebook.previewMerge' | 'codebook.usage' | 'codebook.addExample'> = {
  'codebook.previewMerge': ({ codes, into }, { session }) =>
    session.project.read((db) => previewMerge(db, codes, into)),

  'codebook.usage': ({ code, withChildren }, { session }) =>
    session.project.read((db) => {
      const tree = loadCodeNames(db)
      const { id } = codeOrRefuse(tree, code)
      const codes = withChildren ? tree.withDescendants(id).map((row) => row.id) : [id]
      const rows = countCodingsOfCodes(db, codes)
      const documents = listDocuments(db)
      const caseOf = new Map(documents.map((row) => [row.id, row.caseId]))
      return {
        codings: total(rows),
        byCase: shelved(
          rows,
          [...listCases(db), null],
          (row, shelf) => (caseOf.get(row.document) ?? null) === (shelf?.id ?? null),
          (shelf) => ({ case: shelf?.name ?? null }),
        ),
        byCoder: shelved(
          rows,
          listAllCoders(db),
          (row, shelf) => row.coder === shelf.id,
          (shelf) => ({ coder: shelf.name }),
        ),
        byDocument: shelved(
          rows,
          documents,
          (row, shelf) => row.document === shelf.id,
          (shelf) => ({ document: shelf.id, title: shelf.title }),
        ),
      }
    }),

  'codebook.addExample': ({ coding: id, kind, why }, { session, as }) => {
    session.project.write(
      ({ name }: { name: string }) => ({
        kind: 'codebook.addExample',
        label: `Added ${kind === 'example' ? 'an example' : 'a near miss'} to ${quoted(name)}`,
        coder: as,
      }),
      (db) => {
        const coding = codingOrRefuse(db, id)
        const words = wordsOfCoding(db, session, coding)
        const reason = why.trim()
        const text = reason === '' ? words : `${words}\n${reason}`
        const standing = listExamples(db).filter(
          (example) => example.codeId === coding.code && example.kind === kind,
        )
        setExamples(db, coding.code, kind, [...new Set([...standing.map((example) => example.text), text])])
        return { name: codeOrRefuse(loadCodeNames(db), coding.code).name }
      },
    )
    return null
  },
}
