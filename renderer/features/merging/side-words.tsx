import { useEffect, useId, useMemo, useRef } from 'react'
import type { MergeConflict } from '#shared/contract/merging.ts'
import { wordDifference } from './word-difference.ts'
import { emptySide } from './words.ts'

interface SideWordsProps {
  readonly title: string
  readonly side: 'base' | 'mine' | 'theirs'
  readonly kind: MergeConflict['kind']
  readonly words: string | null
  /** Where words differ from these they are marked; null: nothing is. */
  readonly against: string | null
}

/** One side of a conflict. What it took out (−) and put in (+) is marked, unless hardly a word was kept. */
export function SideWords({ title, side, kind, words, against }: SideWordsProps) {
  const id = useId()
  const runs = useMemo(
    () => (words === null || against === null || side === 'base' ? null : wordDifference(against, words)),
    [words, against, side],
  )
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const mark = box.current?.querySelector('del, ins')
    if (box.current && mark instanceof HTMLElement && mark.offsetTop > box.current.clientHeight / 2)
      box.current.scrollTop = mark.offsetTop - box.current.clientHeight / 2
  }, [runs])
  return (
    <section className="merge-side" aria-labelledby={id}>
      <h4 id={id}>{title}</h4>
      {words === null || words === '' ? (
        <p className="soft">{emptySide(kind, side)}</p>
      ) : (
        // A long text scrolls, and so must be reached by the keyboard.
        <div ref={box} className="merge-words" tabIndex={0} role="region" aria-label={`${title}, words`}>
          {runs
            ? runs.map((run, index) =>
                run.kind === 'same' ? (
                  <span key={index}>{run.text}</span>
                ) : run.kind === 'removed' ? (
                  <del key={index}>{run.text}</del>
                ) : (
                  <ins key={index}>{run.text}</ins>
                ),
              )
            : words}
        </div>
      )}
    </section>
  )
}
