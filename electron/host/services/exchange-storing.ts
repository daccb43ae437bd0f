import {
  codingId,
  consensusCoder,
  memoId,
  projectId,
  type CaseId,
  type CoderId,
  type DocumentId,
} from '#shared/ids.ts'
import { caseId } from '#shared/ids.ts'
import { modeNamed, modeVariable } from '../exchange/modes.ts'
import { plainName } from '../exchange/plain-names.ts'
import type { ReadDocument, ReadMemo, ReadProject, ReadSubject } from '../exchange/read-project.ts'
import { newId, type WriteDb } from '../project/index.ts'
import { setAttributes } from '../store/attribute-store.ts'
import { insertCase } from '../store/case-store.ts'
import { startCoding } from '../store/coding-state-store.ts'
import { insertCoding } from '../store/coding-store.ts'
import { insertMemo, type MemoRow } from '../store/memo-store.ts'
import { insertProject } from '../store/project-store.ts'
import { now } from './clock.ts'
import { publishVersion } from './codebook-writing.ts'
import { addCoder, coderNamed } from './coder-service.ts'
import { storeExchangedCodes } from './exchange-codes.ts'
import { sha256 } from './hashing.ts'
import { labelsOf, looksLikeInterviewer, storeDocument } from './import-storing.ts'
import { suggestMode } from './import-service.ts'
import { counted, freeName } from './plain-words.ts'
import type { Staged } from './staging.ts'

/** What a foreign project's parts became, and what is to be told of it. */
export interface Stored {
  readonly counts: Record<string, number>
  readonly notices: readonly string[]
}

/** Users as coders: by guid, and nobody in particular for work that names no user. */
class Coders {
  readonly #db: WriteDb
  readonly #byGuid = new Map<string, CoderId>()
  #unknown: CoderId | null = null
  /** How many codings named no user that is in the file. */
  unnamed = 0

  constructor(db: WriteDb, users: ReadProject['users']) {
    this.#db = db
    for (const { guid, name } of users) {
      if (this.#byGuid.has(guid)) continue
      // The consensus has one id in every project; a file of ours brings it along as a user.
      this.#byGuid.set(
        guid,
        guid === consensusCoder ? consensusCoder : this.#add(plainName(name, 'Unnamed coder')),
      )
    }
  }

  get size(): number {
    return (
      new Set([...this.#byGuid.values()].filter((id) => id !== consensusCoder)).size + (this.#unknown ? 1 : 0)
    )
  }

  of(guid: string | null): CoderId | null {
    return guid === null ? null : (this.#byGuid.get(guid) ?? null)
  }

  /** Who coded; someone must have. */
  whoCoded(guid: string | null): CoderId {
    const known = this.of(guid)
    if (known !== null) return known
    this.unnamed += 1
    this.#unknown ??= this.#add('Unknown coder')
    return this.#unknown
  }

  #add(name: string): CoderId {
    return addCoder(
      this.#db,
      freeName(name, (candidate) => coderNamed(this.#db, candidate) !== undefined),
    ).id
  }
}

function storeCases(db: WriteDb, cases: ReadProject['cases']): CaseId[] {
  const taken = new Set<string>()
  return cases.map(({ name, description, attributes }, position) => {
    const own = freeName(name, (candidate) => taken.has(candidate.toLocaleLowerCase('en')))
    taken.add(own.toLocaleLowerCase('en'))
    const id = newId(caseId)
    insertCase(db, { id, name: own, description, position })
    setAttributes(db, 'case', id, attributes)
    return id
  })
}

function storeText(db: WriteDb, document: ReadDocument, cases: readonly CaseId[]): DocumentId {
  const { transcript, fileName, mediaType, bytes, title } = document
  const labels = labelsOf(transcript)
  const staged: Staged = {
    id: '',
    file: '',
    name: fileName,
    reading: {
      kind: 'text',
      format: 'txt',
      source: { text: transcript.text, bold: [], stated: null, title, warnings: [] },
      bytes,
      sha256: sha256(bytes),
      mediaType,
    },
    correction: { layout: 'detect', notSpeakers: [], rename: {} },
    layout: null,
    parts: [],
  }
  const { [modeVariable.name]: named = '', ...others } = document.attributes
  const mode = modeNamed(named)
  return storeDocument(
    db,
    staged,
    {
      title,
      source: { text: transcript.text, bold: [], stated: null, title, warnings: [] },
      attributes: {},
      transcript,
    },
    {
      staged: '',
      index: 0,
      title,
      case: document.caseIndex === null ? null : (cases[document.caseIndex] ?? null),
      mode: mode ?? suggestMode(title, labels.length),
      attributes: mode === null ? { ...document.attributes } : others,
      speakers: labels.map((label) => ({
        label,
        interviewer: looksLikeInterviewer(label, labels),
        participant: null,
      })),
    },
  )
}

/** Writes a foreign project's parts as the first command of a new project. */
export function storeExchange(db: WriteDb, read: ReadProject, fallbackName: string): Stored {
  const at = now()
  insertProject(db, { id: newId(projectId), name: plainName(read.name, fallbackName), createdAt: at })
  const coders = new Coders(db, read.users)
  const codes = storeExchangedCodes(db, read)
  const version = publishVersion(db, '', null)
  const cases = storeCases(db, read.cases)
  const documents = read.documents.map((document) => storeText(db, document, cases))
  const codings: string[][] = []
  let doubled = 0
  let stored = 0
  read.documents.forEach((document, index) => {
    const id = documents[index]
    if (id === undefined) return
    const { text } = document.transcript
    const standing = new Map<string, string>()
    const hashes = new Map<string, string>()
    const begun = new Set<CoderId>()
    codings.push(
      document.codings.map(({ code: guid, user, at: when, start, end }) => {
        const code = codes.ids.get(guid)
        if (code === undefined) return ''
        const coder = coders.whoCoded(user)
        const key = `${coder} ${code} ${start} ${end}`
        const before = standing.get(key)
        if (before !== undefined) {
          doubled += 1
          return before
        }
        const place = `${start} ${end}`
        const quoteHash = hashes.get(place) ?? sha256(text.slice(start, end))
        hashes.set(place, quoteHash)
        const row = newId(codingId)
        insertCoding(db, {
          id: row,
          document: id,
          code,
          coder,
          start,
          end,
          quoteHash,
          version: version.id,
          at: when ?? at,
          round: null,
        })
        standing.set(key, row)
        stored += 1
        begun.add(coder)
        return row
      }),
    )
    for (const coder of begun) if (coder !== consensusCoder) startCoding(db, id, coder, null, at)
  })
  const subjectOf = (subject: ReadSubject): Pick<MemoRow, 'subjectKind' | 'subjectId' | 'start' | 'end'> => {
    const whole = (subjectKind: MemoRow['subjectKind'], subjectId: string | null | undefined) =>
      subjectId === undefined || subjectId === ''
        ? { subjectKind: 'journal' as const, subjectId: null, start: null, end: null }
        : { subjectKind, subjectId, start: null, end: null }
    switch (subject.kind) {
      case 'project':
      case 'journal':
        return whole(subject.kind, null)
      case 'case':
        return whole('case', cases[subject.caseIndex])
      case 'code':
        return whole('code', codes.ids.get(subject.code))
      case 'document':
        return whole('document', documents[subject.document])
      case 'coding':
        return whole('coding', codings[subject.document]?.[subject.coding])
      case 'span': {
        const document = documents[subject.document]
        return document === undefined
          ? whole('journal', null)
          : { subjectKind: 'span', subjectId: document, ...subject.span }
      }
    }
  }
  for (const memo of read.memos) storeMemo(db, memo, subjectOf(memo.subject), coders, at)
  const attributes = new Set([...read.cases, ...read.documents].flatMap((one) => Object.keys(one.attributes)))
  attributes.delete(modeVariable.name)
  return {
    counts: {
      coders: coders.size,
      codes: read.codes.length,
      documents: documents.length,
      codings: stored,
      memos: read.memos.length,
      cases: cases.length,
      attributes: attributes.size,
    },
    notices: [
      ...codes.notices,
      ...(doubled > 0
        ? [
            `${counted(doubled, 'coding')} said what another one says (the same words, code and coder), and became one with it.`,
          ]
        : []),
      ...(coders.unnamed > 0
        ? [`${counted(coders.unnamed, 'coding')} named no coder, and went to “Unknown coder”.`]
        : []),
    ],
  }
}

function storeMemo(
  db: WriteDb,
  memo: ReadMemo,
  subject: Pick<MemoRow, 'subjectKind' | 'subjectId' | 'start' | 'end'>,
  coders: Coders,
  at: string,
): void {
  const created = memo.at ?? memo.changedAt ?? at
  insertMemo(db, {
    id: newId(memoId),
    ...subject,
    title: memo.title,
    body: memo.body,
    coderId: coders.of(memo.user),
    createdAt: created,
    changedAt: memo.changedAt ?? created,
  })
}
