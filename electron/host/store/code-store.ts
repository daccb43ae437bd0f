import { codeExampleId, type CodeGroupId, type CodeId } from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'
import { deleteEmptyGroups } from './code-group-store.ts'

export interface CodeRow {
  readonly id: CodeId
  readonly parent: CodeId | null
  readonly position: number
  readonly name: string
  readonly colour: string
  readonly codable: boolean
  readonly brief: string
  readonly definition: string
  readonly whenToUse: string
  readonly whenNotToUse: string
  readonly retiredAt: string | null
  readonly successor: CodeId | null
  readonly synonyms: readonly string[]
  /** Made while coding, and not yet given a place in the codebook. */
  readonly free: boolean
  /** The group on the board that a free code was gathered into. */
  readonly group: CodeGroupId | null
}

export type ExampleKind = 'example' | 'close_but_no'

export interface ExampleRow {
  readonly codeId: CodeId
  readonly kind: ExampleKind
  readonly text: string
}

type CodeRecord = Omit<CodeRow, 'codable' | 'free' | 'synonyms'> & {
  readonly codable: number
  readonly free: number
  /** One a line. */
  readonly synonyms: string
}
const columns = `id, parent_id as parent, position, name, colour, codable, brief, definition, when_to_use as whenToUse,
  when_not_to_use as whenNotToUse, retired_at as retiredAt, successor_id as successor, synonyms, free,
  group_id as "group"`

/** A code without its prose: what paths and coding need. */
export type CodeNodeRow = Pick<
  CodeRow,
  'id' | 'parent' | 'position' | 'name' | 'codable' | 'retiredAt' | 'free'
>

export function listCodeNodes(db: ReadDb): CodeNodeRow[] {
  return db
    .prepare<[], Omit<CodeNodeRow, 'codable' | 'free'> & { readonly codable: number; readonly free: number }>(
      'select id, parent_id as parent, position, name, codable, retired_at as retiredAt, free from code',
    )
    .all()
    .map((row) => ({ ...row, codable: row.codable === 1, free: row.free === 1 }))
}

/** Free codes that only hidden codings use: their names are a colleague's work as well. */
export function listHiddenCodes(db: ReadDb): Set<CodeId> {
  return new Set(
    db
      .prepare<[], { id: CodeId }>('select id from hidden_code')
      .all()
      .map((row) => row.id),
  )
}

export function listCodes(db: ReadDb): CodeRow[] {
  return db
    .prepare<[], CodeRecord>(`select ${columns} from code`)
    .all()
    .map((row) => ({
      ...row,
      codable: row.codable === 1,
      free: row.free === 1,
      synonyms: row.synonyms === '' ? [] : row.synonyms.split('\n'),
    }))
}

/** By column. */
function valuesOf(row: CodeRow): Readonly<Record<string, string | number | null>> {
  return {
    id: row.id,
    parent_id: row.parent,
    position: row.position,
    name: row.name,
    colour: row.colour,
    codable: row.codable ? 1 : 0,
    brief: row.brief,
    definition: row.definition,
    when_to_use: row.whenToUse,
    when_not_to_use: row.whenNotToUse,
    retired_at: row.retiredAt,
    successor_id: row.successor,
    synonyms: row.synonyms.join('\n'),
    free: row.free ? 1 : 0,
    group_id: row.group,
  }
}

export function insertCode(db: WriteDb, row: CodeRow): void {
  const values = valuesOf(row)
  const names = Object.keys(values)
  db.prepare(
    `insert into code (${names.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`,
  ).run(values)
}

export function updateCode(db: WriteDb, row: CodeRow): void {
  const values = valuesOf(row)
  const set = Object.keys(values).flatMap((column) => (column === 'id' ? [] : `${column} = @${column}`))
  db.prepare(`update code set ${set.join(', ')} where id = @id`).run(values)
}

/** Puts a code of the codebook in its place; free codes have none and stay as they are. */
export function placeCode(db: WriteDb, id: CodeId, parent: CodeId | null, position: number): void {
  db.prepare(
    'update code set parent_id = ?, position = ? where id = ? and free = 0 and (parent_id is not ? or position <> ?)',
  ).run(parent, position, id, parent, position)
}

/** Lets `into` succeed whatever `from` was to succeed, but not itself. */
export function replaceSuccessor(db: WriteDb, from: CodeId, into: CodeId): void {
  db.prepare('update code set successor_id = ? where successor_id = ? and id <> ?').run(into, from, into)
}

/** Takes a code and its examples away; no coding and no child may be left with it. A group left empty goes too. */
export function deleteCode(db: WriteDb, id: CodeId): void {
  db.prepare('delete from code_example where code_id = ?').run(id)
  db.prepare('update code set successor_id = null where successor_id = ?').run(id)
  db.prepare('update coding set from_code_id = null where from_code_id = ?').run(id)
  db.prepare('delete from code where id = ?').run(id)
  deleteEmptyGroups(db)
}

export function listExamples(db: ReadDb): ExampleRow[] {
  return db
    .prepare<[], ExampleRow>(
      'select code_id as codeId, kind, text from code_example order by code_id, kind, position',
    )
    .all()
}

/** Makes `texts` the examples of this kind, in order; what stands already is left as it is. */
export function setExamples(db: WriteDb, code: CodeId, kind: ExampleKind, texts: readonly string[]): void {
  const standing = db
    .prepare<[string, string], { id: string; text: string }>(
      'select id, text from code_example where code_id = ? and kind = ? order by position',
    )
    .all(code, kind)
  texts.forEach((text, position) => {
    const row = standing[position]
    if (!row) {
      db.prepare('insert into code_example (id, code_id, kind, text, position) values (?, ?, ?, ?, ?)').run(
        newId(codeExampleId),
        code,
        kind,
        text,
        position,
      )
    } else if (row.text !== text)
      db.prepare('update code_example set text = ? where id = ?').run(text, row.id)
  })
  for (const row of standing.slice(texts.length))
    db.prepare('delete from code_example where id = ?').run(row.id)
}
