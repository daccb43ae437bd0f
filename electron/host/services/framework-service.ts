import type { PickedCode } from '#shared/contract/retrieval.ts'
import { Refusal } from '#shared/errors.ts'
import { frameworkId, frameworkThemeId } from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'
import {
  deleteFramework,
  deleteTheme,
  insertFramework,
  insertTheme,
  listCells,
  listFrameworks,
  listThemes,
  updateFramework,
  updateTheme,
  type FrameworkRecord,
} from '../store/framework-store.ts'
import { now } from './clock.ts'
import { loadCodeNames, loadEveryCodeName } from './code-tree-loading.ts'
import type { CallContext, Service } from './context.ts'
import {
  cellOf,
  describeFramework,
  frameworkOrRefuse,
  loadFramework,
  themeOrRefuse,
} from './framework-telling.ts'
import { quoted } from './plain-words.ts'
import { codesOf } from './retrieval-seeking.ts'

/** @throws Refusal validation */
function refuseLevels({ kind, levels }: Pick<FrameworkRecord, 'kind' | 'levels'>): void {
  if (kind === 'summary' && levels.length > 0) throw new Refusal('validation', { reason: 'no_levels' })
  if (kind === 'rating' && levels.length < 2) throw new Refusal('validation', { reason: 'few_levels' })
}

/** Codes as a theme may have them: each once. @throws Refusal not_found for one that the viewer doesn't see */
function admitCodes(db: ReadDb, picked: readonly PickedCode[]): PickedCode[] {
  codesOf(loadCodeNames(db), picked)
  return [...new Map(picked.map((pick) => [pick.code, pick])).values()]
}

/** Of the codes a theme has, those that are there without the viewer's seeing them: they stay as they are. */
function unseenCodes(db: ReadDb, codes: readonly PickedCode[]): PickedCode[] {
  const [seen, all] = [loadCodeNames(db), loadEveryCodeName(db)]
  return codes.filter(({ code }) => seen.get(code) === undefined && all.get(code) !== undefined)
}

function addTheme(
  db: WriteDb,
  framework: FrameworkRecord['id'],
  { name, codes }: { readonly name: string; readonly codes: readonly PickedCode[] },
) {
  const id = newId(frameworkThemeId)
  const position = 1 + Math.max(-1, ...listThemes(db, framework).map((theme) => theme.position))
  insertTheme(db, { id, framework, name, codes: admitCodes(db, codes), position })
  return id
}

/** One step of the history that answers nothing; `work` says what it is called. */
export function takeStep(
  { session, as }: Pick<CallContext, 'session' | 'as'>,
  kind: string,
  work: (db: WriteDb) => string,
): null {
  session.project.write((label: string) => ({ kind, label, coder: as }), work)
  return null
}

type Calls =
  | 'framework.list'
  | 'framework.read'
  | 'framework.create'
  | 'framework.change'
  | 'framework.remove'
  | 'framework.addTheme'
  | 'framework.changeTheme'
  | 'framework.removeTheme'
  | 'framework.moveTheme'

/** Framework and rating matrices, and their themes. */
export const frameworkService: Service<Calls> = {
  'framework.list': (_, { session }) =>
    session.project.read((db) =>
      listFrameworks(db).map((record) => {
        const loaded = loadFramework(db, session, record)
        const cells = loaded.rows.flatMap((row) =>
          loaded.themes.map((theme) => cellOf(loaded, theme.id, row)),
        )
        return {
          id: record.id,
          name: record.name,
          kind: record.kind,
          owners: record.owners,
          themes: loaded.themes.length,
          rows: loaded.rows.length,
          written: cells.filter(({ changedAt }) => changedAt !== null).length,
          fresh: cells.filter(({ fresh }) => fresh > 0).length,
        }
      }),
    ),

  'framework.read': ({ framework }, { session }) =>
    session.project.read((db) =>
      describeFramework(db, loadFramework(db, session, frameworkOrRefuse(db, framework))),
    ),

  'framework.create': ({ name, kind, owners, levels, themes }, { session, as }) =>
    session.project.write({ kind: 'framework.create', label: `Made ${quoted(name)}`, coder: as }, (db) => {
      refuseLevels({ kind, levels })
      const id = newId(frameworkId)
      const position = 1 + Math.max(-1, ...listFrameworks(db).map((other) => other.position))
      insertFramework(db, { id, name, kind, owners, levels, position, createdAt: now() })
      for (const theme of themes) addTheme(db, id, theme)
      return { id }
    }),

  'framework.change': ({ framework: id, name, levels }, context) =>
    takeStep(context, 'framework.change', (db) => {
      const record = frameworkOrRefuse(db, id)
      const changed = { ...record, name: name ?? record.name, levels: levels ?? record.levels }
      refuseLevels(changed)
      const used = listCells(db, id).flatMap(({ level }) => level ?? [])
      const dropped = record.levels.findIndex((_, at) => at >= changed.levels.length && used.includes(at))
      if (dropped !== -1)
        throw new Refusal('validation', { reason: 'level_in_use', name: record.levels[dropped] ?? '' })
      updateFramework(db, changed)
      return changed.name === record.name
        ? `Changed the levels of ${quoted(record.name)}`
        : `Renamed ${quoted(record.name)} to ${quoted(changed.name)}`
    }),

  'framework.remove': ({ framework: id }, context) =>
    takeStep(context, 'framework.remove', (db) => {
      const { name } = frameworkOrRefuse(db, id)
      deleteFramework(db, id)
      return `Removed ${quoted(name)}`
    }),

  'framework.addTheme': ({ framework: id, name, codes }, { session, as }) =>
    session.project.write(
      { kind: 'framework.addTheme', label: `Added the theme ${quoted(name)}`, coder: as },
      (db) => ({ id: addTheme(db, frameworkOrRefuse(db, id).id, { name, codes }) }),
    ),

  'framework.changeTheme': ({ theme: id, name, codes }, context) =>
    takeStep(context, 'framework.changeTheme', (db) => {
      const theme = themeOrRefuse(db, id)
      const changed = {
        ...theme,
        name: name ?? theme.name,
        codes: codes ? [...admitCodes(db, codes), ...unseenCodes(db, theme.codes)] : theme.codes,
      }
      updateTheme(db, changed)
      return changed.name === theme.name
        ? `Changed the codes of the theme ${quoted(theme.name)}`
        : `Renamed the theme ${quoted(theme.name)} to ${quoted(changed.name)}`
    }),

  'framework.removeTheme': ({ theme: id }, context) =>
    takeStep(context, 'framework.removeTheme', (db) => {
      const { name } = themeOrRefuse(db, id)
      deleteTheme(db, id)
      return `Removed the theme ${quoted(name)}`
    }),

  'framework.moveTheme': ({ theme: id, position }, context) =>
    takeStep(context, 'framework.moveTheme', (db) => {
      const theme = themeOrRefuse(db, id)
      const others = listThemes(db, theme.framework).filter((one) => one.id !== id)
      for (const [at, one] of others.toSpliced(position, 0, theme).entries())
        if (one.position !== at) updateTheme(db, { ...one, position: at })
      return `Moved the theme ${quoted(theme.name)}`
    }),
}
