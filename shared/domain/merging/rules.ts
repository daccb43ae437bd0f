import type { Row } from './row.ts'

/**
 * How a column is settled that both sides changed, differently. `ask`: it is a conflict. The others are settled the
 * same from either side: the `least` or `greatest` value, the `earliest` or `latest` time (having one beats none).
 * `own`: each copy has its own, and it isn't merged.
 */
export type ColumnRule = 'ask' | 'least' | 'greatest' | 'earliest' | 'latest' | 'own'

/** Columns that only mean something together. */
export interface ColumnGroup {
  readonly name: string
  readonly columns: readonly string[]
  /** Settled by which side's value of this column is the greater; null: it is a conflict. */
  readonly newest: string | null
}

export interface EntityRule {
  readonly columns: Readonly<Record<string, ColumnRule>>
  readonly groups: readonly ColumnGroup[]
  /** Columns that hold an id of another row, by the entity it is of; `any`: the row itself says of which. */
  readonly references: Readonly<Record<string, string>>
  /** Columns in whose text ids stand. */
  readonly mentions: readonly string[]
  /** What two rows that are one and the same have in common, where that isn't their id; null: nothing. */
  readonly sameness: ((row: Row) => readonly (string | number | null)[] | null) | null
}

const place: ColumnGroup = {
  name: 'place',
  columns: ['start_at', 'end_at', 'quote_hash', 'lost_words'],
  newest: null,
}

const folded = (value: Row[string] | undefined) =>
  String(value ?? '')
    .trim()
    .toLowerCase()

/** What of a document is its text: merged with its turns, as a whole. */
export const textColumns = ['body_hash', 'original_body_hash', 'characters', 'words'] as const
/** What of a turn says where it lies in the text. */
export const turnPlaceColumns = ['position', 'start_at', 'body_start', 'body_end', 'end_at'] as const

function rule(parts: Partial<EntityRule>): EntityRule {
  return { columns: {}, groups: [], references: {}, mentions: [], sameness: null, ...parts }
}

/**
 * What is merged, in an order in which a row comes after those it refers to. Columns that are not named are settled
 * by asking. The turns and the text of a document are merged as a whole, elsewhere.
 */
export const mergedEntities: ReadonlyMap<string, EntityRule> = new Map([
  ['project', rule({ columns: { handover_id: 'own', created_at: 'least' } })],
  ['coder', rule({ columns: { created_at: 'least', kind: 'own' } })],
  ['codebook_version', rule({ columns: { number: 'least' }, references: { coder_id: 'coder' } })],
  // A case study is a site: its name is what it is.
  ['case_study', rule({ columns: { position: 'least' }, sameness: (row) => [folded(row['name'])] })],
  [
    'attribute',
    rule({ columns: { position: 'least' }, sameness: (row) => [row['entity'] ?? null, folded(row['name'])] }),
  ],
  ['participant', rule({ columns: { withdrawn_at: 'earliest' }, references: { case_id: 'case_study' } })],
  [
    'document',
    rule({
      columns: {
        position: 'least',
        imported_at: 'least',
        source_hash: 'own',
        source_name: 'own',
        layout: 'own',
        ...Object.fromEntries(textColumns.map((column) => [column, 'own' as const])),
      },
      references: { case_id: 'case_study' },
    }),
  ],
  [
    'speaker',
    rule({
      columns: { position: 'least' },
      references: { document_id: 'document', participant_id: 'participant' },
      sameness: (row) => [row['document_id'] ?? null, row['label'] ?? null],
    }),
  ],
  [
    'turn',
    rule({
      columns: Object.fromEntries(turnPlaceColumns.map((column) => [column, 'own' as const])),
      references: { document_id: 'document', speaker_id: 'speaker' },
    }),
  ],
  ['code_group', rule({ columns: { position: 'least' }, sameness: (row) => [folded(row['name'])] })],
  [
    'code',
    rule({
      columns: { position: 'least', retired_at: 'earliest' },
      references: { parent_id: 'code', successor_id: 'code', group_id: 'code_group' },
      // A free code is but a name that was typed while coding.
      sameness: (row) => (row['free'] === 1 && row['retired_at'] === null ? [folded(row['name'])] : null),
    }),
  ],
  [
    'code_example',
    rule({
      columns: { position: 'least' },
      references: { code_id: 'code' },
      sameness: (row) => [row['code_id'] ?? null, row['kind'] ?? null, row['text'] ?? null],
    }),
  ],
  [
    'round',
    rule({
      columns: { created_at: 'least', closed_at: 'earliest' },
      references: { codebook_version_id: 'codebook_version', coder_id: 'coder' },
    }),
  ],
  [
    'round_coder',
    rule({
      references: { round_id: 'round', coder_id: 'coder' },
      sameness: (row) => [row['round_id'] ?? null, row['coder_id'] ?? null],
    }),
  ],
  [
    'round_document',
    rule({
      columns: { opened_at: 'earliest' },
      references: { round_id: 'round', document_id: 'document' },
      sameness: (row) => [row['round_id'] ?? null, row['document_id'] ?? null],
    }),
  ],
  [
    'decision',
    rule({
      groups: [
        {
          name: 'outcome',
          columns: ['kind', 'outcome', 'took', 'reason', 'coder_id', 'decided_at', 'start_at', 'end_at'],
          newest: null,
        },
      ],
      references: { document_id: 'document', round_id: 'round', coder_id: 'coder' },
      mentions: ['took'],
      sameness: (row) => [row['disagreement'] ?? null],
    }),
  ],
  [
    'coding',
    rule({
      columns: { created_at: 'least', codebook_version_id: 'least', from_code_id: 'least' },
      groups: [place],
      references: {
        document_id: 'document',
        code_id: 'code',
        coder_id: 'coder',
        codebook_version_id: 'codebook_version',
        from_code_id: 'code',
        round_id: 'round',
        decision_id: 'decision',
      },
      sameness: (row) => [
        row['document_id'] ?? null,
        row['coder_id'] ?? null,
        row['code_id'] ?? null,
        row['start_at'] ?? null,
        row['end_at'] ?? null,
        row['round_id'] ?? null,
      ],
    }),
  ],
  [
    'coding_state',
    rule({
      groups: [{ name: 'state', columns: ['state', 'changed_at'], newest: 'changed_at' }],
      references: { document_id: 'document', coder_id: 'coder', round_id: 'round' },
      sameness: (row) => [row['document_id'] ?? null, row['coder_id'] ?? null, row['round_id'] ?? null],
    }),
  ],
  [
    'attribute_value',
    rule({
      references: { attribute_id: 'attribute', owner_id: 'any' },
      sameness: (row) => [row['attribute_id'] ?? null, row['owner_id'] ?? null],
    }),
  ],
  [
    'memo',
    rule({
      columns: { created_at: 'least', changed_at: 'greatest' },
      groups: [{ name: 'place', columns: ['start_at', 'end_at'], newest: null }],
      references: { subject_id: 'any', coder_id: 'coder' },
    }),
  ],
  [
    'handover',
    rule({
      columns: { returned_at: 'latest', called_off_at: 'latest' },
      references: { for_coder_id: 'coder', coder_id: 'coder' },
      mentions: ['documents'],
    }),
  ],
  // Marks, evidence and quotations outlive their coding: they name it, but it isn't theirs to keep.
  [
    'saved_query',
    rule({
      columns: { created_at: 'least', changed_at: 'greatest' },
      references: { coder_id: 'coder' },
      mentions: ['question'],
    }),
  ],
  [
    'extract_mark',
    rule({
      columns: { made_at: 'least', coder_id: 'least' },
      references: { coder_id: 'coder' },
      mentions: ['coding_id'],
      sameness: (row) => [row['coding_id'] ?? null, row['mark'] ?? null],
    }),
  ],
  ['framework', rule({ columns: { position: 'least', created_at: 'least' } })],
  [
    'framework_theme',
    rule({
      columns: { position: 'least' },
      references: { framework_id: 'framework' },
      mentions: ['codes'],
    }),
  ],
  [
    'framework_cell',
    rule({
      groups: [
        { name: 'summary', columns: ['level', 'summary', 'known', 'coder_id', 'changed_at'], newest: null },
      ],
      references: { theme_id: 'framework_theme', coder_id: 'coder' },
      mentions: ['owner_id', 'known'],
      sameness: (row) => [row['theme_id'] ?? null, row['owner_id'] ?? null],
    }),
  ],
  [
    'framework_evidence',
    rule({
      references: { cell_id: 'framework_cell' },
      mentions: ['coding_id'],
      sameness: (row) => [row['cell_id'] ?? null, row['coding_id'] ?? null],
    }),
  ],
  ['pseudonym', rule({ columns: { position: 'least' }, sameness: (row) => [folded(row['words'])] })],
  [
    'report',
    rule({
      columns: { created_at: 'least', changed_at: 'greatest', built: 'own' },
      references: { coder_id: 'coder' },
      mentions: ['settings', 'built'],
    }),
  ],
  [
    'report_quotation',
    rule({
      columns: { position: 'least' },
      references: { report_id: 'report' },
      mentions: ['coding_id'],
      sameness: (row) => [row['report_id'] ?? null, row['coding_id'] ?? null],
    }),
  ],
])

/** @throws TypeError for an entity that isn't merged */
export function ruleOf(entity: string): EntityRule {
  const found = mergedEntities.get(entity)
  if (!found) throw new TypeError(`${entity} is not merged`)
  return found
}

/** What a row has in common with one that is the same, as one text; null: only its id. */
export function samenessOf(entity: string, row: Row): string | null {
  const parts = ruleOf(entity).sameness?.(row) ?? null
  return parts && JSON.stringify(parts)
}

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/gu

/** The row with every id in it as `resolve` has it. */
export function withResolvedIds(entity: string, row: Row, resolve: (id: string) => string): Row {
  const { references, mentions } = ruleOf(entity)
  const changed: Record<string, string> = {}
  for (const column of Object.keys(references)) {
    const id = row[column]
    if (typeof id !== 'string') continue
    const resolved = resolve(id)
    if (resolved !== id) changed[column] = resolved
  }
  for (const column of mentions) {
    const text = row[column]
    if (typeof text !== 'string') continue
    const resolved = text.replace(ids, resolve)
    if (resolved !== text) changed[column] = resolved
  }
  return Object.keys(changed).length === 0 ? row : { ...row, ...changed }
}
