import { CodeTree } from '#shared/domain/code-tree.ts'
import { Refusal } from '#shared/errors.ts'
import type { CodeId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import {
  listCodeNodes,
  listCodes,
  listHiddenCodes,
  type CodeNodeRow,
  type CodeRow,
} from '../store/code-store.ts'

export type LoadedCodeTree = CodeTree<CodeId, CodeRow>

/** The project's codes as a tree. */
export function loadCodeTree(db: ReadDb): LoadedCodeTree {
  return new CodeTree(listCodes(db))
}

/** The project's codes as a tree of names, without their prose: enough for paths and for coding. */
export type CodeNames = CodeTree<CodeId, CodeNodeRow>

/** As the viewer may see it: without free codes that only hidden codings use. */
export function loadCodeNames(db: ReadDb): CodeNames {
  const hidden = listHiddenCodes(db)
  return new CodeTree(listCodeNodes(db).filter((code) => !hidden.has(code.id)))
}

/** The same whoever looks: a free code of a colleague is used again, not made twice. */
export function loadEveryCodeName(db: ReadDb): CodeNames {
  return new CodeTree(listCodeNodes(db))
}

/** @throws Refusal not_found for an unknown code. */
export function codeOrRefuse<Row extends CodeNodeRow>(tree: CodeTree<CodeId, Row>, id: CodeId): Row {
  const code = tree.get(id)
  if (!code) throw new Refusal('not_found', { what: 'code' })
  return code
}

interface WantedName<Row extends CodeNodeRow> {
  readonly parent: CodeId | null
  readonly name: string
  readonly free: boolean
  /** The code that is to bear the name. */
  readonly except?: Row['id']
}

/**
 * The sibling that bears a name already. Free codes and the codebook's own do not take each other's names, and a free
 * code that was retired takes nobody's: it stays only to say where codings came from.
 */
export function namesakeOf<Row extends CodeNodeRow>(
  tree: CodeTree<CodeId, Row>,
  { parent, name, free, except }: WantedName<Row>,
): Row | undefined {
  const rivals = tree
    .childrenOf(parent)
    .filter((row) => row.free === free && !(free && row.retiredAt !== null))
  const found = new CodeTree<CodeId, CodeNodeRow>(
    rivals.map((row) => ({ ...row, parent: null })),
  ).siblingNamed(null, name, except)
  return found && tree.get(found.id)
}

/** @throws Refusal validation where a sibling bears the name already. */
export function refuseNamesake<Row extends CodeNodeRow>(
  tree: CodeTree<CodeId, Row>,
  wanted: WantedName<Row>,
): void {
  const namesake = namesakeOf(tree, wanted)
  if (namesake) throw new Refusal('validation', { reason: 'name_taken', name: tree.pathOf(namesake.id) })
}

/** @throws Refusal not_found; validation for a free code: without a place of its own it has none to give. */
export function refuseFreeParent<Row extends CodeNodeRow>(
  tree: CodeTree<CodeId, Row>,
  parent: CodeId | null,
): void {
  if (parent !== null && codeOrRefuse(tree, parent).free)
    throw new Refusal('validation', { reason: 'parent_is_free', name: tree.pathOf(parent) })
}
