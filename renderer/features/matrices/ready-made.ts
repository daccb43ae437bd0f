import { matrixTable, type MatrixTable, type TableKind } from '../../client/matrix-table.ts'

export interface ReadyMade {
  readonly title: string
  /** What it tells. */
  readonly about: string
}

export const readyMade: { readonly [Kind in TableKind]: ReadyMade } = {
  codes_by_case: {
    title: 'Codes by case',
    about: 'How much of each case study speaks of each code.',
  },
  codes_by_value: {
    title: 'Codes by attribute value',
    about: 'The same for an attribute of case studies, participants or documents, such as the pooled budget.',
  },
  codes_together: {
    title: 'Codes that occur together',
    about: 'Which codes lie over each other, in the same turn, or a few turns apart.',
  },
  coders_by_code: {
    title: 'Coders by code',
    about: 'How often each coder used each code.',
  },
  people_by_mode: {
    title: 'Participants by case and mode',
    about:
      'Who was heard in each case study and mode of evidence, coded or not: the table of a methods section.',
  },
  own: {
    title: 'A table of your own',
    about: 'Any rows by any columns. The last one is remembered.',
  },
}

const plain: Omit<MatrixTable, 'kind'> = {
  rows: { kind: 'codes' },
  columns: { kind: 'cases' },
  measure: 'codings',
  of: 'codings',
  normalise: 'none',
  proximity: { kind: 'overlapping' },
  depth: null,
  withChildren: false,
  whose: 'people',
  round: 'any',
  cases: null,
  suppressBelow: null,
  rowOrder: 'given',
  columnOrder: 'given',
  hidesEmpty: false,
}

/** More codes than this are too many to be read side by side: such a table begins with the top codes. */
const readableCodes = 80

/**
 * A table as it is first shown.
 * @param attribute the first that the project has, for tables by an attribute
 * @param codes how many the codebook has
 */
export function firstTable(
  kind: TableKind,
  attribute: Extract<MatrixTable['rows'], { kind: 'attribute' }> | null,
  codes: number,
): MatrixTable {
  switch (kind) {
    case 'codes_by_case':
    case 'own':
      return { ...plain, kind }
    case 'codes_by_value':
      return { ...plain, kind, columns: attribute ?? { kind: 'cases' } }
    case 'codes_together':
      return { ...plain, kind, columns: { kind: 'codes' }, depth: codes > readableCodes ? 1 : null }
    case 'coders_by_code':
      return { ...plain, kind, rows: { kind: 'codes' }, columns: { kind: 'coders' } }
    case 'people_by_mode':
      return {
        ...plain,
        kind,
        rows: { kind: 'cases' },
        columns: { kind: 'modes' },
        of: 'text',
        measure: 'participants',
      }
  }
}

/** What is remembered at most, in characters. */
const longest = 10_000

/** A table as it is remembered; an order by hand that is too long is left out. */
export function written(table: MatrixTable): string {
  const whole = JSON.stringify(table)
  return whole.length <= longest
    ? whole
    : JSON.stringify({ ...table, rowOrder: 'given', columnOrder: 'given', cases: null })
}

/** A remembered table; null where there is none, or none that can be read. */
export function readTable(text: string | undefined, kind: TableKind): MatrixTable | null {
  if (text === undefined) return null
  try {
    const table = matrixTable.safeParse(JSON.parse(text))
    return table.success && table.data.kind === kind ? table.data : null
  } catch {
    return null
  }
}

/** Under which name the last table of a kind is remembered on this computer. */
export function rememberedAs(project: string, kind: TableKind): string {
  return `matrices:${project}:${kind}`
}
