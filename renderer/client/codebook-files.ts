import { create } from 'zustand'

/** Whether the codebook is being exported: the codebook's view and the commands ask for it, the frame shows it. */
export const useCodebookExport = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }))

export function exportCodebook(): void {
  useCodebookExport.setState({ isOpen: true })
}

export function endCodebookExport(): void {
  useCodebookExport.setState({ isOpen: false })
}
