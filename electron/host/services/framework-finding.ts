import { retrievalQuery } from '#shared/contract/retrieval.ts'
import type { FrameworkOwner } from '#shared/contract/frameworks.ts'
import { heardIn, select } from '#shared/domain/retrieval/index.ts'
import type { CodeId, CodingId, FrameworkThemeId, ParticipantId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listParticipants } from '../store/participant-store.ts'
import type { ThemeRecord } from '../store/framework-store.ts'
import { codesOf, soughtBy, withdrawnFlags } from './retrieval-seeking.ts'
import type { CodeNames } from './code-tree-loading.ts'
import { studyIndex, type StudyIndex } from './retrieval-index.ts'
import type { Session } from './session.ts'

/** Where a coding stands in the study: its document's number, and its own in there. */
type Place = readonly [document: number, coding: number]

/** What the codes of themes find, by theme and row. */
export interface Findings {
  readonly count: (theme: FrameworkThemeId, row: string) => number
  /** In order of place. */
  readonly ids: (theme: FrameworkThemeId, row: string) => CodingId[]
  /** Whether someone is heard in the coding who has withdrawn. */
  readonly isWithdrawn: (coding: CodingId) => boolean
}

export interface FindingMeans {
  readonly db: ReadDb
  readonly session: Session
  /** As the viewer may see it. */
  readonly tree: CodeNames
}

/** The codings in which one of these participants is heard, and nobody who has withdrawn. */
function placesOf(
  { db, session, tree }: FindingMeans,
  index: StudyIndex,
  participants: readonly ParticipantId[] | null,
): Place[] {
  const found = select(
    index.study,
    soughtBy(db, session, tree, index, retrievalQuery.parse({ participants })),
  )
  return Array.from(found.document, (document, at) => [document, found.coding[at] ?? 0] as const)
}

/** The codings in which someone is heard who has withdrawn. */
function withdrawnCodings(db: ReadDb, index: StudyIndex): Set<CodingId> {
  const persons = withdrawnFlags(db, index)
  return new Set(
    index.study.documents.flatMap((document, place) =>
      Array.from(heardIn(index.study, document, persons) ?? []).flatMap((one, coding) =>
        one === 1 ? [index.idAt(place, coding)] : [],
      ),
    ),
  )
}

/** The numbers of the themes' codes that there still are. A theme without codes finds nothing. */
function themesByCode(
  tree: CodeNames,
  themes: readonly ThemeRecord[],
  index: StudyIndex,
): Map<number, FrameworkThemeId[]> {
  const byCode = new Map<CodeId, FrameworkThemeId[]>()
  for (const { id, codes } of themes) {
    const standing = codes.filter(({ code }) => tree.get(code) !== undefined)
    for (const code of codesOf(tree, standing)) byCode.set(code, [...(byCode.get(code) ?? []), id])
  }
  return new Map(index.codes.ids().map((code, number) => [number, byCode.get(code) ?? []]))
}

/**
 * What the themes' codes find now, of all coders and rounds, as the viewer may see it. What someone says who has
 * withdrawn is left out, also where others are heard in the same coding.
 */
export function findingsOf(
  means: FindingMeans,
  themes: readonly ThemeRecord[],
  owners: FrameworkOwner,
): Findings {
  const index = studyIndex(means.db, means.session)
  const themesOf = themesByCode(means.tree, themes, index)
  const places = new Map<string, Place[]>()
  const put = (row: string, [document, coding]: Place) => {
    const code = index.study.documents[document]?.codings.code[coding] ?? -1
    for (const theme of themesOf.get(code) ?? []) {
      const key = `${theme} ${row}`
      const list = places.get(key)
      if (list) list.push([document, coding])
      else places.set(key, [[document, coding]])
    }
  }
  if (owners === 'case') {
    for (const place of placesOf(means, index, null)) {
      const row = index.documents[place[0]]?.caseId ?? null
      if (row !== null) put(row, place)
    }
  } else {
    for (const { id, withdrawnAt } of listParticipants(means.db)) {
      if (withdrawnAt !== null) continue
      for (const place of placesOf(means, index, [id])) put(id, place)
    }
  }
  let hushed: Set<CodingId> | null = null
  return {
    count: (theme, row) => places.get(`${theme} ${row}`)?.length ?? 0,
    ids: (theme, row) =>
      (places.get(`${theme} ${row}`) ?? []).map(([document, coding]) => index.idAt(document, coding)),
    isWithdrawn: (coding) => {
      hushed ??= withdrawnCodings(means.db, index)
      return hushed.has(coding)
    },
  }
}
