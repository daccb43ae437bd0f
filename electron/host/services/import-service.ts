import type { RejectedSource, StagedDocument, StagedSource } from '#shared/contract/import.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import type { Mode } from '#shared/contract/values.ts'
import { speakersOf } from '#shared/domain/turns/index.ts'
import { importRejections, Refusal } from '#shared/errors.ts'
import { sentenceFor } from '#shared/sentences.ts'
import { SourceReader } from '../importers/read-source.ts'
import { listDocuments, titlesFromSource } from '../store/document-store.ts'
import { caseOrRefuse, participantOrRefuse } from './case-service.ts'
import type { HostState, Service } from './context.ts'
import { labelsOf, looksLikeInterviewer, storeDocument } from './import-storing.ts'
import { freeName, quoted } from './plain-words.ts'
import type { Staged, StagedPart } from './staging.ts'

/** A first guess at a document's mode, from its name and how many speak. Shown to be changed. */
export function suggestMode(title: string, speakers: number): Mode {
  if (/focus.?group|\bFG\d*\b/iu.test(title)) return 'focus_group'
  if (/workshop/iu.test(title)) return 'feedback_workshop'
  if (/field.?note|observation/iu.test(title)) return 'field_note'
  if (/interview/iu.test(title)) return 'interview'
  if (speakers > 3) return 'focus_group'
  return speakers > 0 ? 'interview' : 'document'
}

function describePart(part: StagedPart, index: number): StagedDocument {
  const labels = labelsOf(part.transcript)
  return {
    index,
    title: part.title,
    characters: part.transcript.text.length,
    turns: part.transcript.turns.length,
    speakers: speakersOf(part.transcript).flatMap(({ speaker: label, turns, words }) =>
      label === null ? [] : { label, turns, words, interviewer: looksLikeInterviewer(label, labels) },
    ),
    layout: part.transcript.layout,
    proposal: part.transcript.proposal,
    header: [...part.transcript.header],
    attributes: { ...part.attributes },
    suggestedMode: suggestMode(part.title, labels.length),
    warnings: [...part.transcript.warnings],
  }
}

function describeStaged(staged: Staged, { session, staging }: HostState): StagedSource {
  const { reading, layout, correction } = staged
  const stored = session.isOpen
    ? session.project.read((db) => titlesFromSource(db, reading.sha256))[0]
    : undefined
  return {
    id: staged.id,
    file: staged.file,
    name: staged.name,
    format: reading.format,
    bytes: reading.bytes.length,
    documents: staged.parts.map(describePart),
    table:
      reading.kind === 'table' && layout
        ? { columns: [...reading.table.columns], rows: reading.table.rows.length, layout }
        : null,
    correction: {
      layout: correction.layout,
      notSpeakers: [...correction.notSpeakers],
      rename: { ...correction.rename },
    },
    alreadyImportedAs: stored ?? staging.earlierTwin(staged)?.name ?? null,
  }
}

/** A refusal of one source as the report of an import shows it; any other refusal goes on. */
export function rejectedSource(
  { file, name }: { readonly file: string; readonly name: string },
  error: unknown,
): RejectedSource {
  if (!(error instanceof Refusal) || error.failure.code !== 'import_rejected') throw error
  const reason = importRejections.find((known) => known === error.failure.data['reason']) ?? 'unreadable'
  return { file, name, reason, sentence: sentenceFor(error.failure).sentence }
}

function alreadyImported(name: string, as: string): Refusal {
  return new Refusal('import_rejected', { source: name, reason: 'already_imported', detail: as })
}

/** Refuses before anything is stored what names something that is not there. @throws Refusal not_found */
function refuseUnknown(
  documents: ParsedInput<'import.store'>['documents'],
  session: HostState['session'],
  staging: HostState['staging'],
): void {
  session.project.read((db) => {
    for (const { staged, index, case: caseOf, speakers } of documents) {
      if (!staging.get(staged).parts[index]) throw new Refusal('not_found', { what: 'staged_source' })
      if (typeof caseOf === 'string') caseOrRefuse(db, caseOf)
      for (const { participant } of speakers) {
        if (typeof participant === 'string') participantOrRefuse(db, participant)
      }
    }
  })
}

export const importService: Service<
  'import.read' | 'import.adjust' | 'import.turns' | 'import.store' | 'import.discard'
> = {
  'import.read': async ({ files }, context) => {
    const { grants, staging, signal, progress } = context
    const sources = files.map((file) => ({ file, ...grants.get(file) }))
    const staged: Staged[] = []
    const rejected: RejectedSource[] = []
    const reader = new SourceReader()
    try {
      for (const [index, source] of sources.entries()) {
        progress({ done: index, total: sources.length, step: source.name })
        try {
          staged.push(staging.add(source, await reader.read(source, { signal })))
        } catch (error) {
          rejected.push(rejectedSource(source, error))
        }
      }
    } catch (error) {
      staging.discard(staged.map(({ id }) => id))
      throw error
    } finally {
      await reader.close()
    }
    progress({ done: sources.length, total: sources.length, step: '' })
    return { staged: staged.map((source) => describeStaged(source, context)), rejected }
  },

  'import.adjust': ({ staged, correction, layout }, context) =>
    describeStaged(context.staging.adjust(staged, correction, layout), context),

  'import.turns': ({ staged, index, limit }, { staging }) => {
    const part = staging.get(staged).parts[index]
    if (!part) throw new Refusal('not_found', { what: 'staged_source' })
    const { text, turns } = part.transcript
    return turns.slice(0, limit).map(({ speaker, timestamp, bodyStart, bodyEnd }) => ({
      speaker,
      timestamp,
      text: text.slice(bodyStart, bodyEnd),
    }))
  },

  'import.store': async ({ documents, again }, { session, staging, as, signal, progress }) => {
    refuseUnknown(documents, session, staging)
    const stored = []
    const rejected: RejectedSource[] = []
    // Judged before anything is stored: a source of many documents must not turn its later ones away itself.
    const batch = new Set(documents.map(({ staged }) => staged))
    const standing = new Map(
      [...batch].map((id) => {
        const source = staging.get(id)
        const twin = staging.earlierTwin(source)
        const inProject = session.project.read((db) => titlesFromSource(db, source.reading.sha256))[0]
        return [id, inProject ?? (twin && batch.has(twin.id) ? twin.name : undefined)] as const
      }),
    )
    for (const [index, wanted] of documents.entries()) {
      progress({ done: index, total: documents.length, step: wanted.title })
      await new Promise(setImmediate)
      if (signal.aborted) throw new Refusal('cancelled', { stored: stored.length })
      const source = staging.get(wanted.staged)
      const part = source.parts[wanted.index]
      if (!part) throw new Refusal('not_found', { what: 'staged_source' })
      const twin = standing.get(wanted.staged)
      if (twin !== undefined && !again) {
        rejected.push(rejectedSource(source, alreadyImported(source.name, twin)))
        continue
      }
      const taken = new Set(session.project.read(listDocuments).map((row) => row.title))
      const title = freeName(wanted.title, (candidate) => taken.has(candidate))
      const document = session.project.write(
        { kind: 'import.store', label: `Imported ${quoted(title)}`, coder: as },
        (db) => storeDocument(db, source, part, { ...wanted, title }),
      )
      stored.push({ staged: wanted.staged, index: wanted.index, document, title })
    }
    staging.discard(stored.map(({ staged }) => staged))
    progress({ done: documents.length, total: documents.length, step: '' })
    return { stored, rejected }
  },

  'import.discard': ({ staged }, { staging }) => {
    staging.discard(staged)
    return null
  },
}
