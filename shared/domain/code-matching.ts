import { foldName } from './code-tree.ts'

/** A code of either side. Keys are each side's own. */
export interface MatchableCode<Key extends string = string> {
  readonly key: Key
  /** What a file or project calls it by for good; null where it has no such name. */
  readonly id: string | null
  readonly parent: Key | null
  readonly name: string
  readonly path: string
  readonly brief: string
  readonly definition: string
}

/** The code here that one of the other side seems to be. */
export interface MatchedCode<Key extends string = string> {
  readonly code: Key
  readonly by: 'id' | 'path' | 'name' | 'definition'
  readonly sure: 'certain' | 'likely' | 'unsure'
}

/** How much each of `among` is like `wanted`, from 0 (not at all; may be left out) to 1 (the same), by its index. */
export type NameLikeness = (
  wanted: string,
  among: readonly string[],
) => Iterable<{ readonly index: number; readonly likeness: number }>

/** Shorter definitions say too little to know a code by. In different words. */
const fewestWords = 4
/** Sharing this much of what is said, two definitions are one, mended (Dice's coefficient, rare words weighing more). */
const sameDefinition = 0.75
const similarDefinition = 0.45
/** Below this, two definitions speak of different things, whatever their codes are called. */
const otherDefinition = 0.2
const sameName = 0.85
const similarName = 0.6
/** Words and runs of letters that more codes have than this find none: they would find half of the codebook. */
const mostUsers = 100
/** A name is compared with no more than so many others: those that share most of its letters. */
const mostCandidates = 12

/**
 * Finds for each of their codes the one of mine that it seems to be: by id, by path, by name below a parent that was
 * found, by name anywhere, then by likeness of definition and of name, the likest first. No two of theirs are one of
 * mine. `certain`: id or path say so. `likely`: name or definition say so and nothing speaks against it. Takes time
 * about linear in the number of codes.
 */
export function matchCodesBy<Theirs extends string, Mine extends string>(
  theirs: readonly MatchableCode<Theirs>[],
  mine: readonly MatchableCode<Mine>[],
  nameLikeness: NameLikeness,
): Map<Theirs, MatchedCode<Mine>> {
  const found = new Map<Theirs, MatchedCode<Mine>>()
  const taken = new Set<Mine>()
  const match = (code: Theirs, as: MatchedCode<Mine>) => {
    if (found.has(code) || taken.has(as.code)) return
    found.set(code, as)
    taken.add(as.code)
  }
  const openTheirs = () => theirs.filter(({ key }) => !found.has(key))
  const openMine = () => mine.filter(({ key }) => !taken.has(key))

  const byId = new Map(mine.flatMap(({ id, key }) => (id === null ? [] : [[id, key] as const])))
  for (const { id, key } of theirs) {
    const code = id === null ? undefined : byId.get(id)
    if (code !== undefined) match(key, { code, by: 'id', sure: 'certain' })
  }

  const number = numbering()
  const myPlaces = new Map([...placesOf(mine, number)].map(([key, place]) => [place, key]))
  for (const [key, place] of placesOf(theirs, number)) {
    const code = myPlaces.get(place)
    if (code !== undefined) match(key, { code, by: 'path', sure: 'certain' })
  }

  const underMatched = () => {
    const children = Map.groupBy(openMine(), ({ parent, name }) => `${parent ?? ''}\n${looseName(name)}`)
    for (const { key, parent, name } of parentsFirst(openTheirs())) {
      const above = parent === null ? undefined : found.get(parent)
      const [child] = above ? (children.get(`${above.code}\n${looseName(name)}`) ?? []) : []
      if (above && child) match(key, { code: child.key, by: 'name', sure: above.sure })
    }
  }
  underMatched()

  const likeness = definitionLikeness(openTheirs(), openMine())
  const namesakes = Map.groupBy(openMine(), ({ name }) => looseName(name))
  for (const [name, ours] of Map.groupBy(openTheirs(), (code) => looseName(code.name))) {
    const [code, another] = namesakes.get(name) ?? []
    const [their, also] = ours
    if (!code || !their || another || also) continue
    const said = likeness.of(their.key, code.key)
    match(their.key, {
      code: code.key,
      by: 'name',
      sure: said === null || said >= otherDefinition ? 'likely' : 'unsure',
    })
  }

  const candidates = [
    ...openTheirs().flatMap(({ key }) =>
      likeness.nearest(key).map((one) => ({ ...one, key, by: 'definition' as const })),
    ),
    ...likeNames(openTheirs(), openMine(), nameLikeness),
  ].toSorted((one, other) => other.likeness - one.likeness)
  for (const { key, code, by, likeness: much } of candidates) {
    const said = likeness.of(key, code)
    const sure =
      by === 'definition'
        ? much >= sameDefinition
        : much >= sameName && (said === null ? false : said >= similarDefinition)
    match(key, { code, by, sure: sure ? 'likely' : 'unsure' })
  }
  underMatched()
  return found
}

/** A name by its letters and digits alone: "Co-ordination" and "coordination" are one. */
function looseName(name: string): string {
  const folded = foldName(name)
  return folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, '') || folded
}

/** Gives equal words equal numbers. */
function numbering(): (words: string) => number {
  const numbers = new Map<string, number>()
  return (words) => {
    const number = numbers.get(words) ?? numbers.size
    numbers.set(words, number)
    return number
  }
}

/** Each code's place by the names on its line, as a number; where two stand in one place, the first has it. */
function placesOf<Key extends string>(
  codes: readonly MatchableCode<Key>[],
  number: (words: string) => number,
): Map<Key, number> {
  const places = new Map<Key, number>()
  const first = new Set<number>()
  for (const { key, parent, name } of parentsFirst(codes)) {
    const above = parent === null ? '' : String(places.get(parent) ?? '')
    const place = number(`${above}\n${foldName(name)}`)
    if (first.has(place)) continue
    first.add(place)
    places.set(key, place)
  }
  return places
}

/** Parents before children, else in the given order. A code whose line leads nowhere or round is a top code. */
function parentsFirst<Key extends string>(codes: readonly MatchableCode<Key>[]): MatchableCode<Key>[] {
  const byKey = new Map(codes.map((code) => [code.key, code]))
  const placed = new Set<Key>()
  const order: MatchableCode<Key>[] = []
  for (const code of codes) {
    const line: MatchableCode<Key>[] = []
    const seen = new Set<Key>()
    for (let one: MatchableCode<Key> | undefined = code; one && !placed.has(one.key) && !seen.has(one.key);) {
      seen.add(one.key)
      line.push(one)
      one = one.parent === null ? undefined : byKey.get(one.parent)
    }
    for (const one of line.toReversed()) {
      placed.add(one.key)
      order.push(one)
    }
  }
  return order
}

interface Nearness<Mine extends string> {
  readonly code: Mine
  readonly likeness: number
}

interface DefinitionLikeness<Theirs extends string, Mine extends string> {
  /** From 0 to 1; null where one of the two says too little. */
  of(theirs: Theirs, mine: Mine): number | null
  /** Those of mine whose definition is similar at least. */
  nearest(theirs: Theirs): Nearness<Mine>[]
}

function definitionLikeness<Theirs extends string, Mine extends string>(
  theirs: readonly MatchableCode<Theirs>[],
  mine: readonly MatchableCode<Mine>[],
): DefinitionLikeness<Theirs, Mine> {
  const theirWords = new Map(theirs.map((code) => [code.key, wordsOf(code)]))
  const myWords = new Map(mine.map((code) => [code.key, wordsOf(code)]))
  const users = new Map<string, number>()
  const index = new Map<string, Mine[]>()
  for (const words of theirWords.values())
    for (const word of words) users.set(word, (users.get(word) ?? 0) + 1)
  for (const [key, words] of myWords) {
    for (const word of words) {
      users.set(word, (users.get(word) ?? 0) + 1)
      const keys = index.get(word)
      if (keys) keys.push(key)
      else index.set(word, [key])
    }
  }
  const codes = theirs.length + mine.length
  const weight = (word: string) => Math.log(1 + codes / (users.get(word) ?? 1))
  const weighed = (words: Iterable<string>) => {
    let sum = 0
    for (const word of words) sum += weight(word)
    return sum
  }
  const totals = new Map<ReadonlySet<string>, number>()
  for (const words of [...theirWords.values(), ...myWords.values()]) totals.set(words, weighed(words))
  const of = (their: Theirs, my: Mine): number | null => {
    const [a, b] = [theirWords.get(their), myWords.get(my)]
    if (!a || !b || a.size < fewestWords || b.size < fewestWords) return null
    return (2 * weighed([...a].filter((word) => b.has(word)))) / ((totals.get(a) ?? 0) + (totals.get(b) ?? 0))
  }
  return {
    of,
    nearest: (their) => {
      const near = new Set<Mine>()
      for (const word of theirWords.get(their) ?? []) {
        const keys = index.get(word) ?? []
        if (keys.length <= mostUsers) for (const key of keys) near.add(key)
      }
      return [...near].flatMap((code) => {
        const likeness = of(their, code)
        return likeness !== null && likeness >= similarDefinition ? [{ code, likeness }] : []
      })
    },
  }
}

function wordsOf({ brief, definition }: MatchableCode): Set<string> {
  return new Set(foldName(`${brief} ${definition}`).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [])
}

/** Pairs whose names are similar: those that share most of their runs of three letters are compared. */
function likeNames<Theirs extends string, Mine extends string>(
  theirs: readonly MatchableCode<Theirs>[],
  mine: readonly MatchableCode<Mine>[],
  nameLikeness: NameLikeness,
) {
  const index = new Map<string, MatchableCode<Mine>[]>()
  for (const code of mine) {
    for (const run of runsOf(code.name)) {
      const codes = index.get(run)
      if (codes) codes.push(code)
      else index.set(run, [code])
    }
  }
  return theirs.flatMap(({ key, name }) => {
    const shared = new Map<MatchableCode<Mine>, number>()
    for (const run of runsOf(name)) {
      const codes = index.get(run) ?? []
      if (codes.length <= mostUsers) for (const code of codes) shared.set(code, (shared.get(code) ?? 0) + 1)
    }
    const nearest = [...shared].toSorted((one, other) => other[1] - one[1]).slice(0, mostCandidates)
    const among = nearest.map(([code]) => code)
    return [
      ...nameLikeness(
        name,
        among.map((code) => code.name),
      ),
    ].flatMap(({ index: place, likeness }) => {
      const code = among[place]?.key
      return code === undefined || likeness < similarName
        ? []
        : [{ key, code, likeness, by: 'name' as const }]
    })
  })
}

function runsOf(name: string): Set<string> {
  const letters = ` ${looseName(name)} `
  const runs = new Set<string>()
  for (let start = 0; start + 3 <= letters.length; start += 1) runs.add(letters.slice(start, start + 3))
  return runs
}
