import { useMemo } from 'react'
import type { Code } from '#shared/contract/codebook.ts'
import type { CallOutput } from '#shared/contract/index.ts'
import type { Coder } from '#shared/contract/values.ts'
import { CodeTree } from '#shared/domain/code-tree.ts'
import { useAsk, useAskPart } from './ask.ts'

/** The codebook as rows and as a tree that knows paths. */
export function useCodebook() {
  const book = useAsk('codebook.tree', {})
  const tree = useMemo(() => new CodeTree<string, Code>(book.codes), [book.codes])
  return { ...book, tree }
}

export type Codebook = ReturnType<typeof useCodebook>

/** What is told of a code, without the counts that every coding changes. */
export type StillCode = Omit<Code, 'codings' | 'memos'>

export interface StillCodebook {
  readonly codes: readonly StillCode[]
  readonly tree: CodeTree<string, StillCode>
}

/** The codebook without its counts: the same object while people code. */
export function useStillCodebook(): StillCodebook {
  const codes = useAskPart('codebook.tree', {}, stillCodes)
  return useMemo(() => ({ codes, tree: new CodeTree<string, StillCode>(codes) }), [codes])
}

function stillCodes({ codes }: CallOutput<'codebook.tree'>): readonly StillCode[] {
  return codes.map(({ codings: _codings, memos: _memos, ...code }) => code)
}

/** The coders, and one of them by id. */
export function useCoders(): { readonly coders: readonly Coder[]; nameOf(id: string | null): string } {
  const coders = useAsk('coder.list', {})
  return useMemo(() => {
    const names = new Map<string, string>(coders.map((coder) => [coder.id, coder.name]))
    return { coders, nameOf: (id: string | null) => (id === null ? 'Nobody' : (names.get(id) ?? 'Someone')) }
  }, [coders])
}
