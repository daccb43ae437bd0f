import type { Attributes } from '../importers/xml-guard.ts'
import { normalGuid } from './guid.ts'
import type { Draft, Medium, SelectionDraft, SourceDraft, SourceInFile } from './qde-content.ts'
import type { RefiCoding, RefiValue } from './refi-project.ts'
import type { Tally } from './tally.ts'
import { timeOf } from './times.ts'

/** Reads what stands under `Sources`: texts, their selections and the codings on them. */
export class SourceReading {
  readonly sources: SourceInFile[] = []
  /** Names of recordings, pictures and PDFs without words. */
  readonly wordless: string[] = []
  readonly #tally: Tally
  #medium: Medium | null = null
  #source: SourceDraft | null = null
  #selection: SelectionDraft | null = null
  #coding: Draft<RefiCoding> | null = null

  constructor(tally: Tally) {
    this.#tally = tally
  }

  begin(name: string, guid: string | null, attributes: Attributes): void {
    switch (name) {
      case 'PictureSource':
      case 'PDFSource':
      case 'AudioSource':
      case 'VideoSource':
        this.#beginMedium(guid, attributes['name'] ?? '')
        break
      case 'TextSource':
      case 'Representation':
      case 'Transcript':
        this.#beginSource(guid, attributes)
        break
      case 'SyncPoint':
        if (guid !== null) this.#medium?.syncPoints.set(guid, positionOf(attributes['position']))
        break
      case 'PlainTextSelection':
        this.#beginSelection(
          guid,
          attributes,
          positionOf(attributes['startPosition']),
          positionOf(attributes['endPosition']),
        )
        break
      case 'TranscriptSelection':
        this.#beginSelection(
          guid,
          attributes,
          this.#syncPosition(attributes['fromSyncPoint']),
          this.#syncPosition(attributes['toSyncPoint']),
        )
        break
      case 'Coding':
        this.#beginCoding(guid, attributes)
        break
    }
  }

  end(name: string): void {
    switch (name) {
      case 'PictureSource':
      case 'PDFSource':
      case 'AudioSource':
      case 'VideoSource':
        this.#endMedium()
        break
      case 'TextSource':
      case 'Representation':
      case 'Transcript':
        if (this.#source) this.sources.push(this.#source)
        this.#source = null
        break
      case 'PlainTextSelection':
      case 'TranscriptSelection':
        if (this.#selection && this.#source) this.#source.selections.push(this.#selection)
        this.#selection = null
        break
      case 'Coding':
        if (this.#coding && this.#selection) this.#selection.codings.push(this.#coding)
        this.#coding = null
        break
    }
  }

  /** Where the notes on the element named `parent` are kept; undefined where it is none of a source's. */
  notesOf(parent: string): string[] | undefined {
    if (parent === 'Coding') return this.#coding?.notes
    if (parent === 'PlainTextSelection' || parent === 'TranscriptSelection') return this.#selection?.notes
    return this.#source?.notes ?? this.#medium?.notes
  }

  get values(): RefiValue[] | undefined {
    return this.#source?.values ?? this.#medium?.values
  }

  setCode(guid: string | null): void {
    if (this.#coding) this.#coding.code = guid
  }

  setContent(words: string): void {
    if (this.#source) this.#source.content = words
  }

  describe(words: string): void {
    const holder = this.#selection ?? this.#source ?? this.#medium
    if (holder) holder.description = words
  }

  #beginMedium(guid: string | null, name: string): void {
    this.#medium = {
      guid: guid ?? '',
      name,
      description: '',
      notes: [],
      values: [],
      texts: [],
      syncPoints: new Map(),
    }
  }

  /** What is said of a recording or PDF goes to the first of its texts. */
  #endMedium(): void {
    const medium = this.#medium
    this.#medium = null
    if (!medium) return
    const [text] = medium.texts
    if (!text) {
      this.wordless.push(medium.name || 'without a name')
      return
    }
    text.description ||= medium.description
    text.notes.push(...medium.notes)
    text.values.push(...medium.values)
  }

  #beginSource(guid: string | null, attributes: Attributes): void {
    this.#tally.admit('sources')
    const medium = this.#medium
    this.#source = {
      guid: guid ?? '',
      alsoKnownAs: medium?.guid ?? null,
      name: medium?.name || (attributes['name'] ?? ''),
      textPath: attributes['plainTextPath'] ?? null,
      richPath: attributes['richTextPath'] ?? null,
      content: null,
      user: userOf(attributes),
      at: timeOf(attributes['creationDateTime']),
      description: '',
      selections: [],
      notes: [],
      values: [],
    }
    medium?.texts.push(this.#source)
  }

  #beginSelection(guid: string | null, attributes: Attributes, start: number, end: number): void {
    this.#tally.admit('selections')
    // A note's own selections mark the note's words, which are none of the texts.
    if (!this.#source) {
      this.#tally.leave('noteSelections')
      return
    }
    this.#selection = {
      guid,
      name: attributes['name'] ?? null,
      start,
      end,
      user: userOf(attributes),
      at: timeOf(attributes['creationDateTime'] ?? attributes['modifiedDateTime']),
      description: '',
      codings: [],
      notes: [],
    }
  }

  #syncPosition(guid: string | undefined): number {
    return this.#medium?.syncPoints.get(normalGuid(guid) ?? '') ?? Number.NaN
  }

  #beginCoding(guid: string | null, attributes: Attributes): void {
    this.#tally.admit('codings')
    if (!this.#selection) {
      this.#tally.leave('wholeCodings')
      return
    }
    this.#coding = {
      guid,
      code: null,
      user: normalGuid(attributes['creatingUser']),
      at: timeOf(attributes['creationDateTime']),
      notes: [],
    }
  }
}

/** Who made a thing, else who changed it last. */
export function userOf(attributes: Attributes): string | null {
  return normalGuid(attributes['creatingUser'] ?? attributes['modifyingUser'])
}

function positionOf(raw: string | undefined): number {
  return /^[+-]?\d{1,15}$/u.test(raw?.trim() ?? '') ? Number(raw) : Number.NaN
}
