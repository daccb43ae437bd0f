import { preference, remember } from '../../client/preferences.ts'

/** As many as surely fit into what this computer remembers; the rows after them stand in the project's order. */
const most = 250

/** In the order that a person gave them; rows that came since stand at the end, as they were. */
export function inOrder<Row extends { readonly id: string }>(
  rows: readonly Row[],
  order: readonly string[],
): readonly Row[] {
  const placeOf = new Map(order.map((id, place) => [id, place]))
  const place = ({ id }: Row) => placeOf.get(id) ?? order.length
  return rows.toSorted((a, b) => place(a) - place(b))
}

/** The ids with the one at `from` at `to`. */
export function moved(ids: readonly string[], from: number, to: number): string[] {
  const [id] = ids.slice(from, from + 1)
  return id === undefined ? [...ids] : ids.toSpliced(from, 1).toSpliced(to, 0, id)
}

const key = (framework: string) => `frameworks.rows:${framework}`

export function rememberedOrder(framework: string): readonly string[] {
  return (preference(key(framework)) ?? '').split(' ').filter(Boolean)
}

export function rememberOrder(framework: string, order: readonly string[]): void {
  remember(key(framework), order.slice(0, most).join(' '))
}
