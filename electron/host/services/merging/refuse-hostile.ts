import type { IncomingRow, Row } from '#shared/domain/merging/row.ts'
import { Refusal } from '#shared/errors.ts'
import { codingId } from '#shared/ids.ts'
import type { ReadDb } from '../../project/index.ts'
import { readBody } from '../../store/document-store.ts'
import { Rows } from '../../store/merged-rows.ts'
import { sha256 } from '../hashing.ts'
import { standsOnItsWords } from './merge-places.ts'

/**
 * Looks at what comes in for what no project of Concord's can hold: codings past their text or on other words than they
 * say, turns out of place, a text that isn't its hash, an id that is none.
 * @throws Refusal corrupt
 */
export function refuseHostile(incoming: readonly IncomingRow[], theirs: ReadDb): void {
  const rows = new Rows(theirs)
  const texts = new Map<string, string>()
  const textOf = (document: string) => {
    const known = texts.get(document)
    if (known !== undefined) return known
    const hash = String(rows.get('document', document)?.['body_hash'] ?? '')
    const text = readBody(theirs, hash)
    if (text === undefined || sha256(text) !== hash) throw new Refusal('corrupt', { reason: 'foreign_text' })
    texts.set(document, text)
    return text
  }
  const refuse = () => new Refusal('corrupt', { reason: 'foreign_rows' })
  /** Documents whose turns came or were changed. */
  const laid = new Set<string>()
  for (const { entity, theirs: row } of incoming) {
    if (!row) continue
    // Of whatever entity: the form is the same.
    if (!codingId.safeParse(row['id']).success) throw refuse()
    if (entity === 'coding' && !standsOnItsWords(row, textOf(String(row['document_id'])))) throw refuse()
    if (
      entity === 'memo' &&
      row['subject_kind'] === 'span' &&
      Number(row['end_at']) > textOf(String(row['subject_id'])).length
    )
      throw refuse()
    if (entity === 'decision' && Number(row['end_at']) > textOf(String(row['document_id'])).length)
      throw refuse()
    if (entity === 'document') laid.add(String(row['id']))
    if (entity === 'turn') laid.add(String(row['document_id']))
  }
  for (const document of laid)
    refuseTurns(rows.where('turn', 'document_id', document), textOf(document), refuse)
}

function refuseTurns(turns: readonly Row[], text: string, refuse: () => Refusal): void {
  let end = 0
  for (const turn of turns.toSorted((a, b) => Number(a['position']) - Number(b['position']))) {
    if (Number(turn['start_at']) < end || Number(turn['end_at']) > text.length) throw refuse()
    end = Number(turn['end_at'])
  }
}
