import type { Code } from '#shared/contract/codebook.ts'
import { CodeTree } from '#shared/domain/code-tree.ts'
import type { Codebook } from '../../../client/codebook.ts'
import { ChoiceField } from '../../../components/field.tsx'

interface ParentFieldProps {
  readonly codebook: Codebook
  /** Only the codes that stand under no other. */
  readonly isTopOnly?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
}

/** The codes under which something may be placed: those with a place of their own that are in use. */
export function parentsIn({ tree }: Codebook, isTopOnly: boolean): Code[] {
  return tree
    .inReadingOrder()
    .filter((code) => !code.free && !code.retired && (!isTopOnly || code.parent === null))
}

/** The code of the codebook that bears this name already there; free codes don't take names from it. */
export function namesakeAt({ tree }: Codebook, parent: string, name: string): Code | undefined {
  const placed = tree.childrenOf(parent === '' ? null : parent).filter((code) => !code.free)
  return new CodeTree<string, Code>(placed.map((code) => ({ ...code, parent: null }))).siblingNamed(
    null,
    name.trim(),
  )
}

/** Asks under which code; an empty value is the top. */
export function ParentField({ codebook, isTopOnly = false, value, onChange }: ParentFieldProps) {
  return (
    <ChoiceField
      label="Under"
      value={value}
      onChange={onChange}
      choices={[
        ...parentsIn(codebook, isTopOnly).map((code) => ({
          value: code.id as string,
          label: codebook.tree.pathOf(code.id),
        })),
        { value: '', label: 'No code: make it a top code' },
      ]}
    />
  )
}
