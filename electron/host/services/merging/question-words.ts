import { extractsQuestion, type PickedCode } from '#shared/contract/retrieval.ts'
import { modeName } from '#shared/domain/attribution.ts'

/** How codes and other things are called; empty or null where they are not there. */
export interface CalledBy {
  readonly pathOf: (code: string) => string
  readonly valueOf: (entity: string, id: string, column: string) => string | null
}

const gone = 'something that was removed'

/** What a saved query asks, a line each, as the side of a conflict tells it. */
export function questionWords(json: string, { pathOf, valueOf }: CalledBy): string {
  const parsed = extractsQuestion.safeParse(JSON.parse(json))
  if (!parsed.success) return 'A question that cannot be read'
  const { query, sort, group, hidden } = parsed.data
  const codes = (picked: readonly PickedCode[]) =>
    picked
      .map(({ code, withChildren }) => `${pathOf(code) || gone}${withChildren ? ' with all below it' : ''}`)
      .join('; ')
  const named = (entity: string, column: string, ids: readonly (string | null)[] | null) =>
    ids?.map((id) => (id === null ? 'none' : (valueOf(entity, id, column) ?? gone))).join('; ')
  const lines: readonly (readonly [string, string | null | undefined])[] = [
    ['Codes', codes(query.codes)],
    ...query.conditions.map(({ is, codes: of, proximity }) => {
      const how =
        proximity.kind === 'near' ? `near, ${proximity.turns} turns` : proximity.kind.replaceAll('_', ' ')
      return [is === 'and' ? 'And' : 'Not', `${codes(of)} (${how})`] as const
    }),
    ['Each coder by themselves', query.sameCoder ? 'yes' : null],
    ['Case studies', named('case_study', 'name', query.cases)],
    ['Documents', named('document', 'title', query.documents)],
    ['Modes', query.modes?.map(modeName).join('; ')],
    ['Coders', named('coder', 'name', query.coders)],
    ['Rounds', named('round', 'name', query.rounds)],
    ['Participants', named('participant', 'pseudonym', query.participants)],
    ...query.attributes.map(({ name, value }) => [name, value ?? 'not given'] as const),
    ['Words', query.words],
    ['Only', query.marked],
    ['Sorted by', sort],
    ['Grouped by', group],
    ['Hidden extracts', hidden.replaceAll('_', ' ')],
  ]
  return lines.flatMap(([what, said]) => (said ? [`${what}: ${said}`] : [])).join('\n')
}
