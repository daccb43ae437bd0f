import type { AttributeId, CodeId, CoderId, CodingId, DocumentId, RoundId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import type { AttributeEntity } from './attribute-store.ts'

/** A coding with all that travels. */
export interface ExchangedCoding {
  readonly id: CodingId
  readonly document: DocumentId
  readonly code: CodeId
  readonly coder: CoderId
  readonly start: number
  readonly end: number
  readonly at: string
  readonly round: RoundId | null
  /** The words it stood on, where a mended transcript has lost them. */
  readonly lost: string | null
  /** The free code it was made under, since collapsed into this one. */
  readonly from: CodeId | null
}

/** Every coding that the viewer may see, in order of document and place. */
export function listExchangedCodings(db: ReadDb): ExchangedCoding[] {
  return db
    .prepare<[], ExchangedCoding>(
      `select id, document_id as document, code_id as code, coder_id as coder, start_at as start, end_at as "end",
         created_at as at, round_id as round, lost_words as lost,
         from_code_id as "from"
         from shown_coding order by document_id, start_at, end_at, id`,
    )
    .all()
}

/** The attributes there are, in their order. */
export function listAttributeNames(
  db: ReadDb,
): { readonly id: AttributeId; readonly entity: AttributeEntity; readonly name: string }[] {
  return db
    .prepare<[], { id: AttributeId; entity: AttributeEntity; name: string }>(
      'select id, entity, name from attribute order by position, id',
    )
    .all()
}

/** Whether a blind round keeps anybody's work apart still; whether there is any work, is not told. */
export function isAnyRoundBlind(db: ReadDb): boolean {
  return (
    db
      .prepare<[], { one: number }>(
        `select 1 as one from round join round_document on round_document.round_id = round.id
          where round.blind = 1 and round_document.opened_at is null limit 1`,
      )
      .get() !== undefined
  )
}
