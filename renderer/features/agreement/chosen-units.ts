import type { CodeAgreement } from '#shared/contract/agreement.ts'

/** Units by how many of those who rated them chose the code; units that one coder alone rated are left out. */
export function chosenUnits(counts: CodeAgreement['counts']): {
  readonly all: number
  readonly some: number
  readonly nobody: number
} {
  const sum = { all: 0, some: 0, nobody: 0 }
  for (const { rated, chosen, units } of counts) {
    if (rated.length < 2) continue
    if (chosen.length === 0) sum.nobody += units
    else if (chosen.length === rated.length) sum.all += units
    else sum.some += units
  }
  return sum
}
