/** A stretch of a quotation, as the contract's `quotationPiece` has it. */
export type PrintablePiece =
  | { readonly kind: 'said' | 'put_in'; readonly text: string }
  | { readonly kind: 'cut'; readonly text: string; readonly inWord?: true | undefined }
  | { readonly kind: 'replaced'; readonly text: string; readonly by: string }

export interface PrintableTurn {
  /** What the speaker is called, where more than one is heard; else null. */
  readonly speaker: string | null
  readonly pieces: readonly PrintablePiece[]
}

export interface PrintedTurn {
  /** Stands before the words as "Speaker: "; null: nothing does. */
  readonly label: string | null
  /** With quotation marks where the quotation runs in the text. */
  readonly text: string
}

/**
 * A quotation as it is printed, a turn an entry. Run in, every turn has double quotation marks; set as a block, none
 * has. A turn that nothing is left of is not there.
 */
export function printedQuotation(quotation: {
  readonly turns: readonly PrintableTurn[]
  readonly block: boolean
}): PrintedTurn[] {
  return quotation.turns.flatMap(({ speaker, pieces }) => {
    const text = printedPieces(pieces)
    if (text === '') return []
    return [{ label: speaker, text: quotation.block ? text : `“${text}”` }]
  })
}

/** A printed quotation as one text, e.g. for a cell: a block has a line a turn, run-in turns stand in one line. */
export function printedWords(quotation: Parameters<typeof printedQuotation>[0]): string {
  return printedQuotation(quotation)
    .map(({ label, text }) => (label === null ? text : `${label}: ${text}`))
    .join(quotation.block ? '\n' : ' ')
}

/**
 * The words of a turn as they are printed. What was said stands letter for letter; a cut is an ellipsis, however many
 * follow on one another; what was put in, or stands for other words, is in square brackets. Ellipses and insertions get a
 * blank on each side unless there is one, or the next character wants none (before a comma, behind an opening bracket).
 * An insertion inside a word, or a word's ending, gets none: "budget[s]". What stands in for a part of a word needs no
 * ellipsis: "[T]he".
 */
export function printedPieces(pieces: readonly PrintablePiece[]): string {
  let printed = ''
  let apart = false
  let afterCut = false
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'cut') {
      if (afterCut || piece.inWord) continue
      printed = joined(printed, '…', true)
      apart = true
      afterCut = true
      continue
    }
    const text = wordsOf(piece)
    if (text === '') continue
    // Of cuts with nothing but a blank between them, one ellipsis is enough.
    if (afterCut && piece.kind === 'said' && text.trim() === '' && nextIsCut(pieces, index)) continue
    afterCut = false
    const within =
      piece.kind === 'put_in' &&
      (isPartOfWord(pieces, index) || isWithinWord(printed, piece.text, firstAfter(pieces, index)))
    printed = joined(printed, text, apart || (piece.kind === 'put_in' && !within))
    apart = piece.kind === 'put_in' && !within
  }
  return printed
}

function wordsOf(piece: PrintablePiece): string {
  if (piece.kind === 'said') return piece.text
  if (piece.kind === 'replaced') return bracketed(piece.by)
  return piece.text === '' ? '' : bracketed(piece.text)
}

/** No second pair of brackets around what has one; none within, where words would look as if they had been said. */
function bracketed(text: string): string {
  const bare = /^\[[^[\]]*\]$/u.test(text) ? text.slice(1, -1) : text
  return `[${bare.replaceAll('[', '(').replaceAll(']', ')')}]`
}

const wantsNoneBefore = /^[\s,.;:!?)\]}”»]/u
const wantsNoneAfter = /[\s([{“«]$/u

function joined(before: string, after: string, apart: boolean): string {
  const blank = apart && before !== '' && !wantsNoneAfter.test(before) && !wantsNoneBefore.test(after)
  return `${before}${blank ? ' ' : ''}${after}`
}

function nextIsCut(pieces: readonly PrintablePiece[], index: number): boolean {
  return pieces[index + 1]?.kind === 'cut'
}

/** What was said right after a piece; empty where a cut, an insertion or nothing follows. */
function firstAfter(pieces: readonly PrintablePiece[], index: number): string {
  const next = pieces[index + 1]
  return next?.kind === 'said' ? next.text : ''
}

/** Whether what was put in stands in for a part of a word. */
function isPartOfWord(pieces: readonly PrintablePiece[], put: number): boolean {
  return [pieces[put - 1], pieces[put + 1]].some((piece) => piece?.kind === 'cut' && piece.inWord)
}

/** English endings that are put behind a word to make it fit its sentence; other endings are put in as a replacement. */
const ending = /^(?:[’'-]\p{L}+|s|es|d|ed|ing|ly)$/u

function isWithinWord(before: string, text: string, after: string): boolean {
  if (!/[\p{L}\p{M}\p{N}]$/u.test(before)) return false
  return /^[\p{L}\p{M}\p{N}]/u.test(after) || ending.test(text)
}
