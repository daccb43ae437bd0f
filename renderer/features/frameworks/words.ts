import type { CallOutput } from '#shared/contract/index.ts'
import { plainWords } from '../../components/markdown/references.ts'
import { count, figure } from '../../components/words.ts'

export type Framework = CallOutput<'framework.read'>
export type Cell = Framework['cells'][number][number]

export const kindWords = { summary: 'Framework matrix', rating: 'Rating matrix' } as const
export const ownerWords = { case: 'Case study', participant: 'Participant' } as const

/** What is told of a cell besides what is written in it, most pressing first. */
export function badgesOf(
  cell: Cell,
  isDraft: boolean,
): { readonly words: string; readonly isMarked: boolean }[] {
  return [
    ...(isDraft ? [{ words: 'not saved', isMarked: true }] : []),
    ...(cell.fresh > 0 ? [{ words: `${figure(cell.fresh)} new`, isMarked: true }] : []),
    ...(cell.gone > 0 ? [{ words: `${figure(cell.gone)} gone`, isMarked: true }] : []),
    ...(cell.linked > 0 ? [{ words: `rests on ${figure(cell.linked)}`, isMarked: false }] : []),
    ...(cell.changedAt === null && cell.found > 0
      ? [{ words: `${figure(cell.found)} found`, isMarked: false }]
      : []),
  ]
}

/** The beginning of a summary, on one line. */
export function glance(summary: string): string {
  const line = plainWords(summary).replace(/\s+/gu, ' ').trim()
  return line.length <= 400 ? line : `${line.slice(0, 400).toWellFormed()}…`
}

/** How much of a matrix is written. */
export function stateOf({ themes, rows, written, fresh }: CallOutput<'framework.list'>[number]): string {
  const cells = themes * rows
  return [
    cells === 0 ? 'No cells yet' : `${figure(written)} of ${count(cells, 'cell')} written`,
    ...(fresh > 0 ? [`new evidence in ${figure(fresh)}`] : []),
  ].join(', ')
}

/** The first words of an extract, as the label of a link to it. */
export function quoteLabel(extract: CallOutput<'framework.evidence'>['linked'][number]): string {
  const line = extract.words
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim()
  const longest = 160
  if (line.length <= longest) return `“${line}”`
  const cut = line.lastIndexOf(' ', longest)
  return `“${line.slice(0, cut > longest / 2 ? cut : longest).toWellFormed()} …”`
}
