import type { ParsedInput } from '#shared/contract/index.ts'
import type { Place } from '#shared/domain/search/in-context.ts'
import { sentencesOf } from '#shared/domain/sentences-of.ts'
import { compareSpans, overlaps, type Span } from '#shared/domain/span.ts'
import type { DocumentId } from '#shared/ids.ts'
import type { Project, ReadDb } from '../project/index.ts'
import type { DocumentRow } from '../store/document-store.ts'
import { listCodedPlaces } from '../store/search-store.ts'
import { personOrRefuse } from './coder-service.ts'
import { admitCode, admitSpan, openRoom, type CodingRoom } from './coding-room.ts'
import { hitsOf, type DocumentHits } from './search-documents.ts'
import type { SearchIndex } from './search-index.ts'
import type { Session } from './session.ts'

type Input = ParsedInput<'search.codeResults'>

/** What is to be coded of what a search finds, each stretch once. */
export interface ResultsToCode {
  readonly hits: number
  readonly documents: number
  readonly spans: readonly { readonly document: DocumentId; readonly span: Span }[]
  /** How many of the spans are coded so already. */
  readonly already: number
}

/**
 * Gathers what is to be coded, a document a step. Null where the documents changed meanwhile: then it is to be gathered
 * anew. @throws Refusal as coding it would
 */
export function* gatherResults(
  project: Project,
  session: Session,
  index: SearchIndex,
  input: Input,
): Generator<number, ResultsToCode | null> {
  const { version } = index
  const { hits: found, room } = project.read((db) => {
    personOrRefuse(db, input.coder)
    const opened = openRoom(db, session)
    admitCode(opened.tree, input.code)
    return { hits: hitsOf(db, session, index, input), room: opened }
  })
  const chosen = input.places && byDocument(input.places)
  const without = byDocument(input.without)
  const rows = found.scene.documents.filter(
    (row, at) => (found.counts[at] ?? 0) > 0 && (chosen?.has(row.id) ?? true),
  )
  const spans: { document: DocumentId; span: Span }[] = []
  let [hits, documents, already] = [0, 0, 0]
  for (const [at, row] of rows.entries()) {
    const [only, none] = [chosen?.get(row.id), without.get(row.id)]
    const isChosen = (place: Place) => {
      const key = keyOf(place)
      return (only?.has(key) ?? true) && none?.has(key) !== true
    }
    const own = project.read((db) => gatherIn(db, room, found, row, isChosen, input))
    hits += own.hits
    if (own.hits > 0) documents += 1
    already += own.already
    for (const span of own.spans) spans.push({ document: row.id, span })
    yield (at + 1) / rows.length
    if (index.version !== version) return null
  }
  return { hits, documents, spans, already }
}

function gatherIn(
  db: ReadDb,
  room: CodingRoom,
  found: DocumentHits,
  row: DocumentRow,
  isChosen: (place: Place) => boolean,
  { unit, code, coder }: Input,
): { hits: number; spans: Span[]; already: number } {
  const places = found.placesIn(row).filter(isChosen)
  if (places.length === 0) return { hits: 0, spans: [], already: 0 }
  const document = room.load(row.id)
  const widen = widening(document.text, found.passagesOf(row), unit)
  const spans = [...new Map(places.map(widen).map((span) => [keyOf(span), span])).values()]
  const round = room.layer(row.id, coder)?.id ?? null
  const coded = new Set(listCodedPlaces(db, { document: row.id, code, coder, round }).map(keyOf))
  const already = spans.filter((span) => coded.has(keyOf(admitSpan(span, document)))).length
  return { hits: places.length, spans, already }
}

function byDocument(places: Input['without']): ReadonlyMap<DocumentId, ReadonlySet<string>> {
  const chosen = new Map<DocumentId, Set<string>>()
  for (const { document, span } of places) {
    const own = chosen.get(document)
    if (own) own.add(keyOf(span))
    else chosen.set(document, new Set([keyOf(span)]))
  }
  return chosen
}

function keyOf({ start, end }: Span): string {
  return `${start} ${end}`
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
