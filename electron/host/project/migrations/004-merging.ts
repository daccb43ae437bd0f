import type { Migration } from './migration.ts'

/**
 * Merging copies: whose commands the file holds, which rows of other copies are one with a row here, what both sides
 * changed differently, and which copies were handed over.
 *
 * `change.origin` says of a change that a merge wrote which commands of the other copy it came from: a JSON object of
 * command ids by column, `*` standing for the columns that are not named. A later merge, also by way of a third copy, sees by it
 * what it holds already.
 */
export const merging: Migration = {
  version: 4,
  sql: `
    create table merge (
      id text primary key,
      project_id text not null,
      file_name text not null,
      coder_id text references coder (id) deferrable initially deferred,
      merged_at text not null,
      commands text not null
    ) strict;

    create table united (
      id text primary key,
      entity text not null,
      into_id text not null,
      merge_id text references merge (id) deferrable initially deferred
    ) strict;

    create table conflict (
      id text primary key,
      merge_id text not null references merge (id) deferrable initially deferred,
      kind text not null check (kind in ('changed_differently', 'removed_here', 'removed_there', 'mended_differently', 'decided_differently', 'same_name', 'circle')),
      entity text not null,
      row_id text not null,
      field text not null,
      base text,
      mine text,
      theirs text,
      origin text,
      outcome text check (outcome in ('mine', 'theirs', 'other')),
      coder_id text references coder (id) deferrable initially deferred,
      settled_at text,
      check ((outcome is null) = (settled_at is null))
    ) strict;
    create index conflict_row on conflict (row_id);

    create table handover (
      id text primary key,
      file_name text not null,
      for_coder_id text not null references coder (id) deferrable initially deferred,
      documents text,
      with_others integer not null check (with_others in (0, 1)),
      coder_id text references coder (id) deferrable initially deferred,
      made_at text not null,
      returned_at text,
      called_off_at text
    ) strict;

    alter table project add column handover_id text references handover (id) deferrable initially deferred;
    alter table change add column origin text;

    update change set
      before = case when json_valid(before) then json_insert(before, '$.handover_id', null) else before end,
      after = case when json_valid(after) then json_insert(after, '$.handover_id', null) else after end
      where entity = 'project';
  `,
}
