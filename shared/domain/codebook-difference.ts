import { pathSeparator } from './code-tree.ts'

/** A code as a version of the codebook holds it. */
export interface VersionedCode<Id extends string = string> {
  readonly id: Id
  readonly parent: Id | null
  readonly name: string
  readonly colour: string
  readonly codable: boolean
  readonly brief: string
  readonly definition: string
  readonly whenToUse: string
  readonly whenNotToUse: string
  readonly retired: boolean
  readonly successor: Id | null
  readonly examples: readonly string[]
  readonly closeButNo: readonly string[]
  readonly synonyms: readonly string[]
}

/** One thing told of a code that differs, both sides in words. */
export interface FieldDifference {
  readonly field: string
  readonly before: string
  readonly after: string
}

/** What became of one code. */
export interface CodeDifference<Id extends string = string> {
  readonly code: Id
  /** Its path in the later version, or where it is gone, in the earlier. */
  readonly path: string
  readonly change: 'added' | 'removed' | 'changed'
  /** Empty for one that was added or removed. */
  readonly fields: readonly FieldDifference[]
}

/**
 * What became of each code from one version to another: those of the later in its reading order, then those that are
 * gone in the order they had. A code whose place among its siblings is told as moved is one of the fewest whose moving
 * explains the new order; where it stands after the same sibling as before, its place tells of one it passed as well.
 * What only stands below a renamed or moved code is not told of.
 * @param before, after the codes in reading order
 */
export function codebookDifference<Id extends string>(
  before: readonly VersionedCode<Id>[],
  after: readonly VersionedCode<Id>[],
): CodeDifference<Id>[] {
  const earlier = book(before)
  const later = book(after)
  const passed = passedByMoved(earlier, later)
  const found: CodeDifference<Id>[] = []
  for (const code of after) {
    const path = later.pathOf(code.id)
    const old = earlier.byId.get(code.id)
    if (!old) {
      found.push({ code: code.id, path, change: 'added', fields: [] })
      continue
    }
    const [oldPlace, place] = placesOf(code.id, passed.get(code.id), earlier, later)
    const fields = fieldsOf(code, later, place)
    const oldFields = fieldsOf(old, earlier, oldPlace)
    const differing = fields.flatMap(({ field, words, told }, index): FieldDifference[] => {
      const was = oldFields[index]
      return !was || was.told === told ? [] : [{ field, before: was.words, after: words }]
    })
    if (differing.length > 0) found.push({ code: code.id, path, change: 'changed', fields: differing })
  }
  for (const { id } of before) {
    if (!later.byId.has(id)) found.push({ code: id, path: earlier.pathOf(id), change: 'removed', fields: [] })
  }
  return found
}

interface Book<Id extends string> {
  readonly byId: ReadonlyMap<Id, VersionedCode<Id>>
  readonly children: ReadonlyMap<Id | null, readonly VersionedCode<Id>[]>
  readonly pathOf: (id: Id) => string
}

function book<Id extends string>(codes: readonly VersionedCode<Id>[]): Book<Id> {
  const byId = new Map(codes.map((code) => [code.id, code]))
  const pathOf = (id: Id): string => {
    const names: string[] = []
    // No line is longer than the book, even one that a damaged version bends into a circle.
    for (let code = byId.get(id); code && names.length < codes.length;) {
      names.unshift(code.name)
      code = code.parent === null ? undefined : byId.get(code.parent)
    }
    return names.join(pathSeparator)
  }
  return { byId, children: Map.groupBy(codes, ({ parent }) => parent), pathOf }
}

interface Field {
  readonly field: string
  readonly words: string
  /** By which it is compared: another code is the same however it is called meanwhile. */
  readonly told: string
}

/** What is told of a code, in the order in which it is read. */
function fieldsOf<Id extends string>(code: VersionedCode<Id>, { pathOf }: Book<Id>, place: string): Field[] {
  const text = (field: string, words: string): Field => ({ field, words, told: words })
  const flag = (field: string, yes: boolean) => text(field, yes ? 'Yes' : 'No')
  const other = (field: string, id: Id | null, none: string): Field => ({
    field,
    words: id === null ? none : pathOf(id),
    told: id ?? '',
  })
  return [
    text('Name', code.name),
    other('Under', code.parent, 'Top of the codebook'),
    text('Place', place),
    text('Brief definition', code.brief),
    text('Full definition', code.definition),
    text('When to use', code.whenToUse),
    text('When not to use', code.whenNotToUse),
    text('Examples', code.examples.join('\n')),
    text('Close but no', code.closeButNo.join('\n')),
    text('Synonyms', code.synonyms.join('\n')),
    flag('Takes codings', code.codable),
    flag('Retired', code.retired),
    other('Successor', code.successor, ''),
    text('Colour', code.colour),
  ]
}

/** A code in its place that a moved one stood above and stands below now, or the other way round. */
interface Passed<Id extends string> {
  readonly id: Id
  readonly wasBelowMoved: boolean
}

/** Where a moved code stood and stands, in words that differ; nothing of one that was not moved. */
function placesOf<Id extends string>(
  id: Id,
  passed: Passed<Id> | undefined,
  earlier: Book<Id>,
  later: Book<Id>,
): readonly [string, string] {
  if (!passed) return ['', '']
  const [was, now] = [placeIn(earlier, id), placeIn(later, id)]
  if (was !== now) return [was, now]
  const beside = (words: string, { byId }: Book<Id>, isAbove: boolean) =>
    `${words}, ${isAbove ? 'above' : 'below'} ${byId.get(passed.id)?.name ?? ''}`
  return [beside(was, earlier, passed.wasBelowMoved), beside(now, later, !passed.wasBelowMoved)]
}

function placeIn<Id extends string>({ byId, children }: Book<Id>, id: Id): string {
  const siblings = children.get(byId.get(id)?.parent ?? null) ?? []
  const index = siblings.findIndex((sibling) => sibling.id === id)
  const above = siblings[index - 1]
  return above ? `After ${above.name}` : 'First'
}

/**
 * Codes that keep their parent and stand elsewhere among the siblings that both versions have under it, each with the
 * nearest it passed of those that stayed in order. There is always one, else the order that stayed could be longer.
 */
function passedByMoved<Id extends string>(earlier: Book<Id>, later: Book<Id>): Map<Id, Passed<Id>> {
  const found = new Map<Id, Passed<Id>>()
  for (const [parent, siblings] of later.children) {
    const places = new Map((earlier.children.get(parent) ?? []).map(({ id }, place) => [id, place]))
    const both = siblings.flatMap(({ id }) => {
      const place = places.get(id)
      return place === undefined ? [] : [{ id, place }]
    })
    const inOrder = longestRising(both.map(({ place }) => place))
    const stayed = both.flatMap((one, index) => (inOrder.has(index) ? [{ ...one, index }] : []))
    both.forEach(({ id, place }, index) => {
      if (inOrder.has(index)) return
      const [nearest] = stayed
        .filter((one) => one.index < index !== one.place < place)
        .toSorted((one, other) => Math.abs(one.index - index) - Math.abs(other.index - index))
      if (nearest) found.set(id, { id: nearest.id, wasBelowMoved: nearest.place > place })
    })
  }
  return found
}

/** The indexes of a longest rising selection of distinct numbers (patience sorting). */
function longestRising(numbers: readonly number[]): Set<number> {
  const ends: number[] = []
  const before: number[] = []
  numbers.forEach((number, index) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = index
  })
  const chosen = new Set<number>()
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) chosen.add(index)
  return chosen
}
