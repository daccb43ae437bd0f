import type { Tally } from './measures.ts'
import { eachWithNeighbours, type Proximity } from './proximity.ts'
import { eachPerson, layersOf, selectedIn, type Sought } from './selecting.ts'
import type { Study, StudyDocument } from './study.ts'

/**
 * Rows or columns of a table. `linesOf` tells by number (of the code, the coder, the round, the document's place, the
 * person) in which lines something stands: in none, one or more. `near`: in the columns of the codes that it stands to.
 */
export type Axis = {
  readonly lines: number
  readonly linesOf: readonly (readonly number[])[]
} & (
  | { readonly by: 'code' | 'coder' | 'round' | 'document' | 'person' }
  | { readonly by: 'near'; readonly proximity: Proximity }
)

export interface Table {
  readonly rows: Axis
  readonly columns: Axis
}

const nowhere: readonly number[] = []

/**
 * Counts every coding that a query finds in the cells it belongs to, row by row (row × columns + column). A document at a
 * time, in one pass, so that it takes time in proportion to the codings and the lines each stands in.
 */
export function tabulate(study: Study, sought: Sought, { rows, columns }: Table, tally: Tally): void {
  const isByPerson = tally.byPerson || rows.by === 'person' || columns.by === 'person'
  for (const [place, document] of study.documents.entries()) {
    const kept = selectedIn(study, sought, place)
    if (kept === null) continue
    const inCells = (coding: number, near: readonly number[]) => {
      if (!isByPerson) {
        addTo(
          linesAt(rows, document, place, coding, near),
          linesAt(columns, document, place, coding, near),
          coding,
          -1,
        )
        return
      }
      seen.clear()
      eachPerson(study, document, coding, sought.persons, (person) => {
        const own = rows.by === 'person' ? rows.linesOf[person] : linesAt(rows, document, place, coding, near)
        const across =
          columns.by === 'person' ? columns.linesOf[person] : linesAt(columns, document, place, coding, near)
        addTo(own ?? nowhere, across ?? nowhere, coding, person)
      })
    }
    const seen = new Set<number>()
    const addTo = (
      own: readonly number[],
      across: readonly number[],
      coding: number,
      person: number,
    ): void => {
      for (const row of own) {
        for (const column of across) {
          const cell = row * columns.lines + column
          if (isByPerson && !tally.byPerson) {
            // Two people of one cell may be heard in one coding.
            if (seen.has(cell)) continue
            seen.add(cell)
          }
          tally.add(cell, place, coding, person)
        }
      }
    }
    const axis = columns.by === 'near' ? columns : rows.by === 'near' ? rows : null
    if (axis === null) {
      for (let coding = 0; coding < kept.length; coding += 1) if (kept[coding] === 1) inCells(coding, nowhere)
    } else {
      const { codings } = document
      const groupsOf = (coding: number) => axis.linesOf[codings.code[coding] ?? 0] ?? nowhere
      const { proximity, lines: groups } = axis
      eachWithNeighbours(
        { codings, proximity, ...layersOf(sought, document), groups, groupsOf },
        (coding) => kept[coding] === 1,
        inCells,
      )
    }
    tally.endDocument(document, place)
  }
}

/** The lines of an axis that is not about persons. */
function linesAt(
  axis: Axis,
  { codings }: StudyDocument,
  place: number,
  coding: number,
  near: readonly number[],
): readonly number[] {
  switch (axis.by) {
    case 'near':
      return near
    case 'code':
      return axis.linesOf[codings.code[coding] ?? 0] ?? nowhere
    case 'coder':
      return axis.linesOf[codings.coder[coding] ?? 0] ?? nowhere
    case 'round':
      return axis.linesOf[codings.round[coding] ?? 0] ?? nowhere
    case 'document':
      return axis.linesOf[place] ?? nowhere
    case 'person':
      return nowhere
  }
}
