import type { Span } from '#shared/domain/span.ts'

/** What is dragged between the text and the list of codes. The browser hides the data until it is dropped, not its kind. */
const codeKind = 'application/x-concord-code'
const wordsKind = 'application/x-concord-words'

export function putCode(drag: DataTransfer, code: string): void {
  drag.setData(codeKind, code)
  drag.effectAllowed = 'copy'
}

export function putWords(drag: DataTransfer, span: Span): void {
  drag.setData(wordsKind, `${span.start} ${span.end}`)
  drag.effectAllowed = 'copy'
}

export function holdsCode(drag: DataTransfer | null): boolean {
  return drag?.types.includes(codeKind) ?? false
}

export function holdsWords(drag: DataTransfer | null): boolean {
  return drag?.types.includes(wordsKind) ?? false
}

/** The code dropped, by id; null where it was none. */
export function takeCode(drag: DataTransfer | null): string | null {
  return drag?.getData(codeKind) || null
}

export function takeWords(drag: DataTransfer | null): Span | null {
  const [start, end] = (drag?.getData(wordsKind) ?? '').split(' ').map(Number)
  if (start === undefined || end === undefined || !(start < end)) return null
  return { start, end }
}
