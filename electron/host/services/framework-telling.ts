import type { Framework, FrameworkCell, FrameworkRow, FrameworkTheme } from '#shared/contract/frameworks.ts'
import { Refusal } from '#shared/errors.ts'
import type { CodingId, FrameworkCellId, FrameworkId, FrameworkThemeId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listCases } from '../store/case-store.ts'
import { listSeenEvidence, type SeenEvidence } from '../store/framework-evidence-store.ts'
import {
  listCells,
  listThemes,
  readFramework,
  readTheme,
  type CellRecord,
  type FrameworkRecord,
  type ThemeRecord,
} from '../store/framework-store.ts'
import { listParticipants } from '../store/participant-store.ts'
import { loadCodeNames, loadEveryCodeName, type CodeNames } from './code-tree-loading.ts'
import { findingsOf, type Findings } from './framework-finding.ts'
import type { Session } from './session.ts'

/** @throws Refusal not_found, corrupt */
export function frameworkOrRefuse(db: ReadDb, id: FrameworkId): FrameworkRecord {
  const row = readFramework(db, id)
  if (!row) throw new Refusal('not_found', { what: 'framework' })
  return row
}

/** @throws Refusal not_found, corrupt */
export function themeOrRefuse(db: ReadDb, id: FrameworkThemeId): ThemeRecord {
  const row = readTheme(db, id)
  if (!row) throw new Refusal('not_found', { what: 'theme' })
  return row
}

/** A framework's rows in the project's own order; who has withdrawn is none of them. */
export function rowsOf(db: ReadDb, owners: FrameworkRecord['owners']): FrameworkRow[] {
  const cases = listCases(db)
  if (owners === 'case') return cases.map(({ id, name }) => ({ id, name, note: '' }))
  const order = new Map(cases.map(({ id }, at) => [id, at]))
  const names = new Map(cases.map(({ id, name }) => [id, name]))
  const placeOf = (id: (typeof cases)[number]['id'] | null) =>
    id === null ? cases.length : (order.get(id) ?? cases.length)
  return listParticipants(db)
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .toSorted((a, b) => placeOf(a.caseId) - placeOf(b.caseId))
    .map(({ id, pseudonym, role, caseId: site }) => ({
      id,
      name: pseudonym,
      note: [role, site === null ? '' : (names.get(site) ?? '')].filter((part) => part !== '').join(', '),
    }))
}

/** A theme and the row that a cell is about. @throws Refusal not_found, withdrawn, corrupt */
export function placeOrRefuse(
  db: ReadDb,
  { theme: id, row: wanted }: { theme: FrameworkThemeId; row: string },
) {
  const theme = themeOrRefuse(db, id)
  const framework = frameworkOrRefuse(db, theme.framework)
  const row = rowsOf(db, framework.owners).find((one) => one.id === wanted)
  if (row) return { theme, framework, row }
  if (framework.owners === 'participant' && listParticipants(db).some((one) => one.id === wanted))
    throw new Refusal('withdrawn', { what: 'participant' })
  throw new Refusal('not_found', { what: framework.owners })
}

/** Whether a cell says anything. One that was only given evidence does not. */
export function isWritten({ summary, level }: Pick<CellRecord, 'summary' | 'level'>): boolean {
  return summary.trim() !== '' || level !== null
}

/** A framework with all that is needed to tell of its cells. */
export interface LoadedFramework {
  readonly record: FrameworkRecord
  readonly themes: readonly ThemeRecord[]
  readonly rows: readonly FrameworkRow[]
  readonly findings: Findings
  readonly cellAt: (theme: FrameworkThemeId, row: string) => CellRecord | undefined
  /** What a cell rests on, in the order of linking; without what was said by who has withdrawn. */
  readonly evidenceOf: (cell: FrameworkCellId) => readonly SeenEvidence[]
  readonly tree: CodeNames
}

/** @throws Refusal corrupt */
export function loadFramework(db: ReadDb, session: Session, record: FrameworkRecord): LoadedFramework {
  const tree = loadCodeNames(db)
  const themes = listThemes(db, record.id)
  const findings = findingsOf({ db, session, tree }, themes, record.owners)
  const cells = new Map(listCells(db, record.id).map((cell) => [`${cell.theme} ${cell.owner}`, cell]))
  const evidence = Map.groupBy(
    listSeenEvidence(db, record.id).filter(({ coding }) => !findings.isWithdrawn(coding)),
    ({ cell }) => cell,
  )
  return {
    record,
    themes,
    rows: rowsOf(db, record.owners),
    findings,
    cellAt: (theme, row) => cells.get(`${theme} ${row}`),
    evidenceOf: (cell) => evidence.get(cell) ?? [],
    tree,
  }
}

/** What a cell's codes find and did not find when it was written; nothing new where it was not. */
export function freshOf(cell: CellRecord | undefined, found: readonly CodingId[]): CodingId[] {
  if (!cell || !isWritten(cell)) return []
  const known = new Set(cell.known)
  return found.filter((id) => !known.has(id))
}

export function cellOf(loaded: LoadedFramework, theme: FrameworkThemeId, row: FrameworkRow): FrameworkCell {
  const { record, findings } = loaded
  const cell = loaded.cellAt(theme, row.id)
  const evidence = cell ? loaded.evidenceOf(cell.id) : []
  const linked = evidence.filter(({ standing }) => standing === 'stands').length
  const isTold = cell !== undefined && isWritten(cell)
  return {
    theme,
    row: row.id,
    summary: cell?.summary ?? '',
    // Of copies that were merged, one may have taken away the level that the other gave.
    level:
      cell?.level !== undefined && cell.level !== null && cell.level < record.levels.length
        ? cell.level
        : null,
    author: isTold ? cell.author : null,
    changedAt: isTold ? cell.changedAt : null,
    linked,
    gone: evidence.length - linked,
    found: findings.count(theme, row.id),
    fresh: isTold ? freshOf(cell, findings.ids(theme, row.id)).length : 0,
  }
}

function themeOf(tree: CodeNames, all: CodeNames, { id, name, codes }: ThemeRecord): FrameworkTheme {
  return {
    id,
    name,
    codes: codes
      .filter(({ code }) => tree.get(code) !== undefined)
      .map((pick) => ({ ...pick, path: tree.pathOf(pick.code) })),
    gone: codes.filter(({ code }) => all.get(code) === undefined).length,
  }
}

/** A framework as the contract shows it. */
export function describeFramework(db: ReadDb, loaded: LoadedFramework): Framework {
  const { record, themes, rows, tree } = loaded
  const all = loadEveryCodeName(db)
  return {
    id: record.id,
    name: record.name,
    kind: record.kind,
    owners: record.owners,
    levels: [...record.levels],
    themes: themes.map((theme) => themeOf(tree, all, theme)),
    rows: [...rows],
    cells: rows.map((row) => themes.map((theme) => cellOf(loaded, theme.id, row))),
  }
}
