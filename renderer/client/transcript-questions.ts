import { askAhead, type Question } from './ask.ts'

/** So long the pointer rests on a document's name before its transcript is asked for, in milliseconds. */
const rest = 60

/** All that a transcript's view is drawn from. */
export function transcriptQuestions(document: string): readonly Question[] {
  return [
    ['document.text', { document }],
    ['coding.list', { document }],
    ['codebook.tree', {}],
    ['coder.list', {}],
    ['project.current', {}],
    ['document.list', {}],
    ['round.list', {}],
  ]
}

/** For a document's name: asks for its transcript when pointer or keyboard rest on it, so that it opens at once. */
export function preparing(document: string) {
  let resting: ReturnType<typeof setTimeout> | undefined
  const begin = () => {
    clearTimeout(resting)
    resting = setTimeout(() => askAhead(transcriptQuestions(document)), rest)
  }
  const end = () => clearTimeout(resting)
  return { onPointerEnter: begin, onFocus: begin, onPointerLeave: end, onBlur: end }
}
