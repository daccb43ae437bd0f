import type { CodebookReading, FileCode } from '#shared/contract/codebook-files.ts'
import { differencesOf, type PartDifference } from '#shared/domain/code-differences.ts'
import type { CodeId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listExamples, type CodeRow } from '../store/code-store.ts'
import { matchCodes, type MatchedCode } from './code-matching.ts'
import { loadCodeTree, type LoadedCodeTree } from './code-tree-loading.ts'
import type { CodebookContent } from './codebook-file-reading.ts'
import { silent, type ToldCode } from './codebook-file-tidying.ts'

/** A code here with everything that is told of it. */
export interface StandingCode {
  readonly row: CodeRow
  readonly examples: readonly string[]
  readonly closeButNo: readonly string[]
}

/** The codebook as it stands; free codes are none of it. */
export interface StandingCodebook {
  readonly tree: LoadedCodeTree
  readonly codes: ReadonlyMap<CodeId, StandingCode>
}

export function standingCodebook(db: ReadDb): StandingCodebook {
  const tree = loadCodeTree(db)
  const examples = Map.groupBy(listExamples(db), ({ codeId }) => codeId)
  const codes = new Map(
    tree.inReadingOrder().flatMap((row) => {
      if (row.free) return []
      const textsOf = (kind: string) =>
        (examples.get(row.id) ?? []).filter((one) => one.kind === kind).map(({ text }) => text)
      return [[row.id, { row, examples: textsOf('example'), closeButNo: textsOf('close_but_no') }] as const]
    }),
  )
  return { tree, codes }
}

/** What each code of the file seems to be here, one to one. */
export function matchesOf(
  codes: readonly ToldCode[],
  { tree, codes: standing }: StandingCodebook,
): Map<string, MatchedCode<CodeId>> {
  return matchCodes(
    codes.map(({ told, ...code }) => ({
      ...code,
      brief: told.brief ?? '',
      definition: told.definition ?? '',
    })),
    [...standing.values()].map(({ row }) => ({
      key: row.id,
      id: row.id,
      parent: row.parent,
      name: row.name,
      path: tree.pathOf(row.id),
      brief: row.brief,
      definition: row.definition,
    })),
  )
}

/** What the file says otherwise of a code; what it is silent about is no difference. */
export function differencesFrom(
  code: ToldCode,
  { row, examples, closeButNo }: StandingCode,
): PartDifference[] {
  return differencesOf(fieldsOf(code), { ...row, examples, closeButNo })
}

function fieldsOf({ name, told }: ToldCode): FileCode['fields'] {
  const { colour = null, codable = null, ...words } = told
  return { ...structuredClone(silent), ...words, name, colour, codable }
}

/** A file's codebook beside the one here. */
export function compareCodebook(db: ReadDb, content: CodebookContent): CodebookReading {
  const standing = standingCodebook(db)
  const matches = matchesOf(content.codes, standing)
  const taken = new Set([...matches.values()].map(({ code }) => code))
  return {
    fileName: content.fileName,
    fingerprint: content.fingerprint,
    format: content.format,
    codes: content.codes.map((code): FileCode => {
      const match = matches.get(code.key)
      const mine = match && standing.codes.get(match.code)
      return {
        key: code.key,
        parent: code.parent,
        path: code.path,
        fields: fieldsOf(code),
        match:
          match && mine
            ? { ...match, path: standing.tree.pathOf(match.code), differs: differencesFrom(code, mine) }
            : null,
      }
    }),
    onlyHere: [...standing.codes.keys()].flatMap((code) =>
      taken.has(code) ? [] : [{ code, path: standing.tree.pathOf(code) }],
    ),
    notices: [...content.notices],
  }
}
