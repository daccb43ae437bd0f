import type { Tally } from './measures.ts'
import { neighboursOf, type Proximity } from './proximity.ts'
import { eachPerson, heardIn, layersOf, selectedIn, type Sought } from './selecting.ts'
import type { Flags, Study, StudyDocument } from './study.ts'

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

/** Lines one after the other: those of a number lie in [from[number], to[number]). */
interface FlatLines {
  readonly lines: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
}

/** An axis in one document: by coding, the number that its lines are those of. */
interface AxisHere extends FlatLines {
  readonly numbers: Int32Array
}

/**
 * Counts every coding that a query finds in the cells it belongs to, row by row (row × columns + column). A document at a
 * time, in one pass, so that it takes time in proportion to the codings and the lines each stands in.
 */
export function tabulate(study: Study, sought: Sought, { rows, columns }: Table, tally: Tally): void {
  const isByPerson = tally.byPerson || rows.by === 'person' || columns.by === 'person'
  const [rowLines, columnLines] = [flat(rows.linesOf), flat(columns.linesOf)]
  const width = columns.lines
  const cells = new Int32Array(rows.lines * width)
  for (const [place, document] of study.documents.entries()) {
    const kept = selectedIn(study, sought, place)
    if (kept === null) continue
    const here = { study, sought, document, place, kept }
    const own = axisHere(rows, rowLines, here)
    const across = axisHere(columns, columnLines, here)
    tally.beginDocument(document, place)
    for (let coding = 0; coding < kept.length; coding += 1) {
      if (kept[coding] !== 1) continue
      const [row, column] = [own.numbers[coding] ?? 0, across.numbers[coding] ?? 0]
      if (!isByPerson) {
        tally.add(cells, cellsAt(own, row, across, column, width, cells), place, coding, -1)
        continue
      }
      // Two people of one cell may be heard in one coding.
      const seen = tally.byPerson ? null : new Set<number>()
      eachPerson(study, document, coding, sought.persons, (person) => {
        const ofRow = rows.by === 'person' ? person : row
        const ofColumn = columns.by === 'person' ? person : column
        const count = cellsAt(own, ofRow, across, ofColumn, width, cells)
        tally.add(cells, seen === null ? count : keepUnseen(cells, count, seen), place, coding, person)
      })
    }
  }
}

/** Writes the cells of a row's number and a column's into `cells`. @returns how many these are */
function cellsAt(
  own: FlatLines,
  row: number,
  across: FlatLines,
  column: number,
  width: number,
  cells: Int32Array,
): number {
  let count = 0
  const [first, past] = [across.from[column] ?? 0, across.to[column] ?? 0]
  for (let line = own.from[row] ?? 0; line < (own.to[row] ?? 0); line += 1) {
    const base = (own.lines[line] ?? 0) * width
    for (let one = first; one < past; one += 1) {
      cells[count] = base + (across.lines[one] ?? 0)
      count += 1
    }
  }
  return count
}

/** Keeps of the first `count` cells those that are new. @returns how many these are */
function keepUnseen(cells: Int32Array, count: number, seen: Set<number>): number {
  let left = 0
  for (let one = 0; one < count; one += 1) {
    const cell = cells[one] ?? 0
    if (seen.has(cell)) continue
    seen.add(cell)
    cells[left] = cell
    left += 1
  }
  return left
}

function flat(linesOf: readonly (readonly number[])[]): FlatLines {
  const [from, to] = [new Int32Array(linesOf.length), new Int32Array(linesOf.length)]
  let written = 0
  for (const [number, lines] of linesOf.entries()) {
    from[number] = written
    written += lines.length
    to[number] = written
  }
  return { from, to, lines: Int32Array.from(linesOf.flat()) }
}

/** A document of a study, and what a query finds in it. */
interface Here {
  readonly study: Study
  readonly sought: Sought
  readonly document: StudyDocument
  readonly place: number
  readonly kept: Flags
}

function axisHere(axis: Axis, flatLines: FlatLines, here: Here): AxisHere {
  const { kept, place } = here
  const { codings } = here.document
  switch (axis.by) {
    case 'code':
    case 'coder':
    case 'round':
      return { ...flatLines, numbers: codings[axis.by] }
    case 'document':
      return { ...flatLines, numbers: new Int32Array(kept.length).fill(place) }
    case 'person':
      return { ...flatLines, numbers: codings.code }
    case 'near':
      return nearHere(axis, here)
  }
}

/** Each coding that is kept is its own number here: of the lines in which another stands near to it. */
function nearHere(axis: Axis & { readonly by: 'near' }, { study, sought, document, kept }: Here): AxisHere {
  const { codings } = document
  const withdrawn = heardIn(study, document, sought.withdrawn)
  const { from, to, groups } = neighboursOf(
    {
      codings,
      proximity: axis.proximity,
      ...layersOf(sought, document),
      groups: axis.lines,
      groupsOf: (coding) =>
        withdrawn?.[coding] === 1 ? nowhere : (axis.linesOf[codings.code[coding] ?? 0] ?? nowhere),
    },
    kept,
  )
  const numbers = new Int32Array(kept.length)
  for (let coding = 0; coding < numbers.length; coding += 1) numbers[coding] = coding
  return { lines: groups, from, to, numbers }
}

const nowhere: readonly number[] = []
