import { createHash } from 'node:crypto'
import { newId, type WriteDb } from '#host/project/index.ts'
import {
  codebookVersionId,
  coderId,
  codeId,
  codingId,
  documentId,
  projectId,
  type CodebookVersionId,
  type CoderId,
  type CodeId,
  type CodingId,
  type DocumentId,
} from '#shared/ids.ts'

const at = '2026-01-02T03:04:05.678Z'

/** What codings hang on: one coder, one document, one code, one version of the codebook. */
export interface Study {
  readonly coder: CoderId
  readonly document: DocumentId
  readonly code: CodeId
  readonly version: CodebookVersionId
}

/** Writes the rows a project needs before anything can be coded. */
export function writeStudy(db: WriteDb): Study {
  const study = {
    coder: newId(coderId),
    document: newId(documentId),
    code: newId(codeId),
    version: newId(codebookVersionId),
  }
  const text = 'We share an office now. That changed more than any agreement did.'
  const hash = createHash('sha256').update(text).digest('hex')
  db.prepare('insert into project (id, name, created_at) values (?, ?, ?)').run(newId(projectId), 'Study', at)
  db.prepare('insert into coder (id, name, colour, created_at) values (?, ?, ?, ?)').run(
    study.coder,
    'Ann',
    '#aa3300',
    at,
  )
  db.prepare('insert into source (hash, media_type, bytes) values (?, ?, ?)').run(
    hash,
    'text/plain',
    Buffer.from(text),
  )
  db.prepare('insert into body (hash, text) values (?, ?)').run(hash, text)
  db.prepare(
    `insert into document (id, case_id, title, mode, body_hash, source_hash, source_name, layout, characters, words, imported_at, position)
     values (?, null, 'Interview 1', 'interview', ?, ?, 'interview.txt', null, ?, 12, ?, 0)`,
  ).run(study.document, hash, hash, text.length, at)
  db.prepare(
    "insert into codebook_version (id, number, note, created_at, coder_id, snapshot) values (?, 1, '', ?, ?, '{}')",
  ).run(study.version, at, study.coder)
  writeCode(db, study.code, 'Co-locating staff')
  return study
}

export function writeCode(db: WriteDb, id: CodeId, name: string, parent: CodeId | null = null): void {
  db.prepare(
    `insert into code (id, parent_id, position, name, colour, codable, brief, definition, when_to_use, when_not_to_use, retired_at, successor_id)
     values (?, ?, 0, ?, '#336699', 1, '', '', '', '', null, null)`,
  ).run(id, parent, name)
}

/** Codes one span, `start` to `start + 5` (UTF-16 offsets). */
export function writeCoding(
  db: WriteDb,
  study: Study,
  start: number,
  id: CodingId = newId(codingId),
): CodingId {
  db.prepare(
    `insert into coding (id, document_id, code_id, coder_id, start_at, end_at, quote_hash, codebook_version_id, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(id, study.document, study.code, study.coder, start, start + 5, 'q'.repeat(64), study.version, at)
  return id
}
