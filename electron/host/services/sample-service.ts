import { existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { mode } from '#shared/contract/values.ts'
import { Refusal } from '#shared/errors.ts'
import {
  codingId,
  memoId,
  participantId,
  projectId,
  type CaseId,
  type CoderId,
  type DocumentId,
  type ParticipantId,
} from '#shared/ids.ts'
import { SourceReader } from '../importers/read-source.ts'
import { newId, Project, type WriteDb } from '../project/index.ts'
import { setAttributes } from '../store/attribute-store.ts'
import { updateCase } from '../store/case-store.ts'
import { updateCoder } from '../store/coder-store.ts'
import { setCodingState, startCoding } from '../store/coding-state-store.ts'
import { insertCoding } from '../store/coding-store.ts'
import { insertMemo, type MemoSubjectKind } from '../store/memo-store.ts'
import { insertParticipant } from '../store/participant-store.ts'
import { insertProject } from '../store/project-store.ts'
import { addCase } from './case-service.ts'
import { now } from './clock.ts'
import { readStarter } from './codebook-files.ts'
import { addCodesFromFile, currentVersionRow, publishVersion } from './codebook-writing.ts'
import { addCoder } from './coder-service.ts'
import { loadCodeTree } from './code-tree-loading.ts'
import type { CallContext, Service } from './context.ts'
import { spanOfQuote } from './finding-quotes.ts'
import { sha256 } from './hashing.ts'
import { storeDocument } from './import-storing.ts'
import { describeProject } from './project-service.ts'
import { readSampleStudy, type SampleCoding, type StudyFile } from './sample-study-file.ts'
import { Session } from './session.ts'
import { Staging, type Staged } from './staging.ts'

/** What the sample's files call things, and the ids they got. */
interface Named {
  readonly coders: Map<string, CoderId>
  readonly cases: Map<string, CaseId>
  readonly participants: Map<string, ParticipantId>
  readonly documents: Map<string, DocumentId>
}

function named<Id>(ids: ReadonlyMap<string, Id>, name: string): Id {
  const id = ids.get(name)
  if (id === undefined) throw new Refusal('corrupt', { reason: 'sample_study', detail: name })
  return id
}

async function readTranscripts(
  folder: string,
  study: StudyFile,
  context: CallContext,
): Promise<Map<string, Staged>> {
  const staging = new Staging()
  const reader = new SourceReader()
  const staged = new Map<string, Staged>()
  try {
    for (const [index, { file, title }] of study.documents.entries()) {
      context.progress({ done: index, total: study.documents.length, step: title })
      const source = { path: path.join(folder, file), name: path.basename(file) }
      const reading = await reader.read(source, { signal: context.signal })
      staged.set(title, staging.add({ file: context.grants.grant(source.path), name: source.name }, reading))
    }
  } finally {
    await reader.close()
  }
  return staged
}

function storePeopleAndPlaces(db: WriteDb, study: StudyFile, ids: Named): void {
  for (const { name, colour } of study.coders) {
    const { id } = addCoder(db, name)
    updateCoder(db, { id, name, colour })
    ids.coders.set(name, id)
  }
  for (const { name, description, attributes } of study.cases) {
    const row = addCase(db, name)
    updateCase(db, { ...row, description })
    setAttributes(db, 'case', row.id, attributes)
    ids.cases.set(name, row.id)
  }
  for (const { id, case: caseName, role, pseudonym, withdrawn, attributes } of study.participants) {
    const row = {
      id: newId(participantId),
      caseId: named(ids.cases, caseName),
      pseudonym,
      role,
      withdrawnAt: withdrawn ? now() : null,
    }
    insertParticipant(db, row)
    setAttributes(db, 'participant', row.id, attributes)
    ids.participants.set(id, row.id)
  }
}

function storeTranscripts(
  db: WriteDb,
  study: StudyFile,
  staged: ReadonlyMap<string, Staged>,
  ids: Named,
): void {
  for (const document of study.documents) {
    const source = named(staged, document.title)
    const [part] = source.parts
    if (!part) throw new Refusal('corrupt', { reason: 'sample_study', detail: document.file })
    const id = storeDocument(db, source, part, {
      staged: source.id,
      index: 0,
      title: document.title,
      case: named(ids.cases, document.case),
      mode: mode.parse(document.mode),
      attributes: document.attributes,
      speakers: Object.entries(document.speakers).map(([label, who]) => ({
        label,
        interviewer: who === 'interviewer',
        participant: who === 'interviewer' ? null : named(ids.participants, who),
      })),
    })
    ids.documents.set(document.title, id)
  }
}

function storeCodings(
  db: WriteDb,
  codings: readonly SampleCoding[],
  session: Session,
  ids: Named,
): Map<string, string> {
  const tree = loadCodeTree(db)
  const version = currentVersionRow(db)
  const made = new Map<string, string>()
  for (const { coder, document, code, quote } of codings) {
    const loaded = session.load(db, named(ids.documents, document))
    const span = spanOfQuote(document, loaded.text, loaded.turns, quote)
    const target = tree.at(code)
    if (!target?.codable) throw new Refusal('corrupt', { reason: 'sample_study', detail: code })
    const row = {
      id: newId(codingId),
      document: loaded.row.id,
      code: target.id,
      coder: named(ids.coders, coder),
      ...span,
      quoteHash: sha256(loaded.text.slice(span.start, span.end)),
      version: version.id,
      at: now(),
      round: null,
    }
    insertCoding(db, row)
    startCoding(db, row.document, row.coder, null, row.at)
    made.set(JSON.stringify([coder, document, code, quote]), row.id)
  }
  return made
}

function storeMemos(db: WriteDb, study: StudyFile, codings: ReadonlyMap<string, string>, ids: Named): void {
  const tree = loadCodeTree(db)
  for (const { on, author, title, text } of study.memos) {
    let subject: { kind: MemoSubjectKind; id: string | null }
    if ('case' in on) subject = { kind: 'case', id: named(ids.cases, on.case) }
    else if ('document' in on) subject = { kind: 'document', id: named(ids.documents, on.document) }
    else if ('code' in on) subject = { kind: 'code', id: tree.at(on.code)?.id ?? null }
    else if ('coding' in on) {
      const { coder, document, code, quote } = on.coding
      subject = { kind: 'coding', id: named(codings, JSON.stringify([coder, document, code, quote])) }
    } else subject = { kind: 'project', id: null }
    const at = now()
    insertMemo(db, {
      id: newId(memoId),
      subjectKind: subject.kind,
      subjectId: subject.id,
      title,
      body: text,
      coderId: named(ids.coders, author),
      createdAt: at,
      changedAt: at,
    })
  }
}

/** Builds the sample study from its raw transcripts into a new file. Nothing stays of a build that does not end. */
export async function buildSampleStudy(file: string, context: CallContext): Promise<void> {
  const folder = path.join(context.resources, 'sample-study')
  const { study, codings } = readSampleStudy(folder)
  const staged = await readTranscripts(folder, study, context)
  const codebook = readStarter(context.resources, study.codebook)
  const ids: Named = { coders: new Map(), cases: new Map(), participants: new Map(), documents: new Map() }
  const session = new Session()
  const building = `${file}.building`
  rmSync(building, { force: true })
  try {
    const project = Project.create(building, (db) => {
      insertProject(db, { id: newId(projectId), name: study.name, createdAt: now() })
      addCodesFromFile(db, codebook.codes)
      publishVersion(db, codebook.name, null)
      storePeopleAndPlaces(db, study, ids)
      storeTranscripts(db, study, staged, ids)
      const made = storeCodings(db, codings, session, ids)
      for (const { coder, document } of study.finished) {
        setCodingState(db, named(ids.documents, document), named(ids.coders, coder), null, 'finished', now())
      }
      storeMemos(db, study, made, ids)
    })
    project.close()
    renameSync(building, file)
  } catch (error) {
    rmSync(building, { force: true })
    throw error
  }
}

export const sampleService: Service<'project.createSample'> = {
  'project.createSample': async ({ file }, context) => {
    const target = context.grants.get(file).path
    if (existsSync(target))
      throw new Refusal('validation', { reason: 'file_exists', name: path.basename(target) })
    await buildSampleStudy(target, context)
    context.staging.clear()
    context.session.adopt(Project.open(target))
    return describeProject(context.session.project)
  },
}
