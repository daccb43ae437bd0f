import { useMemo, type ReactNode } from 'react'
import type { StillCodebook } from '../../../client/codebook.ts'
import type { Span } from '#shared/domain/span.ts'
import { useStable } from '../use-stable.ts'
import { toggleCodes } from '../view-options.ts'
import { CodeList } from './code-list.tsx'
import { togglePin, usePins } from './pins.ts'

interface CodeListOptions {
  /** The document's. */
  readonly title: string
  readonly project: string
  readonly tree: StillCodebook['tree']
  readonly isOpen: boolean
  readonly onChoose: (code: string) => void
  readonly onDropWords: (code: string, span: Span) => void
}

/** The list of codes as a part that is drawn anew only when codes or pins change. */
export function useCodeList({ title, project, tree, isOpen, ...deeds }: CodeListOptions): ReactNode {
  const pins = usePins(project)
  const choose = useStable(deeds.onChoose)
  const dropWords = useStable(deeds.onDropWords)
  const pin = useStable((code: string) => togglePin(project, code, tree.get(code)?.name ?? 'The code'))
  return useMemo(
    () => (
      <CodeList
        title={title}
        tree={tree}
        pins={pins}
        isOpen={isOpen}
        onToggle={toggleCodes}
        onChoose={choose}
        onDropWords={dropWords}
        onPin={pin}
      />
    ),
    [title, tree, pins, isOpen, choose, dropWords, pin],
  )
}
