import { CodeTree } from '#shared/domain/code-tree.ts'
import { Refusal } from '#shared/errors.ts'
import type { CodeId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listCodeNodes, listCodes, type CodeNodeRow, type CodeRow } from '../store/code-store.ts'

export type LoadedCodeTree = CodeTree<CodeId, CodeRow>

/** The project's codes as a tree. */
export function loadCodeTree(db: ReadDb): LoadedCodeTree {
  return new CodeTree(listCodes(db))
}

/** The project's codes as a tree of names, without their prose: enough for paths and for coding. */
export type CodeNames = CodeTree<CodeId, CodeNodeRow>

export function loadCodeNames(db: ReadDb): CodeNames {
  return new CodeTree(listCodeNodes(db))
}

/** @throws Refusal not_found for an unknown code. */
export function codeOrRefuse<Row extends CodeNodeRow>(tree: CodeTree<CodeId, Row>, id: CodeId): Row {
  const code = tree.get(id)
  if (!code) throw new Refusal('not_found', { what: 'code' })
  return code
}
