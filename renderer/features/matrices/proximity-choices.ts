import type { Proximity } from '#shared/contract/retrieval.ts'

const nearby = [1, 2, 3, 5, 10]

/** How codes may stand to each other, for a list of choices; the one that is chosen is always among them. */
export function proximityChoices(
  chosen: Proximity,
): readonly { readonly value: string; readonly label: string }[] {
  const turns = new Set([...nearby, ...(chosen.kind === 'near' ? [chosen.turns] : [])])
  return [
    { value: 'overlapping', label: 'Overlapping' },
    { value: 'same_turn', label: 'In the same turn' },
    ...[...turns]
      .toSorted((a, b) => a - b)
      .map((many) => ({
        value: `near ${many}`,
        label: many === 1 ? 'At most 1 turn apart' : `At most ${many} turns apart`,
      })),
    { value: 'same_document', label: 'In the same document' },
  ]
}

export function proximityValue(proximity: Proximity): string {
  return proximity.kind === 'near' ? `near ${proximity.turns}` : proximity.kind
}

/** The choice that a value stands for. */
export function asProximity(value: string): Proximity {
  if (value === 'same_turn' || value === 'same_document') return { kind: value }
  const turns = /^near (\d+)$/u.exec(value)?.[1]
  return turns === undefined ? { kind: 'overlapping' } : { kind: 'near', turns: Number(turns) }
}
