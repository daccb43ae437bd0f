import type { AgreementInput } from '../agreement/index.ts'
import { codeColumns } from './code-columns.ts'
import { eachProfile } from './profiles.ts'

/** Which codes are mixed up with which, in units, over all pairs of coders who finished a document. */
export interface Confusion {
  /** Codes that anyone chose, in the order they were given in. */
  readonly codes: readonly string[]
  /**
   * The same read by rows and by columns. On the diagonal: units that both of a pair gave the code. Off it: units that
   * one gave the first code and not the second, and the other the second and not the first.
   */
  readonly cells: readonly (readonly number[])[]
  /** By code: units that one of a pair gave the code and the other no code at all. */
  readonly alone: readonly number[]
}

/** Counts how codes are mixed up. A unit that three coders rated counts once for each of their three pairs. */
export function confusionOf(
  input: Pick<AgreementInput, 'documents' | 'coders' | 'codes' | 'unit' | 'depth'>,
): Confusion {
  const { coders, unit } = input
  const { ids, columnOf } = codeColumns(input.codes, input.depth)
  const size = ids.length
  const cells = new Float64Array(size * size)
  const alone = new Float64Array(size)
  const used = new Set<number>()
  const add = (first: number, second: number, units: number) => {
    cells[first * size + second] = (cells[first * size + second] ?? 0) + units
  }
  const compare = (first: readonly number[], second: readonly number[], units: number) => {
    if (first.length === 0 && second.length === 0) return
    if (first.length === 0 || second.length === 0) {
      for (const code of first.length > 0 ? first : second) alone[code] = (alone[code] ?? 0) + units
      return
    }
    const others = second.filter((code) => !first.includes(code))
    for (const code of first) {
      if (second.includes(code)) add(code, code, units)
      else
        for (const other of others) {
          add(code, other, units)
          add(other, code, units)
        }
    }
  }
  for (const document of input.documents) {
    eachProfile(document, { coders, columnOf, columns: size, unit }, (profile, units) => {
      for (const [index, first] of profile.entries()) {
        if (first === null) continue
        for (const code of first) used.add(code)
        for (let other = index + 1; other < profile.length; other += 1) {
          const second = profile[other] ?? null
          if (second !== null) compare(first, second, units)
        }
      }
    })
  }
  const shown = ids.map((_, column) => column).filter((column) => used.has(column))
  return {
    codes: shown.map((column) => ids[column] ?? ''),
    cells: shown.map((row) => shown.map((column) => cells[row * size + column] ?? 0)),
    alone: shown.map((column) => alone[column] ?? 0),
  }
}
