import type { Migration } from './migration.ts'

/**
 * What the coding surface needs: free codes and their groups, synonyms, where a coding came from and what it lost,
 * the text a document was imported with, memos on spans, participants and in the journal.
 *
 * The images in `change` follow: they must read as `json_object` would write the new rows, since undo compares text.
 * An image that is no JSON is left as it is; undo refuses it, as it did before.
 */
export const codingSurface: Migration = {
  version: 2,
  sql: `
    create table code_group (
      id text primary key,
      name text not null,
      position integer not null
    ) strict;

    alter table code add column synonyms text not null default '';
    alter table code add column free integer not null default 0 check (free in (0, 1));
    alter table code add column group_id text references code_group (id) deferrable initially deferred;

    alter table coding add column from_code_id text references code (id) deferrable initially deferred;
    alter table coding add column lost_words text;

    alter table document add column original_body_hash text references body (hash) deferrable initially deferred;

    create table memo_new (
      id text primary key,
      subject_kind text not null check (subject_kind in ('project', 'case', 'document', 'code', 'coding', 'participant', 'span', 'journal')),
      subject_id text,
      title text not null,
      body text not null,
      coder_id text references coder (id) deferrable initially deferred,
      created_at text not null,
      changed_at text not null,
      start_at integer,
      end_at integer,
      check ((subject_kind in ('project', 'journal')) = (subject_id is null)),
      check (case when subject_kind = 'span' then start_at is not null and end_at is not null and 0 <= start_at and start_at < end_at
                  else start_at is null and end_at is null end)
    ) strict;
    insert into memo_new select id, subject_kind, subject_id, title, body, coder_id, created_at, changed_at, null, null from memo;
    drop table memo;
    alter table memo_new rename to memo;
    create index memo_subject on memo (subject_id);

    update change set
      before = case when json_valid(before) then json_insert(before, '$.synonyms', '', '$.free', 0, '$.group_id', null) else before end,
      after = case when json_valid(after) then json_insert(after, '$.synonyms', '', '$.free', 0, '$.group_id', null) else after end
      where entity = 'code';
    update change set
      before = case when json_valid(before) then json_insert(before, '$.from_code_id', null, '$.lost_words', null) else before end,
      after = case when json_valid(after) then json_insert(after, '$.from_code_id', null, '$.lost_words', null) else after end
      where entity = 'coding';
    update change set
      before = case when json_valid(before) then json_insert(before, '$.original_body_hash', null) else before end,
      after = case when json_valid(after) then json_insert(after, '$.original_body_hash', null) else after end
      where entity = 'document';
    update change set
      before = case when json_valid(before) then json_insert(before, '$.start_at', null, '$.end_at', null) else before end,
      after = case when json_valid(after) then json_insert(after, '$.start_at', null, '$.end_at', null) else after end
      where entity = 'memo';
  `,
}
