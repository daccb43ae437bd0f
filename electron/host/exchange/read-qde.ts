import { ImportProblem } from '../importers/import-problem.ts'
import { readXml, type Attributes, type XmlReader } from '../importers/xml-guard.ts'
import { normalGuid } from './guid.ts'
import { refiNamespaces } from './namespaces.ts'
import type { Draft, NoteInFile, QdeContent } from './qde-content.ts'
import { CodeGathering } from './read-codes.ts'
import type { RefiCase, RefiLink, RefiUser, RefiValue, RefiVariable } from './refi-project.ts'
import { SourceReading, userOf } from './source-reading.ts'
import { Tally } from './tally.ts'
import { timeOf } from './times.ts'

/** Elements that hold words. */
const wordy = new Set([
  'Description',
  'PlainTextContent',
  'TextValue',
  'BooleanValue',
  'IntegerValue',
  'FloatValue',
  'DateValue',
  'DateTimeValue',
])

/** Elements of which nothing is kept but how many codings are in them. */
const withoutText = new Set([
  'PictureSelection',
  'PDFSelection',
  'AudioSelection',
  'VideoSelection',
  'TextDescription',
])

/**
 * Reads the XML of a project (.qde), in one pass.
 * @throws ImportProblem not_what_it_says, too_large, damaged, forbidden_markup
 */
export function readQde(bytes: Uint8Array): QdeContent {
  const reading = new QdeReading()
  readXml(bytes, refiNamespaces, reading)
  return reading.content()
}

class QdeReading implements XmlReader {
  readonly #tally = new Tally()
  readonly #codes = new CodeGathering()
  readonly #sources = new SourceReading(this.#tally)
  readonly #project = { name: '', origin: '', description: '' }
  readonly #users: RefiUser[] = []
  readonly #codeNotes = new Map<string, string[]>()
  readonly #variables: RefiVariable[] = []
  readonly #cases: RefiCase[] = []
  readonly #notes: NoteInFile[] = []
  readonly #links: RefiLink[] = []
  readonly #projectNotes: string[] = []
  readonly #path: string[] = []
  #words: string | null = null
  /** How deep the element lies of which nothing is kept; 0: none. */
  #ignored = 0
  #case: Draft<RefiCase> | null = null
  #note: Draft<NoteInFile> | null = null
  #value: Draft<RefiValue> | null = null

  content(): QdeContent {
    return {
      ...this.#project,
      users: this.#users,
      codes: this.#codes.codes,
      codeNotes: this.#codeNotes,
      variables: this.#variables,
      cases: this.#cases,
      sources: this.#sources.sources,
      notes: this.#notes,
      links: this.#links,
      projectNotes: this.#projectNotes,
      left: this.#tally.left,
      wordless: this.#sources.wordless,
      notices: this.#codes.notices,
    }
  }

  open(name: string, attributes: Attributes): void {
    if (this.#path.length === 0 && name !== 'Project')
      throw new ImportProblem('not_what_it_says', 'Its project file is no REFI-QDA project.')
    const parent = this.#path.at(-1) ?? ''
    this.#path.push(name)
    if (this.#ignored > 0) {
      if (name === 'Coding') this.#tally.leave('regionCodings')
    } else if (withoutText.has(name)) this.#ignored = this.#path.length
    else if (wordy.has(name)) this.#words = ''
    else this.#begin(name, parent, attributes)
  }

  text(words: string): void {
    if (this.#words !== null) this.#words += words
  }

  close(name: string): void {
    const depth = this.#path.length
    this.#path.pop()
    const parent = this.#path.at(-1) ?? ''
    if (this.#ignored > 0) {
      if (depth === this.#ignored) this.#ignored = 0
    } else if (this.#words !== null && wordy.has(name)) {
      this.#keepWords(name, parent, this.#words)
      this.#words = null
    } else this.#end(name, parent)
  }

  #begin(name: string, parent: string, attributes: Attributes): void {
    const guid = normalGuid(attributes['guid'])
    const title = attributes['name'] ?? ''
    switch (name) {
      case 'Project':
        this.#project.name = title
        this.#project.origin = attributes['origin'] ?? ''
        break
      case 'User':
        this.#tally.admit('users')
        if (guid !== null) this.#users.push({ guid, name: title || (attributes['id'] ?? '') })
        break
      case 'Code':
        if (parent === 'Codes' || parent === 'Code') this.#codes.open(attributes)
        break
      case 'Variable':
        this.#tally.admit('variables')
        if (guid !== null) this.#variables.push({ guid, name: title })
        break
      case 'Case':
        this.#tally.admit('cases')
        this.#case = { guid: guid ?? '', name: title, description: '', values: [], sources: [] }
        break
      case 'VariableValue':
        this.#tally.admit('values')
        this.#value = { variable: '', value: '' }
        break
      case 'Note':
        this.#beginNote(guid, attributes)
        break
      case 'Link':
        this.#link(guid, attributes)
        break
      case 'Set':
        this.#tally.leave('sets')
        break
      case 'Graph':
        this.#tally.leave('graphs')
        break
      default:
        if (name.endsWith('Ref')) this.#refer(name, parent, normalGuid(attributes['targetGUID']))
        else this.#sources.begin(name, guid, attributes)
    }
  }

  #refer(name: string, parent: string, target: string | null): void {
    this.#tally.admit('references')
    if (name === 'VariableRef') {
      if (this.#value && target !== null) this.#value.variable = target
    } else if (name === 'CodeRef') {
      if (parent === 'Coding') this.#sources.setCode(target)
      else if (parent === 'Case') this.#tally.leave('caseCodes')
    } else if (name === 'SourceRef') {
      if (target !== null) this.#case?.sources.push(target)
    } else if (name === 'SelectionRef') this.#tally.leave('caseSelections')
    else if (name === 'NoteRef' && target !== null) this.#notesOn(parent)?.push(target)
  }

  #end(name: string, parent: string): void {
    switch (name) {
      case 'Code':
        if (this.#codes.isOpen) this.#codes.close()
        break
      case 'Case':
        if (this.#case) this.#cases.push(this.#case)
        this.#case = null
        break
      case 'Note':
        if (this.#note) this.#notes.push(this.#note)
        this.#note = null
        break
      case 'VariableValue':
        if (this.#value) (parent === 'Case' ? this.#case?.values : this.#sources.values)?.push(this.#value)
        this.#value = null
        break
      default:
        this.#sources.end(name)
    }
  }

  #beginNote(guid: string | null, attributes: Attributes): void {
    this.#tally.admit('notes')
    this.#note = {
      guid: guid ?? '',
      name: attributes['name'] ?? '',
      textPath: attributes['plainTextPath'] ?? null,
      richPath: attributes['richTextPath'] ?? null,
      content: null,
      description: '',
      user: userOf(attributes),
      at: timeOf(attributes['creationDateTime']),
      changedAt: timeOf(attributes['modifiedDateTime']),
    }
  }

  #link(guid: string | null, attributes: Attributes): void {
    this.#tally.admit('links')
    const [origin, target] = [normalGuid(attributes['originGUID']), normalGuid(attributes['targetGUID'])]
    if (origin !== null && target !== null) this.#links.push({ guid, origin, target })
  }

  #notesOn(parent: string): string[] | undefined {
    if (parent === 'Project') return this.#projectNotes
    if (parent === 'Link') return undefined
    if (parent !== 'Code') return this.#sources.notesOf(parent)
    const guid = this.#codes.current
    if (guid === null) return undefined
    const notes = this.#codeNotes.get(guid) ?? []
    this.#codeNotes.set(guid, notes)
    return notes
  }

  #keepWords(name: string, parent: string, words: string): void {
    if (name === 'PlainTextContent') {
      if (this.#note) this.#note.content = words
      else this.#sources.setContent(words)
    } else if (name === 'Description') this.#describe(parent, words)
    else if (this.#value) this.#value.value = name === 'BooleanValue' ? yesOrNo(words) : words.trim()
  }

  #describe(parent: string, words: string): void {
    if (parent === 'Project') this.#project.description = words
    else if (parent === 'Code') this.#codes.describe(words)
    else if (parent === 'Variable') this.#tally.leave('variableDescriptions')
    else if (parent === 'Case') {
      if (this.#case) this.#case.description = words
    } else if (parent === 'Note') {
      if (this.#note) this.#note.description = words
    } else if (parent !== 'Set') this.#sources.describe(words)
  }
}

function yesOrNo(words: string): string {
  return ['true', '1'].includes(words.trim()) ? 'Yes' : 'No'
}
