import { Refusal } from '#shared/errors.ts'
import type { CodeId } from '#shared/ids.ts'
import type { WriteDb } from '../project/index.ts'
import {
  deleteCode,
  listExamples,
  placeCode,
  replaceSuccessor,
  setExamples,
  updateCode,
} from '../store/code-store.ts'
import {
  deleteCoding,
  findCoding,
  listCodingsOfCodes,
  readCoding,
  recodeCoding,
} from '../store/coding-store.ts'
import { moveMemos } from '../store/memo-store.ts'
import { describeCode } from './codebook-service.ts'
import { addCode, orderChildren } from './codebook-writing.ts'
import { codeOrRefuse, loadCodeTree } from './code-tree-loading.ts'
import type { Service } from './context.ts'
import { counted, freeName, quoted } from './plain-words.ts'

/** Gives the codings of `from` to `into`. Where the same coder has the same span there already, the two become one. */
function moveCodings(db: WriteDb, from: CodeId, into: CodeId): { moved: number; united: number } {
  let moved = 0
  let united = 0
  for (const coding of listCodingsOfCodes(db, [from])) {
    const same = findCoding(db, { ...coding, code: into })
    if (same) {
      moveMemos(db, 'coding', coding.id, same.id)
      deleteCoding(db, coding.id)
      united += 1
    } else {
      recodeCoding(db, coding.id, into)
      moved += 1
    }
  }
  return { moved, united }
}

/** Gives the children of `from`, which is about to go, to `into`; a name that is taken there gets a number. */
function moveChildren(db: WriteDb, from: CodeId, into: CodeId): void {
  for (const child of loadCodeTree(db).childrenOf(from)) {
    const tree = loadCodeTree(db)
    const name = freeName(child.name, (candidate) => tree.siblingNamed(into, candidate, from) !== undefined)
    updateCode(db, { ...child, name, parent: into, position: tree.childrenOf(into).length })
  }
}

function addExamples(db: WriteDb, from: CodeId, into: CodeId): void {
  const all = listExamples(db)
  for (const kind of ['example', 'close_but_no'] as const) {
    const texts = [into, from].flatMap((code) =>
      all
        .filter((example) => example.codeId === code && example.kind === kind)
        .map((example) => example.text),
    )
    setExamples(db, into, kind, [...new Set(texts)])
  }
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
      (db) => {
        const total = { moved: 0, united: 0 }
        for (const code of new Set(codes)) {
          const tree = loadCodeTree(db)
          const { parent, name } = codeOrRefuse(tree, code)
          const target = codeOrRefuse(tree, into)
          if (tree.wouldCircle(code, into))
            throw new Refusal('validation', { reason: 'merge_into_itself', name })
          if (!target.codable && listCodingsOfCodes(db, [code]).length > 0) {
            throw new Refusal('validation', { reason: 'heading_not_codable', name: tree.pathOf(into) })
          }
          const { moved, united } = moveCodings(db, code, into)
          total.moved += moved
          total.united += united
          moveChildren(db, code, into)
          addExamples(db, code, into)
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
      },
    )
  },

  'codebook.splitOff': ({ code: id, name, codings }, { session, as }) => {
    const from = session.project.read((db) => codeOrRefuse(loadCodeTree(db), id).name)
    const label = `Split ${quoted(name)} off ${quoted(from)} with ${counted(codings.length, 'coding')}`
    return session.project.write({ kind: 'codebook.splitOff', label, coder: as }, (db) => {
      const tree = loadCodeTree(db)
      const code = codeOrRefuse(tree, id)
      const split = addCode(db, tree, code.parent, { name, colour: code.colour })
      for (const coding of new Set(codings)) {
        if (readCoding(db, coding)?.code !== id) throw new Refusal('not_found', { what: 'coding' })
        recodeCoding(db, coding, split.id)
      }
      const siblings = tree.childrenOf(code.parent).map((sibling) => sibling.id)
      siblings.splice(siblings.indexOf(id) + 1, 0, split.id)
      placeCode(db, split.id, code.parent, siblings.length)
      orderChildren(db, code.parent, siblings)
      return describeCode(db, split.id)
    })
  },
}
