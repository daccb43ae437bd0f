import type { Memo } from '#shared/contract/coding.ts'
import { foldWord } from '#shared/domain/folding.ts'
import { plainWords } from '../../components/markdown/references.ts'
import type { SubjectKind } from './subjects.ts'

export interface MemoFilter {
  readonly words: string
  readonly kind: SubjectKind | 'all'
  /** A coder's id, or all. */
  readonly author: string
}

export const everything: MemoFilter = { words: '', kind: 'all', author: 'all' }

/** The memos that hold every one of the words in title or body, newest first. Case and accents don't matter. */
export function filterMemos(memos: readonly Memo[], { words, kind, author }: MemoFilter): Memo[] {
  const wanted = foldWord(words).split(/\s+/u).filter(Boolean)
  return memos
    .filter((memo) => kind === 'all' || memo.subject.kind === kind)
    .filter((memo) => author === 'all' || memo.author === author)
    .filter((memo) => {
      if (wanted.length === 0) return true
      const text = foldWord(`${memo.title}\n${plainWords(memo.body)}`)
      return wanted.every((word) => text.includes(word))
    })
    .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt) || b.id.localeCompare(a.id))
}
