import type { CallOutput, ParsedInput } from '#shared/contract/index.ts'
import { foldWord } from '#shared/domain/search/fold-word.ts'
import { tallyWords, type TalliedText } from '#shared/domain/search/tally-words.ts'
import { wordLanguages } from '#shared/domain/search/word-languages.ts'
import type { SpeakerId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import type { DocumentRow } from '../store/document-store.ts'
import type { Service } from './context.ts'
import { whenIndexed, type IndexedDocument, type SearchIndex } from './search-index.ts'
import { loadScene, type Scene } from './search-speakers.ts'

type Input = ParsedInput<'words.frequency'>
type Answer = CallOutput<'words.frequency'>
type Column = Omit<Answer['columns'][number], 'words'>

/** The columns in the order in which they are met. */
class Columns {
  readonly #byKey = new Map<string, number>()
  readonly all: Column[] = []

  numberOf(key: string, make: () => Column): number {
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    this.#byKey.set(key, this.all.length)
    return this.all.push(make()) - 1
  }
}

const nobody: Column = { case: null, participant: null, name: null }

function columnOfCase(columns: Columns, scene: Scene, { caseId }: DocumentRow): number {
  return columns.numberOf(caseId ?? '', () => {
    const name = caseId === null ? null : (scene.cases.get(caseId)?.name ?? null)
    return { ...nobody, case: caseId, name }
  })
}

function columnOfSpeaker(columns: Columns, scene: Scene, id: SpeakerId | null): number {
  const speaker = id === null ? undefined : scene.speakers.get(id)
  if (!speaker) return columns.numberOf('nobody', () => nobody)
  const { interviewer, participant, label, name } = speaker
  if (interviewer) return columns.numberOf('interviewer', () => ({ ...nobody, name }))
  if (!participant) return columns.numberOf(`label ${label}`, () => ({ ...nobody, name: label }))
  return columns.numberOf(participant.id, () => ({
    ...nobody,
    participant: participant.id,
    name: participant.pseudonym || participant.role || null,
  }))
}

/** A document's words, each under its column. */
function talliedOf(
  document: IndexedDocument,
  row: DocumentRow,
  columns: Columns,
  scene: Scene,
  by: Input['by'],
): TalliedText {
  const admits = scene.admits(document) ?? (() => true)
  const ofCase = by === 'case' ? columnOfCase(columns, scene, row) : null
  return {
    text: document.text,
    columnOf: (passage) => {
      if (!admits(passage)) return -1
      return ofCase ?? columnOfSpeaker(columns, scene, document.speakers?.[passage] ?? null)
    },
  }
}

/** Which columns are shown, in order: those with words; of case studies as they stand, of speakers the longest first. */
function orderOf(
  columns: readonly Column[],
  totals: readonly number[],
  scene: Scene,
  by: Input['by'],
): number[] {
  const shown = columns.flatMap((_, at) => ((totals[at] ?? 0) > 0 ? [at] : []))
  if (by === 'speaker') return shown.toSorted((one, two) => (totals[two] ?? 0) - (totals[one] ?? 0))
  const places = new Map([...scene.cases.keys()].map((id, at) => [id, at]))
  const placeOf = (at: number) => {
    const id = columns[at]?.case ?? null
    return id === null ? places.size : (places.get(id) ?? places.size)
  }
  return shown.toSorted((one, two) => placeOf(one) - placeOf(two))
}

function count(db: ReadDb, index: SearchIndex, input: Input): Answer {
  const { by, stopWords, without, stems, offset, limit } = input
  const scene = loadScene(db, input)
  const columns = new Columns()
  const texts = scene.documents.map((row) => talliedOf(index.of(row.id), row, columns, scene, by))
  // All columns must be known before the words are counted.
  for (const { text, columnOf } of texts) text.passages.forEach((_, passage) => columnOf(passage))
  const tally = tallyWords(texts, index.words, {
    columns: columns.all.length,
    without: new Set([
      ...(stopWords === null ? [] : wordLanguages[stopWords].stopWords),
      ...without.map(foldWord),
    ]),
    stem: stems === null ? null : wordLanguages[stems].stem,
    offset,
    limit,
  })
  const order = orderOf(columns.all, tally.totals, scene, by)
  return {
    total: tally.total,
    different: tally.different,
    columns: order.map((at) => ({ ...(columns.all[at] ?? nobody), words: tally.totals[at] ?? 0 })),
    words: tally.words.map(({ word, forms, count: times, texts: documents, counts }) => ({
      word,
      forms: [...forms],
      search: forms.map((form) => `"${form}"`).join(' '),
      count: times,
      documents,
      counts: order.map((at) => counts[at] ?? 0),
    })),
  }
}

export const searchWordsService: Service<'words.frequency'> = {
  'words.frequency': (input, context) =>
    whenIndexed(context, (index, project) => project.read((db) => count(db, index, input))),
}
