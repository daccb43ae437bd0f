import type { SearchHit } from '#shared/contract/search.ts'
import type { CallInput } from '#shared/contract/index.ts'
import type { SearchAsked } from '../../client/search-asked.ts'
import type { View } from '../../client/workspace.ts'

/** What the host is asked, without the page. */
export type Question = Omit<CallInput<'search.run'>, 'offset' | 'limit'>

/** Which words of which documents are meant, as searching, coding and counting take it. */
export function withinOf({ only, mode, interviewers }: Pick<SearchAsked, 'only' | 'mode' | 'interviewers'>) {
  return {
    cases: only?.cases ? [...only.cases] : null,
    documents: only?.documents ? [...only.documents] : null,
    speakers: only?.speakers ? [...only.speakers] : null,
    modes: mode === null ? null : [mode],
    interviewers,
  }
}

/** Null where nothing is looked for. Documents only are looked at where only some of them are meant. */
export function questionOf(asked: SearchAsked): Question | null {
  const { words, wholeWords, match, where, sort } = asked
  if (words.trim() === '') return null
  return { words, wholeWords, match, ...withinOf(asked), sort, where: asked.only ? 'documents' : where }
}

/** The same in all places and of all case studies: what the counts beside the lines are of. */
export function wholeOf(question: Question): Question {
  return { ...question, where: 'all', sort: 'place', cases: null, documents: null, speakers: null }
}

/** What makes a line's place one of its own, also after others came to the list. */
export function keyOf(hit: SearchHit): string {
  const of = hit.kind === 'document' ? hit.document : hit.kind === 'memo' ? hit.memo : hit.code
  const part = hit.kind === 'document' ? '' : hit.kind === 'memo' ? hit.field : `${hit.field} ${hit.index}`
  return `${of} ${part} ${hit.start} ${hit.end}`
}

/** Where a line leads. */
export function viewOf(hit: SearchHit): View {
  if (hit.kind === 'memo') return { room: 'memos', memo: hit.memo }
  if (hit.kind === 'code') return { room: 'codebook', code: hit.code }
  return { room: 'document', document: hit.document, offset: hit.start, end: hit.end }
}
