import { useMemo } from 'react'
import { useAskLater } from '../../client/ask.ts'
import { rowsOf, type Row } from '../../components/text/rows.ts'

/** A document's text, and the turns it is read by. */
export interface Text {
  readonly text: string
  readonly rows: readonly Row[]
}

/** Null until it is there: the keys that settle do not wait for it. */
export function useText(document: string): Text | null {
  const { data } = useAskLater('document.text', { document })
  return useMemo(
    () => (data && data.id === document ? { text: data.text, rows: rowsOf(data) } : null),
    [data, document],
  )
}
