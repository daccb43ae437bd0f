import type { Migration } from './migration.ts'

/**
 * Coding rounds, the consensus beside the coders' own codings, and decisions on disagreements.
 *
 * The consensus is a coder of its own kind, with one id in every copy of every project, so that it can stand wherever
 * a coder's codings can. A coding and a state belong to a round, or to none; the images in `change` follow.
 */
export const roundsAndConsensus: Migration = {
  version: 3,
  sql: `
    create table round (
      id text primary key,
      name text not null,
      note text not null,
      codebook_version_id text not null references codebook_version (id) deferrable initially deferred,
      blind integer not null check (blind in (0, 1)),
      coder_id text references coder (id) deferrable initially deferred,
      created_at text not null,
      closed_at text
    ) strict;

    create table round_coder (
      id text primary key,
      round_id text not null references round (id) deferrable initially deferred,
      coder_id text not null references coder (id) deferrable initially deferred
    ) strict;
    create unique index round_coder_once on round_coder (round_id, coder_id);

    create table round_document (
      id text primary key,
      round_id text not null references round (id) deferrable initially deferred,
      document_id text not null references document (id) deferrable initially deferred,
      opened_at text
    ) strict;
    create unique index round_document_once on round_document (round_id, document_id);

    create table decision (
      id text primary key,
      document_id text not null references document (id) deferrable initially deferred,
      round_id text references round (id) deferrable initially deferred,
      start_at integer not null,
      end_at integer not null,
      disagreement text not null,
      kind text not null check (kind in ('boundaries', 'different_code', 'coded_by_some')),
      outcome text not null check (outcome in ('took', 'other', 'left_open')),
      took text not null,
      reason text not null,
      coder_id text references coder (id) deferrable initially deferred,
      decided_at text not null,
      check (0 <= start_at and start_at < end_at)
    ) strict;
    create unique index decision_once on decision (disagreement);
    create index decision_document on decision (document_id);

    alter table coder add column kind text not null default 'person' check (kind in ('person', 'consensus'));
    insert into coder (id, name, colour, created_at, kind)
      select '00000000-0000-7000-8000-00000c0c0de5',
        case when exists (select 1 from coder where lower(name) = 'consensus') then 'Consensus of the team' else 'Consensus' end,
        '#4b5563', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'consensus';

    alter table coding add column round_id text references round (id) deferrable initially deferred;
    alter table coding add column decision_id text references decision (id) deferrable initially deferred;
    drop index coding_once;
    create unique index coding_once on coding (document_id, coder_id, code_id, start_at, end_at, coalesce(round_id, ''));
    create index coding_decision on coding (decision_id) where decision_id is not null;

    alter table coding_state add column round_id text references round (id) deferrable initially deferred;
    drop index coding_state_once;
    create unique index coding_state_once on coding_state (document_id, coder_id, coalesce(round_id, ''));

    update change set
      before = case when json_valid(before) then json_insert(before, '$.kind', 'person') else before end,
      after = case when json_valid(after) then json_insert(after, '$.kind', 'person') else after end
      where entity = 'coder';
    update change set
      before = case when json_valid(before) then json_insert(before, '$.round_id', null, '$.decision_id', null) else before end,
      after = case when json_valid(after) then json_insert(after, '$.round_id', null, '$.decision_id', null) else after end
      where entity = 'coding';
    update change set
      before = case when json_valid(before) then json_insert(before, '$.round_id', null) else before end,
      after = case when json_valid(after) then json_insert(after, '$.round_id', null) else after end
      where entity = 'coding_state';
  `,
}
