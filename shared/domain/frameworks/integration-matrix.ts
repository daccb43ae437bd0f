/** The areas that the integration matrix rates, in its order: the codes of its starter codebook bear the same names. */
export const integrationAreas = [
  'Purpose and strategy',
  'Stakeholder engagement',
  'Needs and market intelligence',
  'Resource allocation and management',
  'Market management and monitoring',
  'Contracting',
  'Commissioning function',
] as const

/** How integrated an area is, from the lowest to the highest. */
export const integrationLevels = ['Separate', 'Parallel', 'Joint', 'Integrated'] as const

const folded = (name: string) => name.replace(/\s+/gu, ' ').trim().toLowerCase()

/** Each name with the first of the codes that bears it, whatever its case; null where none does. */
export function linkedByName<Id extends string>(
  names: readonly string[],
  codes: readonly { readonly id: Id; readonly name: string }[],
): { readonly name: string; readonly code: Id | null }[] {
  const byName = new Map<string, Id>()
  for (const { id, name } of codes) if (!byName.has(folded(name))) byName.set(folded(name), id)
  return names.map((name) => ({ name, code: byName.get(folded(name)) ?? null }))
}
