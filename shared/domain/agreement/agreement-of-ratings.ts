import { assembleReport, drain } from './assemble-report.ts'
import { CodeSets } from './code-sets.ts'
import { CodingTableBuilder, MOST_CODERS } from './coding-table.ts'
import type { CodingTable } from './coding-table.ts'
import { absent } from './figure.ts'
import type { BootstrapOptions } from './input.ts'
import { MISSING } from './ratings.ts'
import type { AgreementReport, AgreementWarning } from './report.ts'

/** A table of ratings: rows are units, columns coders. */
export interface RatingsInput {
  /** null: not rated; []: rated with nothing; several codes: a set. Short rows are not rated at their end. */
  readonly units: readonly (readonly (readonly string[] | null)[])[]
  /** Names of the columns; numbered from 1 where they are not given. */
  readonly coders?: readonly string[]
  readonly categories?: number
  /** Resamples rows. */
  readonly bootstrap?: BootstrapOptions
}

/**
 * Agreement from a table of ratings. Unitizing measures are not defined for it (not_this_unit).
 * @throws RangeError for more coders than can be counted exactly
 */
export function agreementOfRatings(input: RatingsInput): AgreementReport {
  const { table, codes } = tableOfRatings(input.units)
  if (table.coders > MOST_CODERS) throw new RangeError(`More than ${MOST_CODERS} coders`)
  const coders = Array.from(
    { length: table.coders },
    (_, column) => input.coders?.[column] ?? String(column + 1),
  )
  const numbers = new Map(codes.map((code, number) => [code, number]))
  const codings = coders.map(() => new Int32Array(codes.length))
  const rated = coders.map(() => 0)
  for (const unit of input.units) {
    unit.forEach((cell, column) => {
      if (cell) rated[column] = (rated[column] ?? 0) + 1
      for (const code of new Set(cell)) {
        const counts = codings[column]
        const number = numbers.get(code) ?? 0
        if (counts) counts[number] = (counts[number] ?? 0) + 1
      }
    })
  }
  const warnings = coders.flatMap((coder, column): AgreementWarning[] =>
    (rated[column] ?? 0) > 0 && codings[column]?.every((count) => count === 0)
      ? [{ kind: 'coder_coded_nothing', coder }]
      : [],
  )
  return drain(
    assembleReport({
      unit: 'row',
      coders,
      documents: [],
      excluded: [],
      warnings,
      table,
      codes,
      continuum: absent('not_this_unit'),
      codings,
      categories: input.categories,
      bootstrap: input.bootstrap,
      resampled: 'units',
    }),
  )
}

/** The table of sets that a table of ratings stands for, every row a cluster; codes in order of appearance. */
export function tableOfRatings(units: RatingsInput['units']): {
  readonly table: CodingTable
  readonly codes: readonly string[]
} {
  const codes = [...new Set(units.flatMap((unit) => unit.flatMap((cell) => cell ?? [])))]
  const numbers = new Map(codes.map((code, number) => [code, number]))
  const coders = units.reduce((most, unit) => Math.max(most, unit.length), 0)
  const sets = new CodeSets(codes.length)
  const builder = new CodingTableBuilder(coders, codes.length, sets)
  const cells = new Int32Array(coders)
  for (const unit of units) {
    cells.fill(MISSING)
    unit.forEach((cell, column) => {
      if (!cell) return
      const bits = new Int32Array(sets.words)
      for (const code of cell) {
        const number = numbers.get(code) ?? 0
        bits[number >>> 5] = (bits[number >>> 5] ?? 0) | (1 << (number & 31))
      }
      cells[column] = sets.numberOf(bits, 0)
    })
    builder.nextCluster()
    builder.add(cells, 1)
  }
  return { table: builder.build(), codes }
}
