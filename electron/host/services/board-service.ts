import type { FreeCodeCard } from '#shared/contract/board.ts'
import type { ReadDb } from '../project/index.ts'
import { deleteEmptyGroups, listCodeGroups, renameCodeGroup } from '../store/code-group-store.ts'
import { listHiddenCodes, updateCode } from '../store/code-store.ts'
import { listAllCoders } from '../store/coder-store.ts'
import { listCodingsOfCodes } from '../store/coding-store.ts'
import { moveMemos } from '../store/memo-store.ts'
import { Refusal } from '#shared/errors.ts'
import { now } from './clock.ts'
import { addCode } from './codebook-writing.ts'
import { addExamples } from './code-merging.ts'
import { loadCodeNames, loadCodeTree, refuseFreeParent, refuseNamesake } from './code-tree-loading.ts'
import { moveCodings } from './coding-uniting.ts'
import type { Service } from './context.ts'
import { ExtractReader } from './extract-service.ts'
import { freeCodeOrRefuse, groupFor, groupNamed, groupOrRefuse } from './free-codes.ts'
import { counted, quoted } from './plain-words.ts'
import type { Session } from './session.ts'

/** A card for every free code that is in use, each with its first extracts. */
function cardsOf(db: ReadDb, session: Session, extracts: number): FreeCodeCard[] {
  const hidden = listHiddenCodes(db)
  const codes = loadCodeTree(db)
    .childrenOf(null)
    .filter((code) => code.free && code.retiredAt === null && !hidden.has(code.id))
  const codings = Map.groupBy(
    listCodingsOfCodes(
      db,
      codes.map((code) => code.id),
    ),
    (coding) => coding.code,
  )
  const coders = listAllCoders(db)
  const reader = new ExtractReader(db, session, loadCodeNames(db))
  return codes.map((code) => {
    const own = codings.get(code.id) ?? []
    const by = new Set(own.map((coding) => coding.coder))
    return {
      code: code.id,
      name: code.name,
      colour: code.colour,
      brief: code.brief,
      group: code.group,
      codings: own.length,
      coders: coders.filter((coder) => by.has(coder.id)).map((coder) => coder.name),
      extracts: own
        .filter((coding) => coding.lost === null)
        .slice(0, extracts)
        .map((coding) => reader.read(coding)),
    }
  })
}

/** Free codes: gathered into groups, groups made into codes. */
export const boardService: Service<
  'board.show' | 'board.gather' | 'board.renameGroup' | 'board.collapse' | 'board.adopt'
> = {
  'board.show': ({ extracts }, { session }) =>
    session.project.read((db) => {
      const cards = cardsOf(db, session, extracts)
      const groups = listCodeGroups(db).map(({ id, name }) => {
        const own = cards.filter((card) => card.group === id)
        return { id, name, codes: own.length, codings: own.reduce((sum, card) => sum + card.codings, 0) }
      })
      return { groups, cards }
    }),

  'board.gather': ({ codes, group: wanted }, { session, as }) => {
    const { group } = session.project.write(
      ({ label }: { label: string }) => ({ kind: 'board.gather', label, coder: as }),
      (db) => {
        const tree = loadCodeTree(db)
        const rows = [...new Set(codes)].map((id) => freeCodeOrRefuse(tree, id))
        const target =
          wanted === null
            ? null
            : typeof wanted === 'string'
              ? groupOrRefuse(db, wanted)
              : groupFor(db, wanted.create)
        for (const row of rows) updateCode(db, { ...row, group: target?.id ?? null })
        deleteEmptyGroups(db)
        const what = counted(rows.length, 'free code')
        const label = target
          ? `Gathered ${what} under ${quoted(target.name)}`
          : `Took ${what} out of ${rows.length === 1 ? 'its group' : 'their groups'}`
        return { group: target?.id ?? null, label }
      },
    )
    return { group }
  },

  'board.renameGroup': ({ group: id, name }, { session, as }) => {
    const before = session.project.read((db) => groupOrRefuse(db, id).name)
    const label = `Renamed group ${quoted(before)} to ${quoted(name)}`
    return session.project.write({ kind: 'board.renameGroup', label, coder: as }, (db) => {
      const namesake = groupNamed(db, name)
      if (namesake && namesake.id !== id)
        throw new Refusal('validation', { reason: 'name_taken', name: namesake.name })
      renameCodeGroup(db, id, name)
      return null
    })
  },

  'board.collapse': ({ group: id, parent, name }, { session, as }) => {
    const { code, moved, united } = session.project.write(
      ({ label }: { label: string }) => ({ kind: 'board.collapse', label, coder: as }),
      (db) => {
        groupOrRefuse(db, id)
        const tree = loadCodeTree(db)
        const rows = tree.childrenOf(null).filter((row) => row.group === id)
        const made = addCode(db, tree, parent, { name })
        const total = { moved: 0, united: 0 }
        for (const row of rows) {
          const done = moveCodings(db, row.id, made.id, row.id)
          total.moved += done.moved
          total.united += done.united
          addExamples(db, row.id, made.id)
          moveMemos(db, 'code', row.id, made.id)
          updateCode(db, { ...row, retiredAt: now(), successor: made.id, group: null })
        }
        deleteEmptyGroups(db)
        const label = `Collapsed ${counted(rows.length, 'free code')} into ${quoted(name)}`
        return { ...total, code: made.id, label }
      },
    )
    return { code, moved, united }
  },

  'board.adopt': ({ code: id, parent }, { session, as }) => {
    const name = session.project.read((db) => freeCodeOrRefuse(loadCodeTree(db), id).name)
    const label = `Gave free code ${quoted(name)} a place in the codebook`
    return session.project.write({ kind: 'board.adopt', label, coder: as }, (db) => {
      const tree = loadCodeTree(db)
      const code = freeCodeOrRefuse(tree, id)
      refuseFreeParent(tree, parent)
      refuseNamesake(tree, { parent, name: code.name, free: false })
      const position = tree.childrenOf(parent).length
      updateCode(db, { ...code, parent, position, free: false, group: null })
      deleteEmptyGroups(db)
      return null
    })
  },
}
