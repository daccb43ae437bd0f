import { countWords } from '../words.ts'
import { printedPieces } from './printed-quotation.ts'

/** A stretch of a quotation; see the contract's `quotationPiece` for what each kind means. */
export type Piece =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'cut'; readonly text: string; readonly inWord?: true | undefined }
  | { readonly kind: 'put_in'; readonly text: string }
  | { readonly kind: 'replaced'; readonly text: string; readonly by: string }

interface PieceTurn {
  readonly pieces: readonly Piece[]
}

/** A quotation's words as they are printed, without speakers and quotation marks, a line a turn. */
export function wordsInPrint(turns: readonly PieceTurn[]): string {
  return turns.map(({ pieces }) => printedPieces(pieces)).join('\n')
}

/** How many words a quotation has as it is printed; what was put in counts, what was cut does not. */
export function countPrinted(turns: readonly PieceTurn[]): number {
  return turns.reduce((sum, { pieces }) => sum + countWords(printedPieces(pieces)), 0)
}

/** Whether anything of a turn is still told: a word that was said, or what stands for one. */
export function isHeard(pieces: readonly Piece[]): boolean {
  return pieces.some(
    (piece) => piece.kind === 'replaced' || (piece.kind === 'said' && /[\p{L}\p{N}]/u.test(piece.text)),
  )
}
