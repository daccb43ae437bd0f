import type { Migration } from './migration.ts'

/**
 * What is made of codings: saved queries, marks on extracts, written matrices, the pseudonym list and reports.
 *
 * Marks, evidence and quotations name codings that may be gone, and are without them what they were with them: so a
 * coding that comes back is starred again, and a report can tell what it has lost.
 */
export const findings: Migration = {
  version: 5,
  sql: `
    create table saved_query (
      id text primary key,
      name text not null,
      question text not null,
      coder_id text references coder (id) deferrable initially deferred,
      created_at text not null,
      changed_at text not null
    ) strict;

    create table extract_mark (
      id text primary key,
      coding_id text not null,
      mark text not null check (mark in ('starred', 'pinned', 'hidden')),
      coder_id text references coder (id) deferrable initially deferred,
      made_at text not null
    ) strict;
    create unique index extract_mark_once on extract_mark (coding_id, mark);

    create table framework (
      id text primary key,
      name text not null,
      kind text not null check (kind in ('summary', 'rating')),
      owner_kind text not null check (owner_kind in ('case', 'participant')),
      levels text not null,
      position integer not null,
      created_at text not null
    ) strict;

    create table framework_theme (
      id text primary key,
      framework_id text not null references framework (id) deferrable initially deferred,
      name text not null,
      codes text not null,
      position integer not null
    ) strict;
    create index framework_theme_framework on framework_theme (framework_id);

    create table framework_cell (
      id text primary key,
      theme_id text not null references framework_theme (id) deferrable initially deferred,
      owner_id text not null,
      level integer,
      summary text not null,
      known text not null,
      coder_id text references coder (id) deferrable initially deferred,
      changed_at text not null
    ) strict;
    create unique index framework_cell_once on framework_cell (theme_id, owner_id);

    create table framework_evidence (
      id text primary key,
      cell_id text not null references framework_cell (id) deferrable initially deferred,
      coding_id text not null
    ) strict;
    create unique index framework_evidence_once on framework_evidence (cell_id, coding_id);

    create table pseudonym (
      id text primary key,
      words text not null,
      pseudonym text not null,
      position integer not null
    ) strict;

    create table report (
      id text primary key,
      name text not null,
      settings text not null,
      built text,
      coder_id text references coder (id) deferrable initially deferred,
      created_at text not null,
      changed_at text not null
    ) strict;

    create table report_quotation (
      id text primary key,
      report_id text not null references report (id) deferrable initially deferred,
      coding_id text not null,
      standing text check (standing in ('in', 'out')),
      position integer,
      trim text
    ) strict;
    create unique index report_quotation_once on report_quotation (report_id, coding_id);
  `,
}
