import {
  consensusCoder,
  type CoderId,
  type CodeId,
  type CodingId,
  type DocumentId,
  type RoundId,
} from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'

export interface LayerCoding {
  readonly id: CodingId
  readonly code: CodeId
  readonly start: number
  readonly end: number
}

/** What one coder coded of one document in a round, or outside of rounds: what stands on its words and may be seen. */
export function layerReader(
  db: ReadDb,
  version: number | null,
): (document: DocumentId, coder: CoderId, round: RoundId | null) => LayerCoding[] {
  const bare = `select id, code_id as code, start_at as start, end_at as "end" from shown_coding
    where document_id = ? and coder_id = ? and round_id is ? and lost_words is null`
  if (version === null) {
    const statement = db.prepare<[string, string, string | null], LayerCoding>(bare)
    return (document, coder, round) => statement.all(document, coder, round)
  }
  const statement = db.prepare<[string, string, string | null, number], LayerCoding>(
    `${bare} and codebook_version_id in (select id from codebook_version where number = ?)`,
  )
  return (document, coder, round) => statement.all(document, coder, round, version)
}

/** How much of a layer was coded under one version of the codebook, orphans left out. */
export interface LayerVersion {
  readonly document: DocumentId
  readonly coder: CoderId
  readonly round: RoundId | null
  /** Number of the version. */
  readonly version: number
  readonly codings: number
}

export function listLayerVersions(db: ReadDb): LayerVersion[] {
  return db
    .prepare<[], LayerVersion>(
      `select document_id as document, shown_coding.coder_id as coder, round_id as round, codebook_version.number as version,
         count(*) as codings
       from shown_coding join codebook_version on codebook_version.id = codebook_version_id
       where lost_words is null
       group by document_id, shown_coding.coder_id, round_id, codebook_version.number`,
    )
    .all()
}

/** Where the consensus has come to be: a coding, or a decision that nothing is coded. */
export function listSettled(db: ReadDb): { readonly document: DocumentId; readonly round: RoundId | null }[] {
  return db
    .prepare<[string], { document: DocumentId; round: RoundId | null }>(
      `select document_id as document, round_id as round from shown_coding where coder_id = ?
       union select document_id, round_id from decision`,
    )
    .all(consensusCoder)
}
