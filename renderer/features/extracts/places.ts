import type { CallOutput } from '#shared/contract/index.ts'

type Groups = CallOutput<'retrieval.run'>['groups']

export interface GroupPlace {
  readonly key: string | null
  readonly label: string
  readonly count: number
  /** Where its first extract stands in the whole. */
  readonly start: number
}

/** Where the groups begin. */
export function groupPlaces(groups: Groups): GroupPlace[] {
  let start = 0
  return groups.map((group) => {
    const place = { ...group, start }
    start += group.count
    return place
  })
}

/** The group that an extract stands in; undefined where nothing is grouped. */
export function groupAt(groups: readonly GroupPlace[], index: number): GroupPlace | undefined {
  return groups.findLast(({ start }) => start <= index)
}
