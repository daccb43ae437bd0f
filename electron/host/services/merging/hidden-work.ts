import type { FoundConflict, Row } from '#shared/domain/merging/row.ts'
import { consensusCoder, type CoderId } from '#shared/ids.ts'
import { rowsIn, type Names } from './conflict-words.ts'

/** Whether a row is somebody's work in a blind round that the viewer may not see yet. */
export type IsHidden = (entity: string, row: Row) => boolean

/**
 * What is hidden from `viewer`, as it will be after the merge; the same rules as the project's own lock.
 * @param get a row as it will be, or was
 * @param all all rows of an entity as they will be; of codings, also as they were
 */
export function hiddenFrom(
  viewer: CoderId | null,
  get: Names['get'],
  all: (entity: string) => readonly Row[],
): IsHidden {
  const opened = new Set(
    all('round_document').flatMap((row) =>
      row['opened_at'] === null ? [] : [`${String(row['round_id'])} ${String(row['document_id'])}`],
    ),
  )
  const blind = new Set(all('round').flatMap((row) => (row['blind'] === 1 ? [String(row['id'])] : [])))
  const closed = all('round_document').filter(
    (row) => row['opened_at'] === null && blind.has(String(row['round_id'])),
  )
  const members = new Set(
    all('round_coder').map((row) => `${String(row['round_id'])} ${String(row['coder_id'])}`),
  )
  const isApart = (document: string, coder: Row[string] | undefined) =>
    typeof coder === 'string' &&
    coder !== viewer &&
    closed.some(
      (row) => row['document_id'] === document && members.has(`${String(row['round_id'])} ${coder}`),
    )
  const isHiddenCoding = (row: Row) =>
    row['coder_id'] !== viewer &&
    row['coder_id'] !== consensusCoder &&
    row['round_id'] !== null &&
    blind.has(String(row['round_id'])) &&
    !opened.has(`${String(row['round_id'])} ${String(row['document_id'])}`)

  let byCode: Map<string, Row[]> | undefined
  /** A free code that only hidden codings use: its name is a colleague's work as well. */
  const isHiddenCode = (row: Row) => {
    if (row['free'] !== 1 || blind.size === 0) return false
    byCode ??= Map.groupBy(all('coding'), (coding) => String(coding['code_id']))
    const uses = byCode.get(String(row['id'])) ?? []
    return uses.length > 0 && uses.every(isHiddenCoding)
  }
  const isHiddenMemo = (row: Row) => {
    const subject = String(row['subject_id'])
    switch (String(row['subject_kind'])) {
      case 'coding': {
        const coding = get('coding', subject)
        return !coding || isHiddenCoding(coding) || isApart(String(coding['document_id']), row['coder_id'])
      }
      case 'document':
      case 'span':
        return isApart(subject, row['coder_id'])
      case 'code': {
        const code = get('code', subject)
        return code !== null && isHiddenCode(code)
      }
      default:
        return false
    }
  }
  return (entity, row) => {
    if (entity === 'coding') return isHiddenCoding(row)
    if (entity === 'code') return isHiddenCode(row)
    if (entity === 'code_example') {
      const code = get('code', String(row['code_id']))
      return code !== null && isHiddenCode(code)
    }
    if (entity === 'extract_mark' || entity === 'report_quotation') {
      const coding = get('coding', String(row['coding_id']))
      return !coding || isHiddenCoding(coding)
    }
    return entity === 'memo' && isHiddenMemo(row)
  }
}

/** Whether a conflict is about hidden work: that there is one tells of it already. It waits for whoever may see it. */
export function isHiddenConflict(get: Names['get'], conflict: FoundConflict, isHidden: IsHidden): boolean {
  const { entity, id, field } = conflict
  const standing = get(entity, id)
  if (standing) return isHidden(entity, standing)
  if (field !== 'row') return false
  return [conflict.mine, conflict.theirs, conflict.base]
    .flatMap(rowsIn)
    .some((row) => row['id'] === id && isHidden(entity, row))
}
