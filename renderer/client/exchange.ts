import { create } from 'zustand'
import type { ExchangeReport } from '#shared/contract/exchange.ts'

/** What came of a REFI-QDA file that a project was made of. */
export interface ReadExchange {
  /** The project's id. */
  readonly project: string
  /** The file's name, e.g. `Study.qdpx`. */
  readonly fileName: string
  readonly report: ExchangeReport
}

/** The last such file read in this window, so that its report can be found again until the window is left. */
export const useReadExchange = create<{ readonly read: ReadExchange | null }>(() => ({ read: null }))

export function keepReadExchange(read: ReadExchange): void {
  useReadExchange.setState({ read })
}
