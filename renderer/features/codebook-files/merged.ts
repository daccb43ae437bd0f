import type { CodebookReading, FileCode } from '#shared/contract/codebook-files.ts'
import type { Code } from '#shared/contract/codebook.ts'
import { foldName, pathSeparator, type CodeTree } from '#shared/domain/code-tree.ts'
import { differencesFrom, firstDraft, sideOf, type Draft, type Drafts } from './drafts.ts'

/** A code of the merged codebook. */
export interface MergedCode {
  readonly key: string
  readonly name: string
  /** 0 for a top code. */
  readonly depth: number
  readonly colour: string | null
  readonly fate: 'new' | 'changed' | 'stays'
}

export interface Merged {
  /** In reading order. */
  readonly codes: readonly MergedCode[]
  readonly added: number
  readonly changed: number
  readonly leftOut: number
  /** Why it can't be merged as chosen, as sentences. */
  readonly problems: readonly string[]
}

interface Node {
  readonly key: string
  name: string
  colour: string | null
  fate: MergedCode['fate']
  readonly children: Node[]
}

/** The codebook as it would be: ours with what was chosen of theirs, new codes behind their siblings. */
export function mergedCodebook(
  { codes }: CodebookReading,
  drafts: Drafts,
  here: readonly Code[],
  tree: CodeTree<string, Code>,
): Merged {
  const top: Node[] = []
  const nodes = new Map<string, Node>()
  for (const { id, name, colour, parent, free } of here) {
    if (free) continue
    const node: Node = { key: id, name, colour, fate: 'stays', children: [] }
    nodes.set(id, node)
    ;(parent === null ? top : (nodes.get(parent)?.children ?? top)).push(node)
  }
  const problems: string[] = []
  const homes = new Map<string, Node>()
  const byKey = new Map(codes.map((code) => [code.key, code]))
  const draftOf = (code: FileCode): Draft => drafts.get(code.key) ?? firstDraft(code)

  for (const code of codes) {
    const draft = draftOf(code)
    if (draft.as !== 'same') continue
    const mine = draft.code === null ? undefined : tree.get(draft.code)
    const node = mine && nodes.get(mine.id)
    if (!mine || !node) {
      problems.push(`Choose which code here ${code.path} is.`)
      continue
    }
    homes.set(code.key, node)
    const taken = differencesFrom(code, mine).filter((one) => sideOf(one, draft) === 'theirs')
    if (taken.length > 0) node.fate = 'changed'
    for (const { part, theirs } of taken) {
      if (part === 'name') node.name = theirs
      if (part === 'colour') node.colour = theirs
    }
  }

  let added = 0
  for (const code of codes) {
    const draft = draftOf(code)
    if (draft.as !== 'new' && draft.as !== 'under') continue
    const parent = draft.as === 'under' ? nodes.get(draft.under ?? '') : homeAbove(code, byKey, homes)
    const colour = code.fields.colour ?? parent?.colour ?? null
    const node: Node = { key: code.key, name: code.fields.name, colour, fate: 'new', children: [] }
    homes.set(code.key, node)
    ;(parent?.children ?? top).push(node)
    added += 1
  }

  const merged = inOrder(top, problems)
  return {
    codes: merged,
    added,
    changed: merged.filter(({ fate }) => fate === 'changed').length,
    leftOut: codes.filter((code) => draftOf(code).as === 'left_out').length,
    problems,
  }
}

/** Where a new code stands: under the nearest above it in the file that comes in. */
function homeAbove(
  code: FileCode,
  byKey: ReadonlyMap<string, FileCode>,
  homes: ReadonlyMap<string, Node>,
): Node | undefined {
  for (let above = code.parent; above !== null; above = byKey.get(above)?.parent ?? null) {
    const home = homes.get(above)
    if (home) return home
  }
  return undefined
}

function inOrder(top: readonly Node[], problems: string[]): MergedCode[] {
  const order: MergedCode[] = []
  const walk = (nodes: readonly Node[], depth: number, above: string) => {
    const names = new Set<string>()
    for (const { key, name, colour, fate, children } of nodes) {
      const path = above === '' ? name : above + pathSeparator + name
      if (names.has(foldName(name)))
        problems.push(`${path} would stand there twice. Take one for the other, or nest it elsewhere.`)
      names.add(foldName(name))
      order.push({ key, name, depth, colour, fate })
      walk(children, depth + 1, path)
    }
  }
  walk(top, 0, '')
  return order
}
