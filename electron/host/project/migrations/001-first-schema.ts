import type { Migration } from './migration.ts'

/**
 * The first schema. Every logged table has `id` as its key; `source` and `body` are addressed by the SHA-256 of what
 * they hold, never change, and are not logged by value. Offsets are UTF-16 code units.
 */
export const firstSchema: Migration = {
  version: 1,
  sql: `
    create table project (
      id text primary key,
      name text not null,
      created_at text not null
    ) strict;

    create table coder (
      id text primary key,
      name text not null,
      colour text not null,
      created_at text not null
    ) strict;

    create table case_study (
      id text primary key,
      name text not null,
      description text not null,
      position integer not null
    ) strict;

    create table attribute (
      id text primary key,
      entity text not null check (entity in ('case', 'participant', 'document')),
      name text not null,
      position integer not null
    ) strict;

    create table attribute_value (
      id text primary key,
      attribute_id text not null references attribute (id) deferrable initially deferred,
      owner_id text not null,
      value text not null
    ) strict;
    create index attribute_value_owner on attribute_value (owner_id);

    create table participant (
      id text primary key,
      case_id text references case_study (id) deferrable initially deferred,
      pseudonym text not null,
      role text not null,
      withdrawn_at text
    ) strict;

    create table source (
      hash text primary key,
      media_type text not null,
      bytes blob not null
    ) strict;

    create table body (
      hash text primary key,
      text text not null
    ) strict;

    create table document (
      id text primary key,
      case_id text references case_study (id) deferrable initially deferred,
      title text not null,
      mode text not null check (mode in ('interview', 'focus_group', 'feedback_workshop', 'document', 'field_note', 'literature')),
      body_hash text not null references body (hash) deferrable initially deferred,
      source_hash text not null references source (hash) deferrable initially deferred,
      source_name text not null,
      layout text,
      characters integer not null,
      words integer not null,
      imported_at text not null,
      position integer not null
    ) strict;

    create table speaker (
      id text primary key,
      document_id text not null references document (id) deferrable initially deferred,
      label text not null,
      participant_id text references participant (id) deferrable initially deferred,
      interviewer integer not null check (interviewer in (0, 1)),
      position integer not null
    ) strict;
    create index speaker_document on speaker (document_id);

    create table turn (
      id text primary key,
      document_id text not null references document (id) deferrable initially deferred,
      position integer not null,
      speaker_id text references speaker (id) deferrable initially deferred,
      timestamp text,
      start_at integer not null,
      body_start integer not null,
      body_end integer not null,
      end_at integer not null,
      check (0 <= start_at and start_at <= body_start and body_start <= body_end and body_end <= end_at)
    ) strict;
    create index turn_document on turn (document_id, position);

    create table codebook_version (
      id text primary key,
      number integer not null,
      note text not null,
      created_at text not null,
      coder_id text references coder (id) deferrable initially deferred,
      snapshot text not null
    ) strict;

    create table code (
      id text primary key,
      parent_id text references code (id) deferrable initially deferred,
      position integer not null,
      name text not null,
      colour text not null,
      codable integer not null check (codable in (0, 1)),
      brief text not null,
      definition text not null,
      when_to_use text not null,
      when_not_to_use text not null,
      retired_at text,
      successor_id text references code (id) deferrable initially deferred
    ) strict;
    create index code_parent on code (parent_id);

    create table code_example (
      id text primary key,
      code_id text not null references code (id) deferrable initially deferred,
      kind text not null check (kind in ('example', 'close_but_no')),
      text text not null,
      position integer not null
    ) strict;
    create index code_example_code on code_example (code_id);

    create table coding (
      id text primary key,
      document_id text not null references document (id) deferrable initially deferred,
      code_id text not null references code (id) deferrable initially deferred,
      coder_id text not null references coder (id) deferrable initially deferred,
      start_at integer not null,
      end_at integer not null,
      quote_hash text not null,
      codebook_version_id text not null references codebook_version (id) deferrable initially deferred,
      created_at text not null,
      check (0 <= start_at and start_at < end_at)
    ) strict;
    create unique index coding_once on coding (document_id, coder_id, code_id, start_at, end_at);
    create index coding_code on coding (code_id, document_id, start_at);

    create table coding_state (
      id text primary key,
      document_id text not null references document (id) deferrable initially deferred,
      coder_id text not null references coder (id) deferrable initially deferred,
      state text not null check (state in ('in_progress', 'finished')),
      changed_at text not null
    ) strict;
    create unique index coding_state_once on coding_state (document_id, coder_id);

    create table memo (
      id text primary key,
      subject_kind text not null check (subject_kind in ('project', 'case', 'document', 'code', 'coding')),
      subject_id text,
      title text not null,
      body text not null,
      coder_id text references coder (id) deferrable initially deferred,
      created_at text not null,
      changed_at text not null,
      check ((subject_kind = 'project') = (subject_id is null))
    ) strict;
    create index memo_subject on memo (subject_id);

    create table command (
      id text primary key,
      position integer not null unique,
      kind text not null,
      label text not null,
      coder_id text,
      at text not null,
      undoes text references command (id) deferrable initially deferred,
      state text not null check (state in ('done', 'undone', 'dropped'))
    ) strict;

    create table change (
      id integer primary key,
      command_id text not null references command (id) deferrable initially deferred,
      entity text not null,
      row_id text not null,
      before text,
      after text
    ) strict;
    create index change_command on change (command_id);
  `,
}
