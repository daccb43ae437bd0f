import path from 'node:path'
import { rmSync } from 'node:fs'
import type { Matrix, MatrixAxis, MatrixCell, MatrixQuestion } from '#shared/contract/matrices.ts'
import { countWithdrawn, studyOfTurns, suppressed } from '#shared/domain/retrieval/index.ts'
import { Refusal } from '#shared/errors.ts'
import { matrixFileName } from '../exporters/file-name.ts'
import { exportMatrix } from '../exporters/matrix-book.ts'
import type { ReadDb } from '../project/index.ts'
import { readProject } from '../store/project-store.ts'
import { now } from './clock.ts'
import { loadCodeNames } from './code-tree-loading.ts'
import type { Service } from './context.ts'
import { makeFolder, writeBeside } from './folder-writing.ts'
import { matrixLines, type MatrixLines } from './matrix-axes.ts'
import { byTotal, figuresOf, normalised, type Counted } from './matrix-figures.ts'
import { projectPseudonyms } from './pseudonym-replacing.ts'
import { studyIndex } from './retrieval-index.ts'
import { soughtBy } from './retrieval-seeking.ts'
import { wordsOfStudy } from './retrieval-words.ts'
import type { Session } from './session.ts'

/** What was said, coded or not, has no codes, coders or rounds. */
const ofCodings: readonly MatrixAxis['kind'][] = ['codes', 'coders', 'rounds']

function refuseMismatch({ rows, columns, query, measure, of }: MatrixQuestion): void {
  const isSame =
    rows.kind === 'attribute' && columns.kind === 'attribute'
      ? rows.entity === columns.entity && rows.name === columns.name
      : rows.kind === columns.kind && rows.kind !== 'codes'
  if (isSame) throw new Refusal('validation', { reason: 'same_axis' })
  if (of === 'codings') return
  const isOfCodings =
    [rows, columns].some(({ kind }) => ofCodings.includes(kind)) ||
    measure === 'codings' ||
    measure === 'share' ||
    query.codes.length > 0 ||
    query.conditions.length > 0 ||
    (query.coders ?? query.rounds ?? query.words ?? query.marked) !== null
  if (isOfCodings) throw new Refusal('validation', { reason: 'matrix_mismatch' })
}

/** Which figures are not told, in the places of the figures: 1 where small, 2 where they would tell a small one. */
function hiddenOf(
  counted: Counted,
  figures: Float64Array,
  { measure, suppressBelow }: MatrixQuestion,
  { rows, columns }: { readonly rows: MatrixLines; readonly columns: MatrixLines },
): Uint8Array {
  if (suppressBelow === null) return new Uint8Array(figures.length)
  const rests = measure === 'words' || measure === 'share' ? figuresOf(counted, 'codings') : figures
  const table = { rows: rows.axis.lines, columns: columns.axis.lines, values: rests }
  return suppressed(table, suppressBelow, { ofRow: rows.holders, ofColumn: columns.holders })
}

/** What is shown as a share of a total that is not told would tell it. */
function isToldShare(
  hidden: Uint8Array,
  { row, column, width }: { readonly row: number; readonly column: number; readonly width: number },
  by: MatrixQuestion['normalise'],
): boolean {
  const height = hidden.length / width
  const total = {
    none: null,
    rows: row * width + width - 1,
    columns: (height - 1) * width + column,
    whole: hidden.length - 1,
  }[by]
  return total === null || hidden[total] === 0
}

/** @throws Refusal not_found, validation */
function computeMatrix(db: ReadDb, session: Session, question: MatrixQuestion): Matrix {
  refuseMismatch(question)
  const { query, measure, normalise } = question
  const tree = loadCodeNames(db)
  const index = studyIndex(db, session)
  const means = { db, tree, index, query }
  const isPair = question.rows.kind === 'codes' && question.columns.kind === 'codes'
  const rows = matrixLines(means, question.rows, null)
  const columns = matrixLines(means, question.columns, isPair ? question.proximity : null)
  const sought = soughtBy(db, session, tree, index, query)
  const counted: Counted = {
    study: question.of === 'text' ? studyOfTurns(index.study) : index.study,
    // There, a turn is what a coding is here: by nobody, of no round.
    sought,
    rows: rows.axis,
    columns: columns.axis,
    wordsIn: wordsOfStudy(db, session, index),
  }
  const figures = figuresOf(counted, measure)
  const hidden = hiddenOf(counted, figures, question, { rows, columns })
  const width = columns.axis.lines
  const shown = normalised(figures, width, normalise)
  const [lastRow, lastColumn] = [rows.axis.lines - 1, width - 1]
  const linesAt = (line: number, last: number) =>
    line === last ? Array.from({ length: last }, (_, one) => one) : [line]
  const rowQueries = Array.from({ length: rows.axis.lines }, (_, row) =>
    rows.narrow(query, linesAt(row, lastRow)),
  )
  const cellAt = (row: number, column: number): MatrixCell => {
    const cell = row * width + column
    const opens = columns.narrow(rowQueries[row] ?? query, linesAt(column, lastColumn))
    if (hidden[cell] === 0 && isToldShare(hidden, { row, column, width }, normalise))
      return { value: shown[cell] ?? 0, withheld: null, query: opens }
    return { value: null, withheld: hidden[cell] === 1 ? 'small' : 'tells_small', query: opens }
  }
  // By the order, too, nobody is to learn what is withheld: it stands last.
  const rankAt = (row: number, column: number) => {
    const cell = row * width + column
    return hidden[cell] === 0 ? (figures[cell] ?? 0) : -1
  }
  const rowOrder =
    question.sortRows === 'value'
      ? byTotal(rows.axis.lines, (row) => rankAt(row, lastColumn))
      : linesAt(lastRow, lastRow)
  const columnOrder =
    question.sortColumns === 'value'
      ? byTotal(width, (column) => rankAt(lastRow, column))
      : linesAt(lastColumn, lastColumn)
  const heading = (lines: MatrixLines, line: number, total: MatrixCell) => ({
    id: lines.headings[line]?.id ?? null,
    label: lines.headings[line]?.label ?? '',
    total,
  })
  return {
    rows: rowOrder.map((row) => heading(rows, row, cellAt(row, lastColumn))),
    columns: columnOrder.map((column) => heading(columns, column, cellAt(lastRow, column))),
    cells: rowOrder.map((row) => columnOrder.map((column) => cellAt(row, column))),
    total: cellAt(lastRow, lastColumn),
    measure,
    normalised: normalise,
    suppressBelow: question.suppressBelow,
    withdrawn: countWithdrawn(counted.study, sought),
  }
}

/** A matrix with its headings as they may be told; a value's id is the value itself. */
function withNamesTold(matrix: Matrix, question: MatrixQuestion, told: (words: string) => string): Matrix {
  const toldSide = (side: 'rows' | 'columns') =>
    matrix[side].map(({ id, label, total }) => ({
      id: id !== null && question[side].kind === 'attribute' ? told(id) : id,
      label: told(label),
      total,
    }))
  return { ...matrix, rows: toldSide('rows'), columns: toldSide('columns') }
}

/** Tables of what was coded, each figure with the query that opens it. */
export const matrixService: Service<'matrix.compute' | 'matrix.export'> = {
  'matrix.compute': (question, { session }) =>
    session.project.read((db) => computeMatrix(db, session, question)),

  'matrix.export': async ({ folder, question, pseudonyms: isDisguised, formats }, { session, grants }) => {
    const target = grants.get(folder).path
    const book = session.project.read((db) => {
      const pseudonyms = projectPseudonyms(db, isDisguised)
      const told = (words: string) => pseudonyms.applied(words)
      return {
        project: told(readProject(db)?.name ?? ''),
        exportedAt: now(),
        rowsOf: question.rows.kind,
        columnsOf: question.columns.kind,
        of: question.of,
        isDisguised: !pseudonyms.isEmpty,
        matrix: withNamesTold(computeMatrix(db, session, question), question, told),
      }
    })
    makeFolder(target)
    const written: string[] = []
    try {
      for (const format of new Set(formats))
        written.push(
          writeBeside(target, matrixFileName(book.project, format), await exportMatrix(book, format)),
        )
    } catch (error) {
      // All or none: who is told that nothing was changed finds nothing.
      for (const file of written) rmSync(file, { force: true })
      throw error
    }
    return {
      files: written.map((file) => ({ file: grants.grant(file), name: path.basename(file) })),
      withdrawn: book.matrix.withdrawn,
    }
  },
}
