import type { CodeMatch } from '#shared/contract/merging.ts'
import { codeId, type CodeId } from '#shared/ids.ts'
import type { ReadDb } from '../../project/index.ts'
import { matchCodes } from '../code-matching.ts'
import { loadCodeTree, type LoadedCodeTree } from '../code-tree-loading.ts'

function matchable(tree: LoadedCodeTree) {
  return tree
    .inReadingOrder()
    .filter((code) => !code.free)
    .map(({ id, parent, name, brief, definition }) => ({
      key: id,
      id,
      parent,
      name,
      path: tree.pathOf(id),
      brief,
      definition,
    }))
}

/**
 * Which codes of a project without common history are which codes here. A match that isn't sure is told, and not made
 * unless somebody says so.
 */
export function matchForeignCodes(
  mine: ReadDb,
  theirs: ReadDb,
  wishes: readonly { readonly theirs: CodeId; readonly mine: CodeId | null }[],
  fileName: string,
): CodeMatch[] {
  const here = loadCodeTree(mine)
  const there = loadCodeTree(theirs)
  const found = matchCodes(matchable(there), matchable(here))
  const wished = new Map(wishes.map((wish) => [wish.theirs, wish.mine]))
  return matchable(there).map(({ key: code, path }): CodeMatch => {
    const chosen = wished.get(code)
    if (chosen !== undefined) {
      const into = chosen !== null && here.get(chosen) ? chosen : null
      return {
        code,
        path,
        into,
        intoPath: into && here.pathOf(into),
        by: 'chosen',
        sure: 'certain',
        fileName,
      }
    }
    const match = found.get(code)
    if (!match) return { code, path, into: null, intoPath: null, by: null, sure: null, fileName }
    const into = match.sure === 'unsure' ? null : codeId.parse(match.code)
    return {
      code,
      path,
      into,
      intoPath: here.pathOf(codeId.parse(match.code)),
      by: match.by,
      sure: match.sure,
      fileName,
    }
  })
}
