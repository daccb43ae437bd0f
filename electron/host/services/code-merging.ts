import { Refusal } from '#shared/errors.ts'
import type { CodeId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'
import { listExamples, setExamples, updateCode, type ExampleKind } from '../store/code-store.ts'
import { isCodeUsed, listCodingsOfCodes } from '../store/coding-store.ts'
import { countMemos } from '../store/memo-store.ts'
import { codeOrRefuse, loadCodeTree, type LoadedCodeTree } from './code-tree-loading.ts'

const exampleKinds = ['example', 'close_but_no'] as const

/** @throws Refusal not_found; validation where `code` can't be merged into `into` as things stand */
export function refuseMerge(db: ReadDb, tree: LoadedCodeTree, code: CodeId, into: CodeId): void {
  const { name } = codeOrRefuse(tree, code)
  const target = codeOrRefuse(tree, into)
  if (tree.wouldCircle(code, into)) throw new Refusal('validation', { reason: 'merge_into_itself', name })
  if (!target.codable && isCodeUsed(db, code))
    throw new Refusal('validation', { reason: 'heading_not_codable', name: tree.pathOf(into) })
  if (target.free && tree.childrenOf(code).length > 0)
    throw new Refusal('validation', { reason: 'parent_is_free', name: target.name })
}

function textsOf(db: ReadDb, codes: readonly CodeId[], kind: ExampleKind): string[] {
  const all = listExamples(db)
  return codes.flatMap((code) =>
    all.filter((example) => example.codeId === code && example.kind === kind).map((example) => example.text),
  )
}

/** Gives `into` the examples of `from` that it has not. */
export function addExamples(db: WriteDb, from: CodeId, into: CodeId): void {
  for (const kind of exampleKinds) setExamples(db, into, kind, [...new Set(textsOf(db, [into, from], kind))])
}

/** Gives `into` the synonyms of `from` that it has not. */
export function addSynonyms(db: WriteDb, from: CodeId, into: CodeId): void {
  const tree = loadCodeTree(db)
  const target = codeOrRefuse(tree, into)
  const synonyms = new Set([...target.synonyms, ...codeOrRefuse(tree, from).synonyms])
  if (synonyms.size > target.synonyms.length) updateCode(db, { ...target, synonyms: [...synonyms] })
}

/** What merging `codes` into `into` would move of what the viewer may see, counted without doing it. @throws Refusal as the merge itself */
export function previewMerge(db: ReadDb, codes: readonly CodeId[], into: CodeId) {
  const tree = loadCodeTree(db)
  const merged = [...new Set(codes)]
  for (const code of merged) refuseMerge(db, tree, code, into)
  const placeOf = ({ document, coder, round, start, end }: ReturnType<typeof listCodingsOfCodes>[number]) =>
    `${document} ${coder} ${round ?? ''} ${start} ${end}`
  const taken = new Set(listCodingsOfCodes(db, [into]).map(placeOf))
  let moved = 0
  let united = 0
  for (const coding of listCodingsOfCodes(db, merged)) {
    if (taken.has(placeOf(coding))) united += 1
    else moved += 1
    taken.add(placeOf(coding))
  }
  const memos = countMemos(db, 'code')
  const newExamples = (kind: ExampleKind) =>
    new Set(textsOf(db, [into, ...merged], kind)).size - new Set(textsOf(db, [into], kind)).size
  return {
    moved,
    united,
    memos: merged.reduce((sum, code) => sum + (memos.get(code) ?? 0), 0),
    children: merged
      .flatMap((code) => tree.childrenOf(code))
      .filter((child) => !merged.some((code) => code === child.id)).length,
    examples: exampleKinds.reduce((sum, kind) => sum + newExamples(kind), 0),
  }
}
