import type { CodeId } from '#shared/ids.ts'
import { writeDescription } from '../exchange/description-sections.ts'
import { writeQdc } from '../exchange/write-qdc.ts'
import type { BookCode, CodebookBook, ExportedCodebook } from '../exporters/codebook-book.ts'
import type { ReadDb } from '../project/index.ts'
import { listCodingsOfCodes } from '../store/coding-store.ts'
import { readProject } from '../store/project-store.ts'
import { now } from './clock.ts'
import { standingCodebook } from './codebook-file-comparing.ts'
import { currentVersionRow, snapshotOf } from './codebook-writing.ts'
import { projectPseudonyms } from './pseudonym-replacing.ts'

/** A book of codes, with the ids by which a REFI-QDA file names parents. */
export interface GatheredCodebook extends CodebookBook {
  readonly codes: readonly (BookCode & { readonly parentId: CodeId | null })[]
}

/** The codebook as it stands, with what the viewer may see of how it was used. Free codes are none of it. */
export function gatherCodebook(
  db: ReadDb,
  { counts, pseudonyms: isDisguised }: { readonly counts: boolean; readonly pseudonyms: boolean },
): GatheredCodebook {
  const { tree, codes } = standingCodebook(db)
  const version = currentVersionRow(db)
  const use = Map.groupBy(counts ? listCodingsOfCodes(db, [...codes.keys()]) : [], ({ code }) => code)
  const pseudonyms = projectPseudonyms(db, isDisguised)
  const told = (text: string) => pseudonyms.applied(text)
  const pathOf = (code: CodeId) => told(tree.pathOf(code))
  return {
    project: told(readProject(db)?.name ?? ''),
    isDisguised: !pseudonyms.isEmpty,
    exportedAt: now(),
    version: `${version.number}${snapshotOf(db) === version.snapshot ? '' : ' (changed since)'}`,
    counts,
    codes: [...codes.values()].map(({ row, examples, closeButNo }) => {
      const codings = use.get(row.id) ?? []
      return {
        id: row.id,
        path: pathOf(row.id),
        name: told(row.name),
        parent: row.parent === null ? '' : pathOf(row.parent),
        parentId: row.parent,
        depth: tree.lineOf(row.id).length,
        colour: row.colour,
        codable: row.codable,
        retired: row.retiredAt !== null,
        successor: row.successor === null ? null : pathOf(row.successor),
        brief: told(row.brief),
        definition: told(row.definition),
        whenToUse: told(row.whenToUse),
        whenNotToUse: told(row.whenNotToUse),
        examples: examples.map(told),
        closeButNo: closeButNo.map(told),
        synonyms: row.synonyms.map(told),
        codings: codings.length,
        documents: new Set(codings.map(({ document }) => document)).size,
      }
    }),
  }
}

/** The codebook as a REFI-QDA file, all that is told of a code standing in its description. */
export function codebookToQdc({ codes }: GatheredCodebook): ExportedCodebook {
  const notices: string[] = []
  const text = writeQdc(
    codes.map((code) => ({
      guid: code.id,
      parentGuid: code.parentId,
      name: code.name,
      colour: code.colour,
      codable: code.codable,
      description: writeDescription({
        ...code,
        examples: [...code.examples],
        closeButNo: [...code.closeButNo],
        synonyms: [...code.synonyms],
      }),
    })),
    (notice) => notices.push(`REFI-QDA: ${notice}`),
  )
  const retired = codes.filter((code) => code.retired).length
  if (retired > 0)
    notices.push(
      `REFI-QDA: the file doesn’t say that ${retired === 1 ? 'one code is' : `${retired} codes are`} retired.`,
    )
  return { bytes: new TextEncoder().encode(text), notices }
}
