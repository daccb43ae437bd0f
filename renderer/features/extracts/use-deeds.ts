import { useState } from 'react'
import type { ExtractMark, ExtractsQuestion, MarkedExtract } from '#shared/contract/retrieval.ts'
import { act } from '../../client/act.ts'
import { call } from '../../client/call.ts'
import { announce, report } from '../../client/notices.ts'
import { go, noteHere } from '../../client/workspace.ts'
import { count } from '../../components/words.ts'
import { quotationOf } from './quotation.ts'
import { viewOf } from './use-question.ts'

/** What can be done to extracts by key or button. */
export interface Deeds {
  readonly selected: ReadonlySet<string>
  readonly select: (codings: readonly string[], on: boolean) => void
  readonly selectAll: () => Promise<void>
  readonly selectNone: () => void
  /** Marks what is selected, or else this one; where all of it bears the mark already, takes it off. */
  readonly mark: (mark: ExtractMark, here: MarkedExtract | undefined) => Promise<void>
  readonly copy: (extract: MarkedExtract) => void
  readonly open: (extract: MarkedExtract) => void
}

const said: { readonly [Mark in ExtractMark]: readonly [on: string, off: string] } = {
  starred: ['starred', 'no longer starred'],
  pinned: ['pinned: first in its group', 'no longer pinned'],
  hidden: ['hidden', 'no longer hidden'],
}

/** @param marksOf what is known of the marks of an extract; undefined: nothing */
export function useDeeds(
  question: ExtractsQuestion,
  saved: string | null,
  marksOf: (coding: string) => readonly ExtractMark[] | undefined,
): Deeds {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const asked = JSON.stringify(question)
  const [selectedIn, setSelectedIn] = useState(asked)
  if (selectedIn !== asked) {
    setSelectedIn(asked)
    setSelected(new Set())
  }
  return {
    selected,
    select: (codings, on) => {
      const next = new Set(selected)
      for (const coding of codings) {
        if (on) next.add(coding)
        else next.delete(coding)
      }
      setSelected(next)
    },
    selectAll: async () => {
      try {
        const { codings } = await call('retrieval.codings', question)
        setSelected(new Set(codings))
        announce(`${count(codings.length, 'extract')} selected.`)
      } catch (error) {
        report(error)
      }
    },
    selectNone: () => setSelected(new Set()),
    mark: async (mark, here) => {
      const codings = selected.size > 0 ? [...selected] : here ? [here.coding] : []
      if (codings.length === 0) return
      const on = !codings.every((coding) => marksOf(coding)?.includes(mark) === true)
      const done = await act('extract.mark', { codings, mark, on }, ({ changed }) => {
        const [is, isNot] = said[mark]
        return `${count(changed, 'extract')} ${on ? is : isNot}. Undo takes that back.`
      })
      if (done && mark === 'hidden') setSelected(new Set())
    },
    copy: (extract) => {
      navigator.clipboard
        .writeText(quotationOf(extract))
        .then(() => announce('Copied as a quotation.'))
        .catch(report)
    },
    open: ({ document, coding }) => {
      noteHere({ ...viewOf(question, saved), coding })
      go({ room: 'document', document, coding })
    },
  }
}
