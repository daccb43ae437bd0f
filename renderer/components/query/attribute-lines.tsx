import type { AttributeWanted } from '#shared/contract/retrieval.ts'
import type { AttributeChoice } from './choices.ts'
import { PickList } from './pick-list.tsx'
import { QueryLine } from './query-line.tsx'

/** Which attribute a line is about. */
export type AttributeKey = Pick<AttributeChoice, 'entity' | 'name'>

export const isOf = (one: AttributeKey, other: AttributeKey) =>
  one.entity === other.entity && one.name === other.name

const owners = { case: 'case study', participant: 'participant', document: 'document' } as const

export function attributeTitle({ entity, name }: AttributeKey): string {
  return `${name} (${owners[entity]})`
}

interface AttributeLineProps {
  readonly attribute: AttributeKey
  readonly choices: readonly AttributeChoice[]
  readonly wanted: readonly AttributeWanted[]
  readonly onChange: (wanted: AttributeWanted[]) => void
  readonly onRemove: () => void
}

/** Any of the values of an attribute, or none given. */
export function AttributeLine({ attribute, choices, wanted, onChange, onRemove }: AttributeLineProps) {
  const own = wanted.filter((one) => isOf(one, attribute))
  const known = choices.find((one) => isOf(one, attribute))?.values ?? []
  const values = new Set<string | null>([...known, ...own.map(({ value }) => value), null])
  return (
    <QueryLine title={attributeTitle(attribute)} onRemove={onRemove} isNew={own.length === 0}>
      <PickList
        label={attribute.name}
        of={[...values].map((value) => ({ id: value, name: value ?? 'Not given' }))}
        chosen={own.map(({ value }) => value)}
        onPick={(value, on) =>
          onChange(
            on
              ? [...wanted, { entity: attribute.entity, name: attribute.name, value }]
              : wanted.filter((one) => !isOf(one, attribute) || one.value !== value),
          )
        }
      />
    </QueryLine>
  )
}
