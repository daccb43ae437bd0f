import type { Proximity, RetrievalQuery } from '#shared/contract/retrieval.ts'
import { count, figure, modeWords } from '../words.ts'
import type { QueryChoices } from './choices.ts'

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })
const all = new Intl.ListFormat('en-GB', { type: 'conjunction' })
/** So many are named; of more, only their number is told. */
const mostNamed = 4

/** @param many what they are called, as more than one */
function listed(names: readonly string[], many: string): string {
  return names.length > mostNamed ? `any of ${figure(names.length)} ${many}` : either.format(names)
}

/** How one coding stands to another, with the words that come before the other. */
export function proximityWords(proximity: Proximity): string {
  switch (proximity.kind) {
    case 'overlapping':
      return 'overlapping'
    case 'near':
      return proximity.turns === 0 ? 'in one turn with' : `within ${count(proximity.turns, 'turn')} of`
    case 'same_turn':
      return 'in one turn with'
    case 'same_document':
      return 'in one document with'
  }
}

/** What a query asks for, as one sentence, e.g. "Extracts coded Agreements, within 2 turns of Outcomes, at Site A, by Ann." */
export function queryInWords(query: RetrievalQuery, choices: QueryChoices): string {
  const paths = new Map<string, string>(choices.codes.map(({ id, path }) => [id, path]))
  const codesIn = (picked: RetrievalQuery['codes']) =>
    listed(
      picked.map(({ code, withChildren }) => {
        const path = paths.get(code) ?? 'a code that is gone'
        return withChildren ? `${path} with all below it` : path
      }),
      'codes',
    )
  const named = (
    wanted: readonly (string | null)[] | null,
    of: readonly { readonly id: string; readonly name: string }[],
    many: string,
    none: string,
  ) => {
    const names = new Map<string | null, string>(of.map(({ id, name }) => [id, name]))
    return (
      wanted &&
      listed(
        wanted.map((id) => names.get(id) ?? (id === null ? none : 'one that is gone')),
        many,
      )
    )
  }
  const { codes, conditions, cases, documents, modes, coders, rounds, participants, words, marked } = query
  const parts = [
    marked && (marked === 'starred' ? 'that are starred' : 'that are pinned'),
    codes.length > 0 && `coded ${codesIn(codes)}`,
    ...conditions.map(
      (condition) =>
        `${condition.is === 'not' ? 'not ' : ''}${proximityWords(condition.proximity)} ${codesIn(condition.codes)}`,
    ),
    conditions.length > 0 && query.sameCoder && 'each coder held against their own coding only',
    cases && `at ${named(cases, choices.cases, 'case studies', 'no case study')}`,
    documents && `in ${named(documents, choices.documents, 'documents', '')}`,
    modes &&
      `from ${listed(
        modes.map((mode) => modeWords[mode].toLowerCase()),
        'mode',
      )}`,
    ...attributeParts(query.attributes),
    coders && `by ${named(coders, choices.coders, 'coders', '')}`,
    rounds && `of ${named(rounds, choices.rounds, 'rounds', 'no round')}`,
    participants && `in which ${named(participants, choices.participants, 'participants', '')} is heard`,
    words && `with the words “${words}”`,
  ].filter((part) => typeof part === 'string' && part !== '')
  const whole = parts.length === 0 ? 'Every extract' : `Extracts ${parts.join(', ')}`
  return `${whole}.`.replace(/(\.)\.$/u, '$1')
}

const owners = {
  case: 'the case study',
  participant: 'a participant heard',
  document: 'the document',
} as const

function attributeParts(attributes: RetrievalQuery['attributes']): string[] {
  const byName = Map.groupBy(attributes, ({ entity, name }) => `${entity} ${name}`)
  const said = [...byName.values()].flatMap((of) => {
    const [first] = of
    if (!first) return []
    const values = of.map(({ value }) => (value === null ? 'not given' : `“${value}”`))
    return [`${first.name} of ${owners[first.entity]} is ${listed(values, 'values')}`]
  })
  return said.length === 0 ? [] : [`where ${all.format(said)}`]
}
