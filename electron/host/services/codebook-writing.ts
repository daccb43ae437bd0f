import type { CodebookFileCode, CodeFields } from '#shared/contract/codebook.ts'
import { Refusal } from '#shared/errors.ts'
import { codebookVersionId, codeId, type CodebookVersionId, type CodeId, type CoderId } from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'
import {
  insertCode,
  listExamples,
  listHiddenCodes,
  placeCode,
  setExamples,
  type CodeRow,
} from '../store/code-store.ts'
import {
  insertCodebookVersion,
  latestCodebookVersion,
  latestCodebookVersionId,
  type CodebookVersionRow,
} from '../store/codebook-version-store.ts'
import { now } from './clock.ts'
import {
  loadCodeTree,
  namesakeOf,
  refuseFreeParent,
  refuseNamesake,
  type LoadedCodeTree,
} from './code-tree-loading.ts'

/** One family of hues a top code; told apart beside each other in light and in dark. */
const codeColours = ['#2f6fb5', '#b5562f', '#2f8f5b', '#8a4fb0', '#a8324f', '#0f7f8c', '#8a6d1a', '#5b6472']

/** The parts of a code that a person writes. Those left out take their defaults. */
export type NewCode = { readonly name: string } & {
  readonly [K in keyof Omit<CodeFields, 'name'>]?: CodeFields[K] | undefined
}

/** Adds a code as the last child of `parent`. @throws Refusal validation where a sibling bears the name. */
export function addCode(db: WriteDb, tree: LoadedCodeTree, parent: CodeId | null, fields: NewCode): CodeRow {
  refuseNamesake(tree, { parent, name: fields.name, free: false })
  refuseFreeParent(tree, parent)
  return insertNewCode(db, tree, parent, fields, false)
}

/** Adds a code without a place in the codebook. @throws Refusal validation where a free code in use bears the name. */
export function addFreeCode(db: WriteDb, tree: LoadedCodeTree, fields: NewCode): CodeRow {
  refuseNamesake(tree, { parent: null, name: fields.name, free: true })
  return insertNewCode(db, tree, null, fields, true)
}

/** Free codes stand behind all others, so that the codebook's own places count from 0. */
const firstFreePlace = 1_000_000_000

function insertNewCode(
  db: WriteDb,
  tree: LoadedCodeTree,
  parent: CodeId | null,
  fields: NewCode,
  free: boolean,
): CodeRow {
  const siblings = tree.childrenOf(parent)
  const hidden = listHiddenCodes(db)
  const seen = siblings.filter((code) => !hidden.has(code.id))
  const inherited = parent === null ? codeColours[seen.length % codeColours.length] : tree.get(parent)?.colour
  const row: CodeRow = {
    id: newId(codeId),
    parent,
    position: siblings.length + (free ? firstFreePlace : 0),
    name: fields.name,
    colour: fields.colour ?? inherited ?? '#5b6472',
    codable: fields.codable ?? true,
    brief: fields.brief ?? '',
    definition: fields.definition ?? '',
    whenToUse: fields.whenToUse ?? '',
    whenNotToUse: fields.whenNotToUse ?? '',
    retiredAt: null,
    successor: null,
    synonyms: tidySynonyms(fields.synonyms ?? []),
    free,
    group: null,
  }
  insertCode(db, row)
  setExamples(db, row.id, 'example', fields.examples ?? [])
  setExamples(db, row.id, 'close_but_no', fields.closeButNo ?? [])
  return row
}

/** Each a line of its own, none blank, none twice. */
export function tidySynonyms(words: readonly string[]): string[] {
  const lines = words.map((word) => word.replace(/\s+/gu, ' ').trim().normalize('NFC'))
  return [...new Set(lines.filter((line) => line !== ''))]
}

/** Adds the codes of a codebook file under `parent`; a code whose path is there already keeps what it has. Answers how many came. */
export function addCodesFromFile(
  db: WriteDb,
  codes: readonly CodebookFileCode[],
  parent: CodeId | null = null,
): number {
  let added = 0
  for (const file of codes) {
    const tree = loadCodeTree(db)
    const standing = namesakeOf(tree, { parent, name: file.name, free: false })
    const code = standing ?? addCode(db, tree, parent, file)
    if (!standing) added += 1
    added += addCodesFromFile(db, file.children, code.id)
  }
  return added
}

/** Numbers the children of `parent` 0, 1, 2 … in the given order; free codes keep theirs. */
export function orderChildren(db: WriteDb, parent: CodeId | null, children: readonly CodeId[]): void {
  children.forEach((child, position) => placeCode(db, child, parent, position))
}

/**
 * The codebook as one string in a fixed order: two equal codebooks give two equal strings. Free codes are not in it yet.
 * Synonyms stand only where there are some: versions from before there were any stay equal to their codebook.
 */
export function snapshotOf(db: ReadDb): string {
  const examples = Map.groupBy(listExamples(db), (example) => example.codeId)
  const textsOf = (id: CodeId, kind: string) =>
    (examples.get(id) ?? []).filter((example) => example.kind === kind).map((example) => example.text)
  return JSON.stringify(
    loadCodeTree(db)
      .inReadingOrder()
      .filter((code) => !code.free)
      .map((code) => ({
        id: code.id,
        parent: code.parent,
        name: code.name,
        colour: code.colour,
        codable: code.codable,
        brief: code.brief,
        definition: code.definition,
        whenToUse: code.whenToUse,
        whenNotToUse: code.whenNotToUse,
        retired: code.retiredAt !== null,
        successor: code.successor,
        examples: textsOf(code.id, 'example'),
        closeButNo: textsOf(code.id, 'close_but_no'),
        ...(code.synonyms.length > 0 ? { synonyms: code.synonyms } : {}),
      })),
  )
}

/** Freezes the codebook as it stands under the next number. */
export function publishVersion(db: WriteDb, note: string, coder: CoderId | null): CodebookVersionRow {
  const row: CodebookVersionRow = {
    id: newId(codebookVersionId),
    number: (latestCodebookVersion(db)?.number ?? 0) + 1,
    note,
    at: now(),
    coderId: coder,
    snapshot: snapshotOf(db),
  }
  insertCodebookVersion(db, row)
  return row
}

/** @throws Refusal corrupt where the project has no codebook version: a project is made with its first. */
export function currentVersionRow(db: ReadDb): CodebookVersionRow {
  const version = latestCodebookVersion(db)
  if (!version) throw new Refusal('corrupt', { reason: 'no_codebook_version' })
  return version
}

/** The id under which codings are made now. @throws Refusal corrupt where there is no version */
export function currentVersionId(db: ReadDb): CodebookVersionId {
  const version = latestCodebookVersionId(db)
  if (!version) throw new Refusal('corrupt', { reason: 'no_codebook_version' })
  return version
}
