import { rmSync } from 'node:fs'
import path from 'node:path'
import { consensusCoder, type CaseId, type CodeId, type CoderId } from '#shared/ids.ts'
import { Refusal } from '#shared/errors.ts'
import { exportBook } from '../exporters/export-book.ts'
import type { ExtractsBook } from '../exporters/extracts-book.ts'
import { fileNameFor, pictureFileName } from '../exporters/file-name.ts'
import { pictureBytes } from '../exporters/picture.ts'
import type { ReadDb } from '../project/index.ts'
import { listCases } from '../store/case-store.ts'
import { listAllCoders } from '../store/coder-store.ts'
import { listCodingsOfCodes } from '../store/coding-store.ts'
import { readProject } from '../store/project-store.ts'
import { now } from './clock.ts'
import { currentVersionRow, snapshotOf } from './codebook-writing.ts'
import { codeOrRefuse, loadCodeTree } from './code-tree-loading.ts'
import type { Service } from './context.ts'
import { ExtractReader } from './extract-service.ts'
import { makeFolder, writeBeside } from './folder-writing.ts'
import { disguised, projectPseudonyms } from './pseudonym-replacing.ts'
import type { Session } from './session.ts'
import { withdrawnIn } from './withdrawn-words.ts'

interface Wanted {
  readonly cases: readonly CaseId[] | null
  readonly codes: readonly CodeId[] | null
  readonly coders: readonly CoderId[] | null
  readonly pseudonyms: boolean
}

interface Gathered {
  /** One per case study, in codebook order; documents without a case study make a last one. */
  readonly books: readonly ExtractsBook[]
  /** How many extracts are in none of them, as someone is heard who has withdrawn. */
  readonly withdrawn: number
}

export function gatherBooks(db: ReadDb, session: Session, wanted: Wanted): Gathered {
  const tree = loadCodeTree(db)
  const chosen = new Set(
    wanted.codes?.flatMap((code) => tree.withDescendants(codeOrRefuse(tree, code).id).map((row) => row.id)),
  )
  const codes = tree.inReadingOrder().filter((code) => wanted.codes === null || chosen.has(code.id))
  const cases = listCases(db)
  const unknown = wanted.cases?.find((id) => !cases.some((row) => row.id === id))
  if (unknown) throw new Refusal('not_found', { what: 'case' })
  const chosenCases = new Set<CaseId | null>(wanted.cases)
  const reader = new ExtractReader(db, session, tree)
  const pseudonyms = projectPseudonyms(db, wanted.pseudonyms)
  const told = (words: string) => pseudonyms.applied(words)
  const version = currentVersionRow(db)
  const coderNames = new Map(listAllCoders(db).map((row) => [row.id, row.name]))
  const found = listCodingsOfCodes(
    db,
    codes.map((code) => code.id),
  ).filter(
    ({ lost, coder, document }) =>
      lost === null &&
      (wanted.coders?.includes(coder) ?? coder !== consensusCoder) &&
      (wanted.cases === null || chosenCases.has(reader.caseOf.get(document) ?? null)),
  )
  const isWithdrawn = withdrawnIn(db, session)
  const kept = found.filter((coding) => !isWithdrawn(coding))
  const byCase = Map.groupBy(kept, (coding) => reader.caseOf.get(coding.document) ?? null)
  const shelves: { id: CaseId | null; name: string | null }[] = cases.filter(
    ({ id }) => wanted.cases?.includes(id) ?? true,
  )
  if (wanted.cases === null) shelves.push({ id: null, name: null })
  const books = shelves.flatMap((shelf) => {
    const codings = byCase.get(shelf.id) ?? []
    if (codings.length === 0) return []
    const byCode = Map.groupBy(codings, (coding) => coding.code)
    return {
      project: told(readProject(db)?.name ?? ''),
      caseName: shelf.name === null ? null : told(shelf.name),
      exportedAt: now(),
      codebookVersion: `${version.number}${snapshotOf(db) === version.snapshot ? '' : ' (changed since)'}`,
      isDisguised: !pseudonyms.isEmpty,
      coders: [...new Set(codings.map((coding) => coderNames.get(coding.coder) ?? ''))].toSorted(),
      groups: codes.flatMap((code) => {
        const own = byCode.get(code.id)
        return own
          ? {
              path: told(tree.pathOf(code.id)),
              brief: told(code.brief),
              extracts: own.map((coding) =>
                disguised(pseudonyms, session.load(db, coding.document), reader.read(coding)),
              ),
            }
          : []
      }),
    }
  })
  return { books, withdrawn: found.length - kept.length }
}

export const exportService: Service<'export.extracts' | 'export.picture'> = {
  'export.extracts': async ({ folder, formats, ...wanted }, { session, grants, signal, progress }) => {
    const target = grants.get(folder).path
    const { books, withdrawn } = session.project.read((db) => gatherBooks(db, session, wanted))
    if (books.length === 0) throw new Refusal('validation', { reason: 'nothing_to_export' })
    makeFolder(target)
    const total = books.length * formats.length
    const files = []
    const written: string[] = []
    try {
      for (const book of books) {
        for (const format of formats) {
          const name = fileNameFor(book.caseName, format)
          progress({ done: files.length, total, step: name })
          await new Promise(setImmediate)
          if (signal.aborted) throw new Refusal('cancelled')
          const { bytes, altered } = await exportBook(book, format)
          const file = writeBeside(target, name, bytes)
          written.push(file)
          files.push({
            file: grants.grant(file),
            name: path.basename(file),
            case: book.caseName,
            format,
            bytes: bytes.length,
            altered,
          })
        }
      }
    } catch (error) {
      // All or none: who is told that nothing was changed finds nothing.
      for (const file of written) rmSync(file, { force: true })
      throw error
    }
    progress({ done: total, total, step: '' })
    const extracts = books.reduce(
      (sum, book) => sum + book.groups.reduce((own, group) => own + group.extracts.length, 0),
      0,
    )
    return { files, extracts, withdrawn }
  },

  'export.picture': ({ folder, name, format, data }, { grants }) => {
    const target = grants.get(folder).path
    const bytes = pictureBytes(format, data)
    makeFolder(target)
    const file = writeBeside(target, pictureFileName(name, format), bytes)
    return { file: grants.grant(file), name: path.basename(file) }
  },
}
