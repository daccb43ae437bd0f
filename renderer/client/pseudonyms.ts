import { useMemo } from 'react'
import { PseudonymList } from '#shared/domain/report/pseudonym-list.ts'
import { useAsk } from './ask.ts'
import { useRememberedFlag } from './use-remembered-flag.ts'

/** A text with names replaced as the pseudonym list says, where that is wanted. */
export type Told = (text: string) => string

/** How names are drawn in pictures that can be saved: as exports have them, which is remembered for all. */
export function useDrawnNames() {
  const list = useAsk('pseudonym.list', {})
  const [isReplacing, setReplacing] = useRememberedFlag('export.pseudonyms')
  const told = useMemo((): Told => {
    const pseudonyms = new PseudonymList(isReplacing ? list : [])
    return (text) => pseudonyms.applied(text)
  }, [list, isReplacing])
  return { hasList: list.length > 0, isReplacing, setReplacing, told }
}
