import { AsyncLocalStorage } from 'node:async_hooks'
import type Database from 'better-sqlite3'
import { consensusCoder, type CoderId } from '#shared/ids.ts'

const viewing = new AsyncLocalStorage<CoderId | null>()

/** Runs `work` as seen by one coder; null: by nobody, who sees nothing of a blind round. */
export function seenBy<T>(viewer: CoderId | null, work: () => T): T {
  return viewing.run(viewer, work)
}

/** Who looks at the project now; null: nobody. */
export function currentViewer(): CoderId | null {
  return viewing.getStore() ?? null
}

/** Whether a blind round keeps this coder’s work on the document apart still. Both are SQL for an id. */
const keptApart = (document: string, coder: string) => `exists (
  select 1 from main.round_coder
    join main.round on round.id = round_coder.round_id and round.blind = 1
    join main.round_document on round_document.round_id = round.id
   where round_coder.coder_id = ${coder} and round_document.document_id = ${document}
     and round_document.opened_at is null)`

/**
 * The lock of blind coding, in one place: what answers a question reads codings and memos through these views, which
 * leave out what the viewer may not see. What keeps the data whole reads the tables. The views are temporary: they
 * live with the connection, the file holds none. One function tells the viewer, once a statement; SQLite allows that in
 * temporary views also where it trusts no schema.
 */
export function attachBlindness(db: Database.Database): void {
  const rounds = db
    .prepare<[], number>("select count(*) from pragma_table_info('coding') where name = 'round_id'")
    .pluck()
  // The schema before there were rounds, and those of tests.
  if (rounds.get() !== 1) return
  db.function('concord_viewer', { directOnly: false }, () => currentViewer())
  db.exec(`
    create temp view shown_coding as
      select * from main.coding
       where round_id is null
          or coder_id is (select concord_viewer())
          or coder_id = '${consensusCoder}'
          or round_id in (select id from main.round where blind = 0)
          or (round_id, document_id) in
             (select round_id, document_id from main.round_document where opened_at is not null);
    create temp view hidden_code as
      select id from main.code
       where free = 1 and exists (select 1 from main.coding where coding.code_id = code.id)
         and not exists (select 1 from shown_coding where shown_coding.code_id = code.id);
    create temp view shown_memo as
      select * from main.memo
       where case
         when subject_kind = 'coding' then exists (
           select 1 from shown_coding where shown_coding.id = memo.subject_id
             and (memo.coder_id is null or memo.coder_id is (select concord_viewer())
               or not ${keptApart('shown_coding.document_id', 'memo.coder_id')}))
         when subject_kind in ('document', 'span') then
           coder_id is null or coder_id is (select concord_viewer())
             or not ${keptApart('memo.subject_id', 'memo.coder_id')}
         when subject_kind = 'code' then subject_id not in (select id from hidden_code)
         else 1 end;`)
}
