import * as z from 'zod'
import type { FoundConflict, Row } from '#shared/domain/merging/row.ts'
import { mergedEntities } from '#shared/domain/merging/rules.ts'
import { conflictKinds } from '#shared/contract/merging.ts'
import { Refusal } from '#shared/errors.ts'
import type { ReadDb } from '../../project/index.ts'
import { readBody } from '../../store/document-store.ts'
import type { ConflictRow } from '../../store/merge-store.ts'
import { Rows } from '../../store/merged-rows.ts'
import type { Names } from './conflict-words.ts'

const stored = z.object({
  kind: z.enum(conflictKinds),
  entity: z.string().refine((entity) => mergedEntities.has(entity)),
  id: z.string(),
  field: z.string(),
  base: z.string().nullable(),
  mine: z.string().nullable(),
  theirs: z.string().nullable(),
})

/** A conflict as the file keeps it. @throws Refusal corrupt where it isn't one */
export function foundConflict(row: ConflictRow): FoundConflict {
  const parsed = stored.safeParse({ ...row, id: row.rowId })
  if (!parsed.success) throw new Refusal('corrupt', { reason: 'bad_conflict' }, { cause: parsed.error })
  return { ...parsed.data, origin: {} }
}

const longestWords = 400

/** Looks names up in the project, or where `get` says, and texts also in theirs. */
export function namesIn(
  db: ReadDb,
  get?: (entity: string, id: string) => Row | null,
  theirs?: ReadDb,
): Names {
  const rows = new Rows(db)
  const body = (hash: string) => readBody(db, hash) ?? (theirs && readBody(theirs, hash)) ?? null
  const find = get ?? ((entity, id) => rows.get(entity, id))
  return {
    get: find,
    body,
    words: (document, start, end) => {
      const text = body(String(find('document', document)?.['body_hash'] ?? '')) ?? ''
      const words = text.slice(start, end)
      return words.length > longestWords ? `${words.slice(0, longestWords).trimEnd()} …` : words
    },
  }
}
