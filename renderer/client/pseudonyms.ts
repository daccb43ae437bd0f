import { useMemo } from 'react'
import { PseudonymList } from '#shared/domain/report/pseudonym-list.ts'
import { useAsk } from './ask.ts'

/** The project's pseudonym list, ready to be applied; one that replaces nothing where that is not wanted. */
export function usePseudonyms(isWanted: boolean): PseudonymList {
  const list = useAsk('pseudonym.list', {})
  return useMemo(() => new PseudonymList(isWanted ? list : []), [list, isWanted])
}
