import { rmSync } from 'node:fs'
import path from 'node:path'
import type { CallOutput, ParsedInput } from '#shared/contract/index.ts'
import { foldWord } from '#shared/domain/folding.ts'
import { tallyWords, type TalliedText } from '#shared/domain/search/tally-words.ts'
import type { IsStopWord, Stem } from '#shared/domain/search/word-languages.ts'
import type { PseudonymList } from '#shared/domain/report/pseudonym-list.ts'
import type { CaseId, ParticipantId, SpeakerId } from '#shared/ids.ts'
import { wordsFileName } from '../exporters/file-name.ts'
import { exportWords } from '../exporters/words-book.ts'
import type { ReadDb } from '../project/index.ts'
import type { DocumentRow } from '../store/document-store.ts'
import { readProject } from '../store/project-store.ts'
import { now } from './clock.ts'
import type { Service } from './context.ts'
import { makeFolder, writeBeside } from './folder-writing.ts'
import { projectPseudonyms } from './pseudonym-replacing.ts'
import { stemsIn, stopWordsIn } from './search-languages.ts'
import { whenIndexed, type IndexedDocument, type SearchIndex } from './search-index.ts'
import { sceneOf, type Scene } from './search-speakers.ts'

type Input = ParsedInput<'words.frequency'>
type Answer = CallOutput<'words.frequency'>
type Column = Omit<Answer['columns'][number], 'words'>

/** The columns in the order in which they are met. */
class Columns {
  readonly #byKey = new Map<string, number>()
  readonly #speakers: Set<SpeakerId>[] = []
  readonly #all: Omit<Column, 'speakers'>[] = []

  get size(): number {
    return this.#all.length
  }

  /** Which column it is; `speaker` counts there. */
  numberOf(key: string, speaker: SpeakerId | null, make: () => Omit<Column, 'speakers'>): number {
    const known = this.#byKey.get(key) ?? this.#all.push(make()) - 1
    this.#byKey.set(key, known)
    const speakers = (this.#speakers[known] ??= new Set())
    if (speaker !== null) speakers.add(speaker)
    return known
  }

  at(number: number): Column {
    return { ...(this.#all[number] ?? nobody), speakers: [...(this.#speakers[number] ?? [])] }
  }

  caseAt(number: number): CaseId | null {
    return this.#all[number]?.case ?? null
  }
}

const nobody = { case: null, participant: null, name: null }

function columnOfCase(columns: Columns, scene: Scene, { caseId }: DocumentRow): number {
  return columns.numberOf(caseId ?? '', null, () => {
    const name = caseId === null ? null : (scene.cases.get(caseId)?.name ?? null)
    return { ...nobody, case: caseId, name }
  })
}

function columnOfSpeaker(columns: Columns, scene: Scene, id: SpeakerId | null): number {
  const speaker = id === null ? undefined : scene.speakers.get(id)
  if (!speaker) return columns.numberOf('nobody', null, () => nobody)
  const { interviewer, participant, label, name } = speaker
  if (interviewer) return columns.numberOf('interviewer', id, () => ({ ...nobody, name }))
  if (!participant) return columns.numberOf(`label ${label}`, id, () => ({ ...nobody, name: label }))
  return columns.numberOf(participant.id, id, () => ({
    ...nobody,
    participant: participant.id,
    name: participant.pseudonym || participant.role || null,
  }))
}

/** What is counted, and what of it is not to be. */
interface Counting {
  readonly columns: Columns
  readonly scene: Scene
  readonly by: Input['by']
  /** Who was met who has withdrawn, and so isn't counted. */
  readonly withdrawn: Set<ParticipantId>
  /** Which words of a document stand in a name; null: no matter. */
  readonly namesIn: (document: IndexedDocument, row: DocumentRow) => Uint8Array | null
}

/** A document's words, each under its column. */
function talliedOf(document: IndexedDocument, row: DocumentRow, counting: Counting): TalliedText {
  const { columns, scene, by, withdrawn, namesIn } = counting
  const admits = scene.admits(document) ?? (() => true)
  const ofCase = by === 'case' ? columnOfCase(columns, scene, row) : null
  return {
    text: document.text,
    silenced: namesIn(document, row),
    columnOf: (passage) => {
      if (!admits(passage)) return -1
      const speaker = document.speakers?.[passage] ?? null
      const participant = speaker === null ? null : (scene.speakers.get(speaker)?.participant ?? null)
      if (participant !== null && participant.withdrawnAt !== null) {
        withdrawn.add(participant.id)
        return -1
      }
      return ofCase ?? columnOfSpeaker(columns, scene, speaker)
    },
  }
}

/** Which words of a text stand in what a list replaces, each passage by itself. */
function namesAmong(pseudonyms: PseudonymList, words: string, { text }: IndexedDocument): Uint8Array {
  const silenced = new Uint8Array(text.numbers.length)
  for (const [passage, { start, end }] of text.passages.entries()) {
    const past = text.firsts[passage + 1] ?? 0
    let word = text.firsts[passage] ?? 0
    for (const name of pseudonyms.find(words.slice(start, end))) {
      while (word < past && (text.ends[word] ?? 0) <= start + name.start) word += 1
      for (; word < past && (text.starts[word] ?? 0) < start + name.end; word += 1) silenced[word] = 1
    }
  }
  return silenced
}

/** Which columns are shown, in order: those with words; of case studies as they stand, of speakers the longest first. */
function orderOf(columns: Columns, totals: readonly number[], scene: Scene, by: Input['by']): number[] {
  const shown = totals.flatMap((total, at) => (total > 0 ? [at] : []))
  if (by === 'speaker') return shown.toSorted((one, two) => (totals[two] ?? 0) - (totals[one] ?? 0))
  const places = new Map([...scene.cases.keys()].map((id, at) => [id, at]))
  const placeOf = (at: number) => {
    const id = columns.caseAt(at)
    return id === null ? places.size : (places.get(id) ?? places.size)
  }
  return shown.toSorted((one, two) => placeOf(one) - placeOf(two))
}

/** What is known of the languages that were chosen. */
interface Languages {
  readonly isStopWord: IsStopWord | null
  readonly stem: Stem | null
}

/** @param namesIn which words are left out because they stand in a name */
function count(
  db: ReadDb,
  index: SearchIndex,
  input: Input,
  { isStopWord, stem }: Languages,
  namesIn: Counting['namesIn'] = () => null,
): Answer {
  const { by, without, containing, offset, limit } = input
  const ownWithout = new Set(without.map(foldWord))
  const scene = sceneOf(index.setting.now(db), input)
  const columns = new Columns()
  const withdrawn = new Set<ParticipantId>()
  const counting = { columns, scene, by, withdrawn, namesIn }
  const texts = scene.documents.map((row) => talliedOf(index.of(row.id), row, counting))
  // All columns must be known before the words are counted.
  for (const { text, columnOf } of texts) text.passages.forEach((_, passage) => columnOf(passage))
  const tally = tallyWords(texts, index.words, {
    columns: columns.size,
    isWithout: (folded) => ownWithout.has(folded) || isStopWord?.(folded) === true,
    stem,
    containing: foldWord(containing.trim()),
    offset,
    limit,
  })
  const order = orderOf(columns, tally.totals, scene, by)
  return {
    total: tally.total,
    different: tally.different,
    listed: tally.listed,
    withdrawn: withdrawn.size,
    columns: order.map((at) => ({ ...columns.at(at), words: tally.totals[at] ?? 0 })),
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

async function languagesOf({ stopWords, stems }: Pick<Input, 'stopWords' | 'stems'>): Promise<Languages> {
  return {
    isStopWord: stopWords === null ? null : await stopWordsIn(stopWords),
    stem: stems === null ? null : await stemsIn(stems),
  }
}

export const searchWordsService: Service<'words.frequency' | 'words.export'> = {
  'words.frequency': async (input, context) => {
    const languages = await languagesOf(input)
    return whenIndexed(context, (index, project) => project.read((db) => count(db, index, input, languages)))
  },

  'words.export': async ({ folder, question, pseudonyms: isDisguised, formats }, context) => {
    const target = context.grants.get(folder).path
    const languages = await languagesOf(question)
    const all = { ...question, offset: 0, limit: Number.MAX_SAFE_INTEGER }
    const book = await whenIndexed(context, (index, project) =>
      project.read((db) => {
        const pseudonyms = projectPseudonyms(db, isDisguised)
        const told = (words: string) => pseudonyms.applied(words)
        const namesIn = (document: IndexedDocument, { id }: DocumentRow) =>
          pseudonyms.isEmpty ? null : namesAmong(pseudonyms, context.session.load(db, id).text, document)
        const frequency = count(db, index, all, languages, namesIn)
        return {
          ...question,
          project: told(readProject(db)?.name ?? ''),
          exportedAt: now(),
          isDisguised: !pseudonyms.isEmpty,
          without: question.without.map(told),
          frequency: {
            ...frequency,
            columns: frequency.columns.map((column) => ({
              ...column,
              name: column.name === null ? null : told(column.name),
            })),
          },
        }
      }),
    )
    makeFolder(target)
    const written: string[] = []
    try {
      for (const format of new Set(formats))
        written.push(
          writeBeside(target, wordsFileName(book.project, format), await exportWords(book, format)),
        )
    } catch (error) {
      // All or none: who is told that nothing was changed finds nothing.
      for (const file of written) rmSync(file, { force: true })
      throw error
    }
    return {
      files: written.map((file) => ({ file: context.grants.grant(file), name: path.basename(file) })),
    }
  },
}
