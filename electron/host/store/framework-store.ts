import * as z from 'zod'
import {
  frameworkKind,
  frameworkLevels,
  frameworkOwner,
  type FrameworkKind,
  type FrameworkOwner,
} from '#shared/contract/frameworks.ts'
import { pickedCode, type PickedCode } from '#shared/contract/retrieval.ts'
import { Refusal } from '#shared/errors.ts'
import {
  codingId,
  type CoderId,
  type CodingId,
  type FrameworkCellId,
  type FrameworkId,
  type FrameworkThemeId,
} from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

/** A framework or rating matrix, without what stands in it. */
export interface FrameworkRecord {
  readonly id: FrameworkId
  readonly name: string
  readonly kind: FrameworkKind
  readonly owners: FrameworkOwner
  readonly levels: readonly string[]
  readonly position: number
  readonly createdAt: string
}

export interface ThemeRecord {
  readonly id: FrameworkThemeId
  readonly framework: FrameworkId
  readonly name: string
  readonly codes: readonly PickedCode[]
  readonly position: number
}

export interface CellRecord {
  readonly id: FrameworkCellId
  readonly theme: FrameworkThemeId
  /** The case study or participant it is about. */
  readonly owner: string
  readonly level: number | null
  readonly summary: string
  /** What its query found when it was written. */
  readonly known: readonly CodingId[]
  readonly author: CoderId | null
  readonly changedAt: string
}

const levels = frameworkLevels
const codes = z.array(pickedCode)
const known = z.array(codingId)

/** The file is nobody's to trust. @throws Refusal corrupt */
function parsed<T extends z.ZodType>(schema: T, json: string): z.output<T> {
  try {
    return schema.parse(JSON.parse(json))
  } catch (error) {
    throw new Refusal('corrupt', { reason: 'framework' }, { cause: error })
  }
}

type Stored<Row, Json extends keyof Row> = Omit<Row, Json> & { readonly [Key in Json]: string }

const frameworkColumns = 'id, name, kind, owner_kind as owners, levels, position, created_at as createdAt'

function frameworkOf(row: Stored<FrameworkRecord, 'levels'>): FrameworkRecord {
  const told = z.object({ kind: frameworkKind, owners: frameworkOwner }).safeParse(row)
  if (!told.success) throw new Refusal('corrupt', { reason: 'framework' }, { cause: told.error })
  return { ...row, ...told.data, levels: parsed(levels, row.levels) }
}

export function listFrameworks(db: ReadDb): FrameworkRecord[] {
  return db
    .prepare<[], Stored<FrameworkRecord, 'levels'>>(
      `select ${frameworkColumns} from framework order by position, created_at, id`,
    )
    .all()
    .map(frameworkOf)
}

export function readFramework(db: ReadDb, id: FrameworkId): FrameworkRecord | undefined {
  const row = db
    .prepare<[string], Stored<FrameworkRecord, 'levels'>>(
      `select ${frameworkColumns} from framework where id = ?`,
    )
    .get(id)
  return row && frameworkOf(row)
}

export function insertFramework(db: WriteDb, row: FrameworkRecord): void {
  db.prepare(
    'insert into framework (id, name, kind, owner_kind, levels, position, created_at) values (?, ?, ?, ?, ?, ?, ?)',
  ).run(row.id, row.name, row.kind, row.owners, JSON.stringify(row.levels), row.position, row.createdAt)
}

export function updateFramework(db: WriteDb, row: Pick<FrameworkRecord, 'id' | 'name' | 'levels'>): void {
  db.prepare('update framework set name = ?, levels = ? where id = ?').run(
    row.name,
    JSON.stringify(row.levels),
    row.id,
  )
}

/** With its themes, cells and evidence. */
export function deleteFramework(db: WriteDb, id: FrameworkId): void {
  for (const theme of listThemes(db, id)) deleteTheme(db, theme.id)
  db.prepare('delete from framework where id = ?').run(id)
}

const themeColumns = 'id, framework_id as framework, name, codes, position'

function themeOf(row: Stored<ThemeRecord, 'codes'>): ThemeRecord {
  return { ...row, codes: parsed(codes, row.codes) }
}

/** In their order. */
export function listThemes(db: ReadDb, framework: FrameworkId): ThemeRecord[] {
  return db
    .prepare<[string], Stored<ThemeRecord, 'codes'>>(
      `select ${themeColumns} from framework_theme where framework_id = ? order by position, id`,
    )
    .all(framework)
    .map(themeOf)
}

export function readTheme(db: ReadDb, id: FrameworkThemeId): ThemeRecord | undefined {
  const row = db
    .prepare<[string], Stored<ThemeRecord, 'codes'>>(
      `select ${themeColumns} from framework_theme where id = ?`,
    )
    .get(id)
  return row && themeOf(row)
}

export function insertTheme(db: WriteDb, row: ThemeRecord): void {
  db.prepare(
    'insert into framework_theme (id, framework_id, name, codes, position) values (?, ?, ?, ?, ?)',
  ).run(row.id, row.framework, row.name, JSON.stringify(row.codes), row.position)
}

export function updateTheme(db: WriteDb, row: Pick<ThemeRecord, 'id' | 'name' | 'codes' | 'position'>): void {
  db.prepare('update framework_theme set name = ?, codes = ?, position = ? where id = ?').run(
    row.name,
    JSON.stringify(row.codes),
    row.position,
    row.id,
  )
}

/** With its cells and their evidence. */
export function deleteTheme(db: WriteDb, id: FrameworkThemeId): void {
  db.prepare(
    'delete from framework_evidence where cell_id in (select id from framework_cell where theme_id = ?)',
  ).run(id)
  db.prepare('delete from framework_cell where theme_id = ?').run(id)
  db.prepare('delete from framework_theme where id = ?').run(id)
}

const cellColumns =
  'framework_cell.id as id, theme_id as theme, owner_id as owner, level, summary, known, coder_id as author, changed_at as changedAt'

function cellOf(row: Stored<CellRecord, 'known'>): CellRecord {
  return { ...row, known: parsed(known, row.known) }
}

/** Of all its themes. */
export function listCells(db: ReadDb, framework: FrameworkId): CellRecord[] {
  return db
    .prepare<[string], Stored<CellRecord, 'known'>>(
      `select ${cellColumns} from framework_cell
        where theme_id in (select id from framework_theme where framework_id = ?)`,
    )
    .all(framework)
    .map(cellOf)
}

export function readCell(db: ReadDb, theme: FrameworkThemeId, owner: string): CellRecord | undefined {
  const row = db
    .prepare<[string, string], Stored<CellRecord, 'known'>>(
      `select ${cellColumns} from framework_cell where theme_id = ? and owner_id = ?`,
    )
    .get(theme, owner)
  return row && cellOf(row)
}

/** Writes a cell, whether it is there or not. */
export function putCell(db: WriteDb, row: CellRecord): void {
  db.prepare(
    `insert into framework_cell (id, theme_id, owner_id, level, summary, known, coder_id, changed_at)
     values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (theme_id, owner_id) do update set level = excluded.level, summary = excluded.summary,
       known = excluded.known, coder_id = excluded.coder_id, changed_at = excluded.changed_at`,
  ).run(
    row.id,
    row.theme,
    row.owner,
    row.level,
    row.summary,
    JSON.stringify(row.known),
    row.author,
    row.changedAt,
  )
}

export function deleteCell(db: WriteDb, id: FrameworkCellId): void {
  db.prepare('delete from framework_cell where id = ?').run(id)
}
