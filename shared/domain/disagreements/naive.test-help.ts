import type { CodeNode } from '../agreement/index.ts'
import type { ComparedDocument } from './types.ts'

/** A coder's united codings of one code, as the set of its characters' offsets. */
export interface NaiveStretch {
  readonly coder: string
  readonly code: string
  readonly characters: ReadonlySet<number>
  readonly codings: readonly string[]
}

/** A disagreement or agreement by definition, with what is needed to compare it. */
export interface NaivePlace {
  readonly kind: 'agreement' | 'boundaries' | 'different_code' | 'coded_by_some'
  readonly codings: string
  readonly withinBranch: boolean | null
}

const meet = (a: ReadonlySet<number>, b: ReadonlySet<number>) => [...a].some((character) => b.has(character))

const isSame = (a: ReadonlySet<number>, b: ReadonlySet<number>) =>
  a.size === b.size && [...a].every((character) => b.has(character))

/** Groups of things that hang together through pairs, by trying every pair until nothing changes. */
function components<T>(things: readonly T[], linked: (a: T, b: T) => boolean): T[][] {
  const groups: T[][] = []
  for (const thing of things) {
    const own = groups.filter((group) => group.some((other) => linked(thing, other) || linked(other, thing)))
    for (const group of own) groups.splice(groups.indexOf(group), 1)
    groups.push([thing, ...own.flat()])
  }
  return groups
}

/** A document's united stretches of the coders who finished it, by characters of its codable text. */
export function naiveStretches(
  document: ComparedDocument,
  coders: readonly string[],
  codes: readonly CodeNode[],
): NaiveStretch[] {
  const isCodable = (offset: number) =>
    document.codable.some(({ start, end }) => start <= offset && offset < end)
  return coders.flatMap((coder) =>
    codes.flatMap(({ id: code }) => {
      const codings = (document.coders[coder] ?? [])
        .filter((coding) => coding.code === code)
        .map(({ id, start, end }) => ({
          id,
          characters: new Set(
            Array.from({ length: end - start }, (_, place) => start + place).filter(isCodable),
          ),
        }))
        .filter(({ characters }) => characters.size > 0)
      return components(codings, (a, b) => meet(a.characters, b.characters)).map((group) => ({
        coder,
        code,
        characters: new Set(group.flatMap(({ characters }) => [...characters])),
        codings: group.map(({ id }) => id),
      }))
    }),
  )
}

/** The topmost code above a code. */
function topOf(id: string, codes: readonly CodeNode[]): string {
  const parent = codes.find((code) => code.id === id)?.parent ?? null
  return parent === null || !codes.some((code) => code.id === parent) ? id : topOf(parent, codes)
}

/** Agreements and disagreements of a document straight from their definitions. */
export function naivePlaces(
  document: ComparedDocument,
  chosen: readonly string[],
  codes: readonly CodeNode[],
): NaivePlace[] {
  const coders = chosen.filter((coder) => document.coders[coder])
  if (coders.length < 2) return []
  const clusters = components(
    naiveStretches(document, coders, codes),
    (a, b) => a.code === b.code && meet(a.characters, b.characters),
  )
  const has = (cluster: readonly NaiveStretch[], coder: string) => cluster.some((own) => own.coder === coder)
  const lacking = clusters.filter((cluster) => !coders.every((coder) => has(cluster, coder)))
  const groups = components(lacking, (x, y) =>
    x.some((own) =>
      y.some(
        (other) =>
          own.code !== other.code &&
          !has(y, own.coder) &&
          !has(x, other.coder) &&
          meet(own.characters, other.characters),
      ),
    ),
  )
  const idsOf = (stretches: readonly NaiveStretch[]) =>
    stretches
      .flatMap(({ codings }) => codings)
      .sort()
      .join(' ')
  return [
    ...clusters
      .filter((cluster) => !lacking.includes(cluster))
      .map((cluster): NaivePlace => {
        const agreed =
          cluster.length === coders.length &&
          cluster.every((own) => isSame(own.characters, cluster[0]?.characters ?? new Set()))
        return { kind: agreed ? 'agreement' : 'boundaries', codings: idsOf(cluster), withinBranch: null }
      }),
    ...groups.map((group): NaivePlace => {
      const tops = new Set(group.flat().map(({ code }) => topOf(code, codes)))
      return group.length > 1
        ? { kind: 'different_code', codings: idsOf(group.flat()), withinBranch: tops.size === 1 }
        : { kind: 'coded_by_some', codings: idsOf(group.flat()), withinBranch: null }
    }),
  ]
}
