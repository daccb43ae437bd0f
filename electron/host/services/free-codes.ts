import { Refusal } from '#shared/errors.ts'
import { codeGroupId, type CodeGroupId, type CodeId } from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'
import { insertCodeGroup, listCodeGroups, type CodeGroupRow } from '../store/code-group-store.ts'
import type { CodeRow } from '../store/code-store.ts'
import { addFreeCode } from './codebook-writing.ts'
import { codeOrRefuse, loadCodeTree, namesakeOf, type LoadedCodeTree } from './code-tree-loading.ts'

/** The free code of this name that is in use, made now if there is none. */
export function freeCodeFor(db: WriteDb, name: string): CodeId {
  const tree = loadCodeTree(db)
  const standing = namesakeOf(tree, { parent: null, name, free: true })
  return (standing ?? addFreeCode(db, tree, { name })).id
}

/** @throws Refusal not_found; validation for a code of the codebook and for one that is retired */
export function freeCodeOrRefuse(tree: LoadedCodeTree, id: CodeId): CodeRow {
  const code = codeOrRefuse(tree, id)
  if (!code.free) throw new Refusal('validation', { reason: 'not_free', name: tree.pathOf(id) })
  if (code.retiredAt !== null) throw new Refusal('validation', { reason: 'code_retired', name: code.name })
  return code
}

/** @throws Refusal not_found for an unknown group. */
export function groupOrRefuse(db: ReadDb, id: CodeGroupId): CodeGroupRow {
  const group = listCodeGroups(db).find((row) => row.id === id)
  if (!group) throw new Refusal('not_found', { what: 'group' })
  return group
}

/** The group of this name, or undefined. Names are compared without case. */
export function groupNamed(db: ReadDb, name: string): CodeGroupRow | undefined {
  const wanted = name.toLocaleLowerCase('en')
  return listCodeGroups(db).find((row) => row.name.toLocaleLowerCase('en') === wanted)
}

/** The group of this name, made now if there is none. */
export function groupFor(db: WriteDb, name: string): CodeGroupRow {
  const standing = groupNamed(db, name)
  if (standing) return standing
  const row = { id: newId(codeGroupId), name }
  insertCodeGroup(db, row)
  return row
}
