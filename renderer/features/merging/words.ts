import type { Incoming, IncomingWork, MergeConflict, MergePreview } from '#shared/contract/merging.ts'
import { count } from '../../components/words.ts'

export type Outcome = 'mine' | 'theirs'
type Kind = MergeConflict['kind']

/** What comes in, as the first word of a row. */
export function kindName(kind: Incoming['kind']): string {
  if (kind === 'cases') return 'Case studies'
  return kind === 'other' ? 'Other things' : kind.charAt(0).toUpperCase() + kind.slice(1)
}

interface KindWords {
  /** In the list. */
  readonly short: string
  readonly what: string
  readonly mine: string
  readonly theirs: string
  /** What taking theirs does, where that isn't plain. */
  readonly effect: string
}

const plain = { mine: 'Keep mine', theirs: 'Take theirs' }

export const kindWords: { readonly [Key in Kind]: KindWords } = {
  changed_differently: {
    ...plain,
    short: 'Changed differently',
    what: 'Both sides changed this, differently.',
    effect: '',
  },
  removed_here: {
    ...plain,
    short: 'Removed here',
    what: 'It was removed here, and changed or written about there.',
    effect: 'Taking theirs puts it back as they have it.',
  },
  removed_there: {
    ...plain,
    short: 'Removed there',
    what: 'It was removed there, and changed or written about here.',
    effect: 'Taking theirs removes it here as well.',
  },
  mended_differently: {
    ...plain,
    short: 'Mended differently',
    what: 'The transcript was mended on both sides.',
    effect: 'Taking theirs puts their text in the place of yours; codings stay on their words.',
  },
  decided_differently: {
    ...plain,
    short: 'Decided differently',
    what: 'This disagreement was settled on both sides, differently.',
    effect: '',
  },
  same_name: {
    short: 'Same name',
    what: 'Two things were given one name. Both are kept for now.',
    mine: 'Keep both',
    theirs: 'Make them one',
    effect: 'Making them one moves all codings to the one that was here.',
  },
  circle: {
    ...plain,
    short: 'Would stand under itself',
    what: 'Moved as they moved it, the code would stand under itself here.',
    effect: '',
  },
}

/** What stands in a side that holds no words. */
export function emptySide(kind: Kind, side: 'base' | 'mine' | 'theirs'): string {
  if (kind === 'removed_here' && side === 'mine') return 'Removed'
  if (kind === 'removed_there' && side === 'theirs') return 'Removed'
  return side === 'base' ? 'Nothing stood there.' : 'Left empty'
}

/** Theirs can't be taken in the merge itself where it would put a code under itself: that takes a move by hand first. */
export function canTakeTheirsNow({ kind }: Pick<MergeConflict, 'kind'>): boolean {
  return kind !== 'circle'
}

/** How it is to be settled with the merge. */
export function outcomeWords(kind: Kind, outcome: Outcome | null): string {
  if (outcome === null) return 'Left for later'
  return kindWords[kind][outcome]
}

/** How it was settled, once it is. */
export function settledWords(kind: Kind, outcome: MergeConflict['outcome']): string {
  if (outcome === null || outcome === 'other') return 'In words of one’s own'
  if (kind === 'same_name') return outcome === 'mine' ? 'Kept both' : 'Made them one'
  return outcome === 'mine' ? 'Kept mine' : 'Took theirs'
}

/** Everyone's work once, though it come in several files. */
export function byPerson(work: readonly IncomingWork[]): IncomingWork[] {
  const people = new Map<string, IncomingWork>()
  for (const one of work) {
    const so = people.get(one.coder)
    people.set(
      one.coder,
      so
        ? {
            ...so,
            codingsAdded: so.codingsAdded + one.codingsAdded,
            codingsChanged: so.codingsChanged + one.codingsChanged,
            codingsRemoved: so.codingsRemoved + one.codingsRemoved,
            memos: so.memos + one.memos,
            keptApart: so.keptApart || one.keptApart,
          }
        : one,
    )
  }
  return [...people.values()]
}

/** Whether the project holds everything already: then merging writes nothing. */
export function bringsNothing({ sources, changes, conflicts }: MergePreview): boolean {
  return sources.every(({ newCommands }) => newCommands === 0) || (changes === 0 && conflicts.length === 0)
}

/** What is to happen with the conflicts of a merge, as one sentence. */
export function settledSentence(conflicts: number, settled: number): string {
  if (conflicts === 0) return 'Nothing was changed on both sides.'
  const all = count(conflicts, 'conflict')
  if (settled === conflicts) return `${all}, all settled.`
  const open = conflicts - settled
  return `${all}: ${settled} settled, ${open} left for later. Mine stands until then.`
}
