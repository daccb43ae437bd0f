import type { ParsedInput } from '#shared/contract/index.ts'
import type { Place } from '#shared/domain/search/in-context.ts'
import { sentencesOf } from '#shared/domain/sentences-of.ts'
import { compareSpans, overlaps, type Span } from '#shared/domain/span.ts'
import type { DocumentId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { isCoded } from '../store/search-store.ts'
import { personOrRefuse } from './coder-service.ts'
import { admitCode, admitSpan, openRoom } from './coding-room.ts'
import { DocumentHits } from './search-documents.ts'
import type { SearchIndex } from './search-index.ts'
import type { Session } from './session.ts'

type Input = ParsedInput<'search.codeResults'>

export interface ResultsToCode {
  readonly hits: number
  readonly spans: readonly { readonly document: DocumentId; readonly span: Span }[]
}

/** What is to be coded of what a search finds, each stretch once. */
export function spansToCode(db: ReadDb, session: Session, index: SearchIndex, input: Input): ResultsToCode {
  const found = new DocumentHits(db, session, index, input)
  const chosen = input.places && new Set(input.places.map(({ document, span }) => keyOf(document, span)))
  const spans = new Map<string, { document: DocumentId; span: Span }>()
  let hits = 0
  const widenings = new Map<DocumentId, (place: Place) => Span>()
  const widen = (id: DocumentId, place: Place) => {
    const known =
      widenings.get(id) ?? widening(session.load(db, id).text, index.of(id).text.passages, input.unit)
    widenings.set(id, known)
    return known(place)
  }
  for (const { row, place } of found.all()) {
    if (chosen && !chosen.has(keyOf(row.id, place))) continue
    hits += 1
    const span = widen(row.id, place)
    spans.set(keyOf(row.id, span), { document: row.id, span })
  }
  return { hits, spans: [...spans.values()] }
}

function keyOf(document: DocumentId, { start, end }: Span): string {
  return `${document} ${start} ${end}`
}

/** From a place to what is coded for it. */
function widening(text: string, passages: readonly Span[], unit: Input['unit']): (place: Place) => Span {
  if (unit === 'words') return ({ start, end }) => ({ start, end })
  const sentences = new Map<number, Span[]>()
  return ({ start, end, passage }) => {
    const whole = passages[passage] ?? { start, end }
    if (unit === 'turn') return withoutBlanks(text, whole)
    const known = sentences.get(passage) ?? sentencesOf(text, [whole]).toSorted(compareSpans)
    sentences.set(passage, known)
    const touched = known.filter((sentence) => overlaps(sentence, { start, end }))
    return { start: touched[0]?.start ?? start, end: touched.at(-1)?.end ?? end }
  }
}

function withoutBlanks(text: string, { start, end }: Span): Span {
  const said = text.slice(start, end)
  return { start: end - said.trimStart().length, end: start + said.trimEnd().length }
}

/** What coding these spans would come to. @throws Refusal as coding them would */
export function foreseeCoding(
  db: ReadDb,
  session: Session,
  { spans }: ResultsToCode,
  { code, coder }: Pick<Input, 'code' | 'coder'>,
): { created: number; already: number } {
  personOrRefuse(db, coder)
  const room = openRoom(db, session)
  admitCode(room.tree, code)
  let already = 0
  for (const { document, span } of spans) {
    const { start, end } = admitSpan(span, room.load(document))
    const round = room.layer(document, coder)?.id ?? null
    if (isCoded(db, { document, code, coder, start, end, round })) already += 1
  }
  return { created: spans.length - already, already }
}
