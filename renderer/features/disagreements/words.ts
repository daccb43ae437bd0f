import type { Decision, Disagreement, DisagreementKind } from '#shared/contract/consensus.ts'

export const kindWords: { readonly [Kind in DisagreementKind]: string } = {
  coded_by_some: 'Coded by some',
  different_code: 'Different codes',
  boundaries: 'Different edges',
}

/** Beside the words, never instead of them. */
export const kindSigns: { readonly [Kind in DisagreementKind]: string } = {
  coded_by_some: '◐',
  different_code: '≠',
  boundaries: '↔',
}

type NameOf = (id: string) => string

/** `Ann`, `Ann and Ben`, `Ann, Ben and Cerys`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}

/** The names of codes; where two are called the same, with what stands above them: `Prevention (Outcomes)`. */
export function namesApart(
  codes: readonly { readonly id: string; readonly name: string; readonly above: string }[],
): ReadonlyMap<string, string> {
  const byName = Map.groupBy(codes, ({ name }) => name)
  return new Map(
    codes.map(({ id, name, above }) => [
      id,
      (byName.get(name)?.length ?? 0) > 1 && above !== '' ? `${name} (${above})` : name,
    ]),
  )
}

/** Whose a thing is: `Ann’s`, `James’s`. */
export function whose(name: string): string {
  return `${name}’s`
}

/** Who differs, in a line: `Ann coded it, Ben did not`, `Ann: Trust · Ben: Money`, `Ann, Ben and Cerys`. */
export function whoDiffers(
  { kind, coders }: Pick<Disagreement, 'kind' | 'coders'>,
  nameOf: NameOf,
  codeName: NameOf,
): string {
  const coded = coders.filter(({ stretches }) => stretches.length > 0)
  const others = coders.filter(({ stretches }) => stretches.length === 0)
  const names = (these: typeof coders) => listed(these.map(({ coder }) => nameOf(coder)))
  if (kind === 'boundaries') return names(coded)
  if (kind === 'coded_by_some') return `${names(coded)} coded it, ${names(others)} did not`
  return [
    ...coded.map(
      ({ coder, stretches }) =>
        `${nameOf(coder)}: ${[...new Set(stretches.map(({ code }) => codeName(code)))].join(', ')}`,
    ),
    ...(others.length > 0 ? [`${names(others)}: nothing`] : []),
  ].join(' · ')
}

/** What was decided, in a word or two. */
export function decisionWords(
  { outcome, took }: Pick<Decision, 'outcome' | 'took'>,
  coders: readonly { readonly coder: string }[],
  nameOf: NameOf,
): string {
  if (outcome === 'left_open') return 'Left open'
  if (outcome === 'other') return 'Coded otherwise'
  if (took.length === 0) return 'Left uncoded'
  if (took.length > 1 && coders.every(({ coder }) => took.some((one) => one === coder)))
    return 'Took all of it'
  return `Took ${listed(took.map((coder) => whose(nameOf(coder))))}`
}
