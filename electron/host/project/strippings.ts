/** One step of taking out of a copy what isn't handed over. */
export interface Stripping {
  readonly why: string
  /** May name @handover, @person, @documents (JSON of ids, null: all), @others (0 or 1), @merge, @at. */
  readonly sql: string
}

const all = (why: string, ...statements: readonly string[]): Stripping[] =>
  statements.map((sql) => ({ why, sql }))

const notHanded = 'not in (select id from handed_document)'

/** What is kept is settled before anything goes: what stays often depends on what will not. */
const choices: readonly Stripping[] = [
  ...all(
    'The documents that go along.',
    `create temp table handed_document as
       select id from main.document where @documents is null or id in (select value from json_each(@documents))`,
  ),
  ...all(
    'Codings: the person’s own, and of the others those that both giver and person may see.',
    `create temp table kept_coding as
       select id, code_id, from_code_id from main.coding
        where document_id in (select id from handed_document)
          and (coder_id = @person
            or (@others and id in (select id from giver_coding) and id in (select id from person_coding)))`,
  ),
  ...all(
    'Memos likewise; those on codes belong to the codebook.',
    `create temp table kept_memo as
       select id from main.memo
        where coder_id is @person or subject_kind = 'code'
          or (@others and id in (select id from giver_memo) and id in (select id from person_memo))`,
  ),
  ...all(
    'The codebook, and of the free codes those that stand on what is kept: their names are their coders’ words.',
    `create temp table used_code as
       select code_id as id from main.coding
       union select from_code_id from main.coding where from_code_id is not null`,
    `create temp table kept_code as
       with recursive kept(id) as (
         select id from main.code where free = 0 or (@others and id not in (select id from used_code))
         union select code_id from kept_coding
         union select from_code_id from kept_coding where from_code_id is not null
         union select parent_id from main.code join kept using (id) where parent_id is not null
         union select successor_id from main.code join kept using (id) where successor_id is not null)
       select id from kept`,
    `create temp table emptied_group as
       select id from main.code_group
        where id not in (select group_id from main.code where group_id is not null
                           and id in (select id from kept_code))
          and (not @others or id in (select group_id from main.code where group_id is not null))`,
  ),
]

const deletions: readonly Stripping[] = [
  ...all(
    'What hangs on documents that stay at home.',
    `delete from main.turn where document_id ${notHanded}`,
    `delete from main.speaker where document_id ${notHanded}`,
    `delete from main.coding_state where document_id ${notHanded} or not (@others or coder_id = @person)`,
    `delete from main.round_document where document_id ${notHanded}`,
  ),
  ...all(
    'Decisions tell what others coded.',
    `delete from main.decision where document_id ${notHanded} or not @others`,
  ),
  ...all(
    'Codings, and the decisions that gave one of the person’s.',
    'delete from main.coding where id not in (select id from kept_coding)',
    `update main.coding set decision_id = null
      where decision_id is not null and decision_id not in (select id from main.decision)`,
  ),
  ...all('The documents themselves.', `delete from main.document where id ${notHanded}`),
  ...all(
    'Texts and original files that nothing shows any more, those of documents removed long ago too.',
    `delete from main.body where hash not in (
       select body_hash from main.document
       union select original_body_hash from main.document where original_body_hash is not null)`,
    'delete from main.source where hash not in (select source_hash from main.document)',
  ),
  ...all(
    'Who speaks in none of the chosen documents. Cases stay: they are what the study is about.',
    `delete from main.participant where @documents is not null
        and id not in (select participant_id from main.speaker where participant_id is not null)`,
  ),
  ...all(
    'Free codes of others, and the groups that are empty without them.',
    'delete from main.code_example where code_id not in (select id from kept_code)',
    'delete from main.code where id not in (select id from kept_code)',
    'delete from main.code_group where id in (select id from emptied_group)',
  ),
  ...all(
    'Memos, and those whose subject went.',
    `delete from main.memo where id not in (select id from kept_memo) or case subject_kind
       when 'document' then subject_id ${notHanded}
       when 'span' then subject_id ${notHanded}
       when 'coding' then subject_id not in (select id from kept_coding)
       when 'code' then subject_id not in (select id from kept_code)
       when 'participant' then subject_id not in (select id from main.participant)
       else 0 end`,
  ),
  ...all(
    'Marks, and what was written from everything: reports and matrices quote it, the pseudonym list names people.',
    'delete from main.extract_mark where coding_id not in (select id from kept_coding)',
    ...[
      'framework_evidence',
      'framework_cell',
      'framework_theme',
      'framework',
      'report_quotation',
      'report',
      'pseudonym',
      'saved_query',
    ].map((table) => `delete from main.${table} where @documents is not null or not @others`),
  ),
  ...all(
    'Attributes of what went.',
    `delete from main.attribute_value where owner_id not in (
       select id from main.document union select id from main.participant union select id from main.case_study)`,
  ),
  ...all(
    'Who else was given a copy, and the titles in it, is the project’s own business.',
    'update main.project set handover_id = @handover',
    'delete from main.handover where id <> @handover',
  ),
  ...all(
    'The log holds what was taken out, in its images and labels. That the copy holds those commands is kept.',
    `insert into main.merge (id, project_id, file_name, coder_id, merged_at, commands)
       select @merge, (select id from main.project), '', null, @at, json_group_array(id) from (
         select id from main.command where position > 0
         union select entry.value from main.merge, json_each(merge.commands) as entry)`,
    'delete from main.change',
    'delete from main.command where position > 0',
    'delete from main.conflict',
    'update main.united set merge_id = @merge',
    'delete from main.merge where id <> @merge',
  ),
]

/**
 * What makes a handed-over copy of a copy, in order. `giver_coding`, `giver_memo`, `person_coding` and `person_memo`
 * hold the ids that either may see; foreign keys are checked at the end only.
 */
export const strippings: readonly Stripping[] = [...choices, ...deletions]
