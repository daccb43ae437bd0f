import type { Code } from '#shared/contract/codebook.ts'
import { Refusal } from '#shared/errors.ts'
import type { CodeId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'
import {
  deleteCode,
  listExamples,
  listHiddenCodes,
  placeCode,
  setExamples,
  updateCode,
  type CodeRow,
} from '../store/code-store.ts'
import { deleteEmptyGroups } from '../store/code-group-store.ts'
import { listCodebookVersions, type CodebookVersionRow } from '../store/codebook-version-store.ts'
import { countCodingsByCode, isCodeUsed } from '../store/coding-store.ts'
import { listAllCoders } from '../store/coder-store.ts'
import { countMemos, deleteMemosAbout } from '../store/memo-store.ts'
import { now } from './clock.ts'
import { countCodes, describeStarters, readCodebookFile, readStarter } from './codebook-files.ts'
import {
  addCode,
  addCodesFromFile,
  currentVersionRow,
  orderChildren,
  publishVersion,
  snapshotOf,
  tidySynonyms,
} from './codebook-writing.ts'
import {
  codeOrRefuse,
  loadCodeTree,
  refuseFreeParent,
  refuseNamesake,
  type LoadedCodeTree,
} from './code-tree-loading.ts'
import type { Service } from './context.ts'
import { counted, quoted } from './plain-words.ts'

function describeCodes(db: ReadDb, tree: LoadedCodeTree, wanted: readonly CodeRow[]): Code[] {
  const examples = Map.groupBy(listExamples(db), (example) => example.codeId)
  const codings = countCodingsByCode(db)
  const memos = countMemos(db, 'code')
  const positions = new Map(
    wanted.map(
      ({ id, parent }) => [id, tree.childrenOf(parent).findIndex((sibling) => sibling.id === id)] as const,
    ),
  )
  return wanted.map((row) => {
    const own = examples.get(row.id) ?? []
    return {
      id: row.id,
      parent: row.parent,
      position: positions.get(row.id) ?? row.position,
      name: row.name,
      colour: row.colour,
      codable: row.codable,
      brief: row.brief,
      definition: row.definition,
      whenToUse: row.whenToUse,
      whenNotToUse: row.whenNotToUse,
      examples: own.filter((example) => example.kind === 'example').map((example) => example.text),
      closeButNo: own.filter((example) => example.kind === 'close_but_no').map((example) => example.text),
      synonyms: [...row.synonyms],
      free: row.free,
      retired: row.retiredAt !== null,
      successor: row.successor,
      codings: codings.get(row.id) ?? 0,
      memos: memos.get(row.id) ?? 0,
    }
  })
}

/** One code as the contract shows it. */
export function describeCode(db: ReadDb, id: CodeId): Code {
  const tree = loadCodeTree(db)
  const [code] = describeCodes(db, tree, [codeOrRefuse(tree, id)])
  if (!code) throw new Refusal('not_found', { what: 'code' })
  return code
}

/** A version as the contract shows it. */
export function describeVersion(db: ReadDb, row: CodebookVersionRow) {
  const by = listAllCoders(db).find((coder) => coder.id === row.coderId)?.name ?? null
  return { id: row.id, number: row.number, note: row.note, at: row.at, by }
}

function moveCode(db: WriteDb, id: CodeId, parent: CodeId | null, position: number): void {
  const tree = loadCodeTree(db)
  const code = codeOrRefuse(tree, id)
  if (tree.wouldCircle(id, parent))
    throw new Refusal('validation', { reason: 'would_circle', name: code.name })
  refuseFreeParent(tree, parent)
  refuseNamesake(tree, { parent, name: code.name, free: false, except: id })
  if (code.free) {
    // In a place of the codebook it is a code like any other.
    updateCode(db, { ...code, free: false, group: null })
    deleteEmptyGroups(db)
  }
  const children = tree.childrenOf(parent).flatMap((child) => (child.id === id ? [] : [child.id]))
  children.splice(Math.min(position, children.length), 0, id)
  placeCode(db, id, parent, position)
  orderChildren(db, parent, children)
  if (code.parent === parent) return
  const left = tree.childrenOf(code.parent).flatMap((child) => (child.id === id ? [] : [child.id]))
  orderChildren(db, code.parent, left)
}

export const codebookService: Service<
  | 'codebook.tree'
  | 'codebook.create'
  | 'codebook.update'
  | 'codebook.move'
  | 'codebook.retire'
  | 'codebook.restore'
  | 'codebook.remove'
  | 'codebook.addStarter'
  | 'codebook.addFile'
  | 'codebook.starters'
  | 'codebook.publish'
  | 'codebook.versions'
> = {
  'codebook.tree': (_input, { session }) =>
    session.project.read((db) => {
      const tree = loadCodeTree(db)
      const version = currentVersionRow(db)
      const hidden = listHiddenCodes(db)
      return {
        codes: describeCodes(
          db,
          tree,
          tree.inReadingOrder().filter((code) => !hidden.has(code.id)),
        ),
        version: describeVersion(db, version),
        changedSince: snapshotOf(db) !== version.snapshot,
      }
    }),

  'codebook.create': ({ parent, fields }, { session, as }) =>
    session.project.write(
      { kind: 'codebook.create', label: `Created code ${quoted(fields.name)}`, coder: as },
      (db) => {
        const tree = loadCodeTree(db)
        return describeCode(db, addCode(db, tree, parent, fields).id)
      },
    ),

  'codebook.update': ({ code: id, fields }, { session, as }) => {
    const before = session.project.read((db) => codeOrRefuse(loadCodeTree(db), id))
    const renamed = fields.name !== undefined && fields.name !== before.name
    const label = renamed
      ? `Renamed ${quoted(before.name)} to ${quoted(fields.name ?? '')}`
      : `Changed code ${quoted(before.name)}`
    return session.project.write({ kind: 'codebook.update', label, coder: as }, (db) => {
      const tree = loadCodeTree(db)
      const code = codeOrRefuse(tree, id)
      refuseNamesake(tree, { ...code, name: fields.name ?? code.name, except: id })
      const codable = fields.codable ?? code.codable
      if (!codable && isCodeUsed(db, id)) {
        throw new Refusal('validation', { reason: 'has_codings', name: tree.pathOf(id) })
      }
      updateCode(db, {
        ...code,
        name: fields.name ?? code.name,
        colour: fields.colour ?? code.colour,
        codable,
        brief: fields.brief ?? code.brief,
        definition: fields.definition ?? code.definition,
        whenToUse: fields.whenToUse ?? code.whenToUse,
        whenNotToUse: fields.whenNotToUse ?? code.whenNotToUse,
        synonyms: fields.synonyms ? tidySynonyms(fields.synonyms) : code.synonyms,
      })
      if (fields.examples) setExamples(db, id, 'example', fields.examples)
      if (fields.closeButNo) setExamples(db, id, 'close_but_no', fields.closeButNo)
      return null
    })
  },

  'codebook.move': ({ code, parent, position }, { session, as }) => {
    const name = session.project.read((db) => codeOrRefuse(loadCodeTree(db), code).name)
    return session.project.write(
      { kind: 'codebook.move', label: `Moved code ${quoted(name)}`, coder: as },
      (db) => {
        moveCode(db, code, parent, position)
        return null
      },
    )
  },

  'codebook.retire': ({ code: id, successor }, { session, as }) => {
    const name = session.project.read((db) => codeOrRefuse(loadCodeTree(db), id).name)
    return session.project.write(
      { kind: 'codebook.retire', label: `Retired code ${quoted(name)}`, coder: as },
      (db) => {
        const tree = loadCodeTree(db)
        if (successor === id) throw new Refusal('validation', { reason: 'own_successor', name })
        if (successor !== null) codeOrRefuse(tree, successor)
        updateCode(db, { ...codeOrRefuse(tree, id), retiredAt: now(), successor, group: null })
        deleteEmptyGroups(db)
        return null
      },
    )
  },

  'codebook.restore': ({ code: id }, { session, as }) => {
    const name = session.project.read((db) => codeOrRefuse(loadCodeTree(db), id).name)
    return session.project.write(
      { kind: 'codebook.restore', label: `Took code ${quoted(name)} back into use`, coder: as },
      (db) => {
        const tree = loadCodeTree(db)
        const code = codeOrRefuse(tree, id)
        refuseNamesake(tree, { ...code, except: id })
        updateCode(db, { ...code, retiredAt: null, successor: null })
        return null
      },
    )
  },

  'codebook.remove': ({ code: id }, { session, as }) => {
    const name = session.project.read((db) => codeOrRefuse(loadCodeTree(db), id).name)
    return session.project.write(
      { kind: 'codebook.remove', label: `Removed code ${quoted(name)}`, coder: as },
      (db) => {
        const tree = loadCodeTree(db)
        const { parent } = codeOrRefuse(tree, id)
        const going = tree.withDescendants(id)
        const used = going.find((code) => isCodeUsed(db, code.id))
        if (used) throw new Refusal('validation', { reason: 'has_codings', name: tree.pathOf(used.id) })
        for (const code of going.toReversed()) {
          deleteMemosAbout(db, 'code', code.id)
          deleteCode(db, code.id)
        }
        orderChildren(
          db,
          parent,
          tree.childrenOf(parent).flatMap((child) => (child.id === id ? [] : [child.id])),
        )
        return null
      },
    )
  },

  'codebook.addStarter': ({ starter }, { session, resources, as }) => {
    const file = readStarter(resources, starter)
    return session.project.write(
      ({ codes }: { codes: number }) => ({
        kind: 'codebook.addStarter',
        label: `Added ${counted(codes, 'code')} from ${quoted(file.name)}`,
        coder: as,
      }),
      (db) => ({ codes: addCodesFromFile(db, file.codes) }),
    )
  },

  'codebook.addFile': ({ file }, { session, grants, as }) => {
    const grant = grants.get(file)
    const book = readCodebookFile(grant.path, grant.name)
    if (countCodes(book.codes) === 0)
      throw new Refusal('import_rejected', { source: grant.name, reason: 'empty', detail: '' })
    return session.project.write(
      ({ codes }: { codes: number }) => ({
        kind: 'codebook.addFile',
        label: `Added ${counted(codes, 'code')} from ${quoted(grant.name)}`,
        coder: as,
      }),
      (db) => ({ codes: addCodesFromFile(db, book.codes) }),
    )
  },

  'codebook.starters': (_input, { resources }) => describeStarters(resources),

  'codebook.publish': ({ note }, { session, as }) =>
    session.project.write(
      (version: ReturnType<typeof describeVersion>) => ({
        kind: 'codebook.publish',
        label: `Published codebook version ${version.number}`,
        coder: as,
      }),
      (db) => describeVersion(db, publishVersion(db, note, as)),
    ),

  'codebook.versions': (_input, { session }) =>
    session.project.read((db) => listCodebookVersions(db).map((row) => describeVersion(db, row))),
}
