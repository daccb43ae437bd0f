import { randomBytes } from 'node:crypto'
import type { TableLayout } from '#shared/contract/import.ts'
import type { SourceText, Transcript, TurnCorrection } from '#shared/domain/transcript.ts'
import { transcriptOf } from '#shared/domain/turns/index.ts'
import { Refusal } from '#shared/errors.ts'
import type { SourceReading } from '../importers/read-source.ts'
import { applyTable } from '../importers/table.ts'

/** One document that a source would become. */
export interface StagedPart {
  readonly title: string
  readonly source: SourceText
  readonly attributes: Readonly<Record<string, string>>
  readonly transcript: Transcript
}

/** A source that was read and waits for its reader's word. */
export interface Staged {
  readonly id: string
  /** The grant it was read under. */
  readonly file: string
  readonly name: string
  readonly reading: SourceReading
  readonly correction: TurnCorrection
  readonly layout: TableLayout | null
  readonly parts: readonly StagedPart[]
}

const asDetected: TurnCorrection = { layout: 'detect', notSpeakers: [], rename: {} }

function titleFromName(name: string): string {
  const title = name
    .replace(/\.[^.]{1,5}$/u, '')
    .replaceAll('_', ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  return title || name
}

function partsOf(
  name: string,
  reading: SourceReading,
  correction: TurnCorrection,
  layout: TableLayout | null,
): StagedPart[] {
  const documents =
    reading.kind === 'table'
      ? applyTable(reading.table, layout ?? reading.table.guess)
      : [{ title: titleFromName(name), source: reading.source, attributes: {} }]
  return documents.map((document) => ({
    ...document,
    title: document.title.trim() || titleFromName(name),
    transcript: transcriptOf(document.source, correction),
  }))
}

/** Sources between reading and storing. They are in no project until they are stored. */
export class Staging {
  readonly #staged = new Map<string, Staged>()

  add({ file, name }: { readonly file: string; readonly name: string }, reading: SourceReading): Staged {
    const layout = reading.kind === 'table' ? reading.table.guess : null
    const staged: Staged = {
      id: randomBytes(12).toString('base64url'),
      file,
      name,
      reading,
      correction: asDetected,
      layout,
      parts: partsOf(name, reading, asDetected, layout),
    }
    this.#staged.set(staged.id, staged)
    return staged
  }

  /** @throws Refusal not_found for a source that is not, or no longer, staged. */
  get(id: string): Staged {
    const staged = this.#staged.get(id)
    if (!staged) throw new Refusal('not_found', { what: 'staged_source' })
    return staged
  }

  /** Detects the turns anew under a correction, from the text as it was read. */
  adjust(id: string, correction: TurnCorrection, layout: TableLayout | null): Staged {
    const before = this.get(id)
    const used = before.reading.kind === 'table' ? (layout ?? before.layout) : null
    const after = {
      ...before,
      correction,
      layout: used,
      parts: partsOf(before.name, before.reading, correction, used),
    }
    this.#staged.set(id, after)
    return after
  }

  /** A source staged before this one from the very same bytes, if any. */
  earlierTwin(staged: Staged): Staged | undefined {
    for (const other of this.#staged.values()) {
      if (other.id === staged.id) return undefined
      if (other.reading.sha256 === staged.reading.sha256) return other
    }
    return undefined
  }

  discard(ids: readonly string[]): void {
    for (const id of ids) this.#staged.delete(id)
  }

  clear(): void {
    this.#staged.clear()
  }
}
