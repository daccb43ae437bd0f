import type { Extract } from '#shared/contract/values.ts'
import { Refusal } from '#shared/errors.ts'
import { frameworkCellId, frameworkEvidenceId, type CodingId, type FrameworkThemeId } from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'
import { listSomeCodings } from '../store/coding-store.ts'
import {
  countEveryEvidence,
  deleteEvidence,
  insertEvidence,
  listApartCodings,
  listHiddenCodings,
  listSeenEvidence,
} from '../store/framework-evidence-store.ts'
import { deleteCell, putCell, readCell, type CellRecord } from '../store/framework-store.ts'
import { now } from './clock.ts'
import { loadCodeNames, type CodeNames } from './code-tree-loading.ts'
import type { CallContext, Service } from './context.ts'
import { ExtractReader } from './extract-service.ts'
import { findingsOf } from './framework-finding.ts'
import { takeStep } from './framework-service.ts'
import { freshOf, isWritten, loadFramework, placeOrRefuse } from './framework-telling.ts'
import { quoted } from './plain-words.ts'
import type { Session } from './session.ts'

interface CellPlace {
  readonly theme: FrameworkThemeId
  readonly row: string
}

/**
 * What the cell's codes find now, for its `known`. What it was known to find by someone who sees more than the viewer
 * stays: it would be new to them else.
 */
function knownNow(db: ReadDb, session: Session, place: CellPlace, before: readonly CodingId[]): CodingId[] {
  const { theme, framework } = placeOrRefuse(db, place)
  const found = findingsOf({ db, session, tree: loadCodeNames(db) }, [theme], framework.owners)
  return [...new Set([...found.ids(place.theme, place.row), ...listHiddenCodings(db, before)])]
}

function bareCell({ theme, row }: CellPlace): CellRecord {
  return {
    id: newId(frameworkCellId),
    theme,
    owner: row,
    level: null,
    summary: '',
    known: [],
    author: null,
    changedAt: now(),
  }
}

/** A cell that says nothing and rests on nothing is none. */
function dropIfBare(db: WriteDb, { theme, row }: CellPlace): void {
  const cell = readCell(db, theme, row)
  if (cell && !isWritten(cell) && countEveryEvidence(db, cell.id) === 0) deleteCell(db, cell.id)
}

/** “Site A”, “Processes” */
function placeName(db: ReadDb, place: CellPlace): string {
  const { theme, row } = placeOrRefuse(db, place)
  return `${quoted(row.name)}, ${quoted(theme.name)}`
}

/** Changes a cell within one step of the history. Labels count nothing: a colleague may see less. */
function change(
  context: Pick<CallContext, 'session' | 'as'>,
  kind: string,
  place: CellPlace,
  { done, work }: { readonly done: string; readonly work: (db: WriteDb) => void },
): null {
  return takeStep(context, kind, (db) => {
    const name = placeName(db, place)
    work(db)
    dropIfBare(db, place)
    return `${done} ${name}`
  })
}

/** The extracts of codings, in the order of the ids. */
function extractsOf(
  db: ReadDb,
  session: Session,
  tree: CodeNames,
  ids: readonly CodingId[],
): Map<CodingId, Extract> {
  if (ids.length === 0) return new Map()
  const reader = new ExtractReader(db, session, tree)
  return new Map(listSomeCodings(db, ids).map((coding) => [coding.id, reader.read(coding)]))
}

type Calls =
  | 'framework.writeCell'
  | 'framework.stillHolds'
  | 'framework.linkEvidence'
  | 'framework.unlinkEvidence'
  | 'framework.forgetGone'
  | 'framework.evidence'

/** What is written in the cells of framework and rating matrices, and what it rests on. */
export const frameworkCellService: Service<Calls> = {
  'framework.writeCell': ({ summary, level, ...place }, context) =>
    change(context, 'framework.writeCell', place, {
      done: 'Wrote',
      work: (db) => {
        const { framework } = placeOrRefuse(db, place)
        if (level !== null && level >= framework.levels.length)
          throw new Refusal('validation', { reason: 'no_such_level' })
        const cell = readCell(db, place.theme, place.row)
        if (!cell && !isWritten({ summary, level })) return
        putCell(db, {
          ...(cell ?? bareCell(place)),
          summary,
          level,
          known: knownNow(db, context.session, place, cell?.known ?? []),
          author: context.as,
          changedAt: now(),
        })
      },
    }),

  'framework.stillHolds': (place, context) =>
    change(context, 'framework.stillHolds', place, {
      done: 'Let stand',
      work: (db) => {
        const cell = readCell(db, place.theme, place.row)
        if (!cell || !isWritten(cell)) throw new Refusal('not_found', { what: 'summary' })
        putCell(db, { ...cell, known: knownNow(db, context.session, place, cell.known) })
      },
    }),

  'framework.linkEvidence': ({ codings, ...place }, context) =>
    change(context, 'framework.linkEvidence', place, {
      done: 'Linked evidence to',
      work: (db) => {
        const wanted = [...new Set(codings)]
        const there = listSomeCodings(db, wanted)
        if (there.length < wanted.length) throw new Refusal('not_found', { what: 'coding' })
        if (listApartCodings(db, wanted).length > 0) throw new Refusal('blind', { reason: 'not_for_all_yet' })
        const { theme, framework } = placeOrRefuse(db, place)
        const { isWithdrawn } = findingsOf(
          { db, session: context.session, tree: loadCodeNames(db) },
          [theme],
          framework.owners,
        )
        if (wanted.some(isWithdrawn)) throw new Refusal('withdrawn', { what: 'participant' })
        const known = readCell(db, place.theme, place.row)
        const cell = known ?? bareCell(place)
        if (!known) putCell(db, cell)
        for (const coding of wanted)
          insertEvidence(db, { id: newId(frameworkEvidenceId), cell: cell.id, coding })
      },
    }),

  'framework.unlinkEvidence': ({ codings, ...place }, context) =>
    change(context, 'framework.unlinkEvidence', place, {
      done: 'Unlinked evidence from',
      work: (db) => {
        const cell = readCell(db, place.theme, place.row)
        if (!cell) return
        const hidden = new Set(listHiddenCodings(db, codings))
        for (const coding of codings) if (!hidden.has(coding)) deleteEvidence(db, cell.id, coding)
      },
    }),

  'framework.forgetGone': (place, context) =>
    change(context, 'framework.forgetGone', place, {
      done: 'Let go of evidence that is gone from',
      work: (db) => {
        const cell = readCell(db, place.theme, place.row)
        if (!cell) return
        for (const one of listSeenEvidence(db, placeOrRefuse(db, place).framework.id))
          if (one.cell === cell.id && one.standing !== 'stands') deleteEvidence(db, cell.id, one.coding)
      },
    }),

  'framework.evidence': ({ offset, limit, ...place }, { session }) =>
    session.project.read((db) => {
      const { framework } = placeOrRefuse(db, place)
      const { tree, findings, cellAt, evidenceOf } = loadFramework(db, session, framework)
      const cell = cellAt(place.theme, place.row)
      const evidence = cell ? evidenceOf(cell.id) : []
      const linked = evidence.filter(({ standing }) => standing === 'stands').map(({ coding }) => coding)
      const all = findings.ids(place.theme, place.row)
      const fresh = new Set(freshOf(cell, all))
      const page = [...all.filter((id) => fresh.has(id)), ...all.filter((id) => !fresh.has(id))].slice(
        offset,
        offset + limit,
      )
      const extracts = extractsOf(db, session, tree, [...linked, ...page])
      const isLinked = new Set(linked)
      const apart = new Set(listApartCodings(db, page))
      return {
        linked: linked.flatMap((id) => extracts.get(id) ?? []),
        gone: evidence.length - linked.length,
        total: all.length,
        fresh: fresh.size,
        found: page.flatMap((id) => {
          const extract = extracts.get(id)
          return extract
            ? [{ extract, fresh: fresh.has(id), linked: isLinked.has(id), apart: apart.has(id) }]
            : []
        }),
      }
    }),
}
