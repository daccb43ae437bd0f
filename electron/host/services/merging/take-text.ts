import type { Row } from '#shared/domain/merging/row.ts'
import type { Span } from '#shared/domain/span.ts'
import { Refusal } from '#shared/errors.ts'
import type { WriteDb } from '../../project/index.ts'
import { readBody } from '../../store/document-store.ts'
import { Rows, RowWriter } from '../../store/merged-rows.ts'
import { inOrder } from './layouts.ts'
import { documentOf, placedEntities } from './merge-places.ts'
import { PlaceMover } from './place-mover.ts'
import { Plan, Samenesses } from './plan.ts'
import { moveCodings } from './write-plan.ts'

/**
 * Gives a document that was mended on both sides the text and turns of theirs; what lies on mine stays on its words.
 * @param given the document's text columns with its id, then its turns, as a conflict keeps them
 * @throws Refusal validation: conflict_gone
 */
export function takeTextOfTheirs(db: WriteDb, document: string, given: readonly Row[]): void {
  const [text, ...turns] = given
  const rows = new Rows(db)
  const standing = rows.get('document', document)
  const before = standing && readBody(db, String(standing['body_hash']))
  const after = text && readBody(db, String(text['body_hash']))
  if (!standing || before === undefined || before === null || after === undefined)
    throw new Refusal('validation', { reason: 'conflict_gone', what: 'document' })
  const mine = inOrder(rows.where('turn', 'document_id', document))
  const mover = new PlaceMover({ text: before, turns: mine }, { text: after, turns })
  const plan = new Plan(rows)
  const same = new Samenesses(plan)
  for (const entity of placedEntities) {
    for (const row of rows.where(entity, entity === 'memo' ? 'subject_id' : 'document_id', document)) {
      if (documentOf(entity, row) === undefined) continue
      if (entity === 'coding') same.forget('coding', row)
    }
    for (const row of rows.where(entity, entity === 'memo' ? 'subject_id' : 'document_id', document)) {
      if (documentOf(entity, row) === undefined) continue
      const isFree = (span: Span) =>
        entity !== 'coding' ||
        same.find('coding', { ...row, start_at: span.start, end_at: span.end }) === undefined
      const moved = { ...row, ...mover.place(row, isFree, false) }
      if (entity === 'coding') same.note('coding', moved)
      plan.put(entity, String(row['id']), moved, null)
    }
  }
  const writer = new RowWriter(db)
  writer.write('document', document, { ...standing, ...text, id: document }, null)
  const kept = new Set(turns.map((turn) => String(turn['id'])))
  for (const turn of mine)
    if (!kept.has(String(turn['id']))) writer.write('turn', String(turn['id']), null, null)
  const was = new Map(mine.map((turn) => [String(turn['id']), turn]))
  for (const turn of turns) {
    const id = String(turn['id'])
    const spoken = was.get(id)
    const speaker =
      spoken?.['speaker_id'] ?? (rows.get('speaker', String(turn['speaker_id'])) ? turn['speaker_id'] : null)
    writer.write('turn', id, { ...turn, document_id: document, speaker_id: speaker ?? null }, null)
  }
  for (const { entity, id, row } of plan.changes) if (entity !== 'coding') writer.write(entity, id, row, null)
  moveCodings(
    writer,
    plan,
    plan.changes.filter(({ entity }) => entity === 'coding'),
  )
}
