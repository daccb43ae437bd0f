import { Refusal } from '#shared/errors.ts'
import type { CodeId } from '#shared/ids.ts'
import type { WriteDb } from '../project/index.ts'
import { deleteCode, placeCode, replaceSuccessor, updateCode } from '../store/code-store.ts'
import { moveCoding, readCoding } from '../store/coding-store.ts'
import { moveMemos } from '../store/memo-store.ts'
import { addExamples, addSynonyms, refuseMerge } from './code-merging.ts'
import { describeCode } from './codebook-service.ts'
import { addCode, addFreeCode, orderChildren } from './codebook-writing.ts'
import { codeOrRefuse, loadCodeTree, namesakeOf } from './code-tree-loading.ts'
import { refuseFixed } from './coding-layers.ts'
import { moveCodings } from './coding-uniting.ts'
import type { Service } from './context.ts'
import { counted, freeName, quoted } from './plain-words.ts'

/** Gives the children of `from`, which is about to go, to `into`; a name that is taken there gets a number. */
function moveChildren(db: WriteDb, from: CodeId, into: CodeId): void {
  for (const child of loadCodeTree(db).childrenOf(from)) {
    const tree = loadCodeTree(db)
    const name = freeName(
      child.name,
      (candidate) =>
        namesakeOf(tree, { parent: into, name: candidate, free: false, except: from }) !== undefined,
    )
    updateCode(db, { ...child, name, parent: into, position: tree.childrenOf(into).length })
  }
}

/** Gives everything of `codes` to `into` and takes them away. @throws Refusal as `refuseMerge` */
export function mergeCodes(
  db: WriteDb,
  codes: readonly CodeId[],
  into: CodeId,
): { moved: number; united: number } {
  const total = { moved: 0, united: 0 }
  for (const code of new Set(codes)) {
    const tree = loadCodeTree(db)
    const { parent } = codeOrRefuse(tree, code)
    refuseMerge(db, tree, code, into)
    const { moved, united } = moveCodings(db, code, into)
    total.moved += moved
    total.united += united
    moveChildren(db, code, into)
    addExamples(db, code, into)
    addSynonyms(db, code, into)
    moveMemos(db, 'code', code, into)
    replaceSuccessor(db, code, into)
    deleteCode(db, code)
    orderChildren(
      db,
      parent,
      loadCodeTree(db)
        .childrenOf(parent)
        .map((sibling) => sibling.id),
    )
  }
  return total
}

/** Merging codes and splitting them: codings change their code, none is lost. */
export const codeGatheringService: Service<'codebook.merge' | 'codebook.splitOff'> = {
  'codebook.merge': ({ codes, into }, { session, as }) => {
    const names = session.project.read((db) => {
      const tree = loadCodeTree(db)
      return {
        into: codeOrRefuse(tree, into).name,
        codes: codes.map((code) => quoted(codeOrRefuse(tree, code).name)).join(', '),
      }
    })
    return session.project.write(
      { kind: 'codebook.merge', label: `Merged ${names.codes} into ${quoted(names.into)}`, coder: as },
      (db) => mergeCodes(db, codes, into),
    )
  },

  'codebook.splitOff': ({ code: id, name, codings }, { session, as }) => {
    const from = session.project.read((db) => codeOrRefuse(loadCodeTree(db), id).name)
    const label = `Split ${quoted(name)} off ${quoted(from)} with ${counted(codings.length, 'coding')}`
    return session.project.write({ kind: 'codebook.splitOff', label, coder: as }, (db) => {
      const tree = loadCodeTree(db)
      const code = codeOrRefuse(tree, id)
      const fields = { name, colour: code.colour }
      const split = code.free ? addFreeCode(db, tree, fields) : addCode(db, tree, code.parent, fields)
      if (code.group !== null) updateCode(db, { ...split, group: code.group })
      for (const coding of new Set(codings)) {
        const row = readCoding(db, coding)
        if (row?.code !== id) throw new Refusal('not_found', { what: 'coding' })
        refuseFixed(db, row)
        moveCoding(db, coding, { ...row, code: split.id })
      }
      const siblings = tree.childrenOf(code.parent).map((sibling) => sibling.id)
      siblings.splice(siblings.indexOf(id) + 1, 0, split.id)
      placeCode(db, split.id, code.parent, siblings.length)
      orderChildren(db, code.parent, siblings)
      return describeCode(db, split.id)
    })
  },
}
