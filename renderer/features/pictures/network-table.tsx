import type { CallOutput } from '#shared/contract/index.ts'
import { CodeName } from '../../components/swatch.tsx'
import type { CodeUse } from './code-branches.ts'
import { linkPart, type DrawnLink } from './network-drawing.tsx'
import { SortableTable } from './sortable-table.tsx'

interface LinkTableProps {
  /** All there are, the strongest first. */
  readonly links: readonly DrawnLink[]
  readonly nodes: readonly { readonly code: CodeUse }[]
  readonly onOpen: (part: string, query: CallOutput<'matrix.compute'>['total']['query']) => void
}

/** All pairs of codes that go together, also those that are not drawn. */
export function LinkTable({ links, nodes, onOpen }: LinkTableProps) {
  const pathOf = (node: number) => nodes[node]?.code.path ?? ''
  const nameOf = (node: number) => <CodeName colour={nodes[node]?.code.colour ?? ''} path={pathOf(node)} />
  return (
    <SortableTable
      label="Codes that go together"
      rows={links}
      keyOf={linkPart}
      columns={[
        { label: 'Code', value: ({ a }) => pathOf(a), renderCell: ({ a }) => nameOf(a) },
        { label: 'goes with', value: ({ b }) => pathOf(b), renderCell: ({ b }) => nameOf(b) },
        {
          label: 'Codings',
          value: ({ weight }) => weight,
          renderCell: (link) => (
            <button
              type="button"
              className="link picture-link"
              aria-label={`${link.weight} codings: ${pathOf(link.a)} and ${pathOf(link.b)}`}
              onClick={() => onOpen(linkPart(link), link.query)}
            >
              {link.weight}
            </button>
          ),
        },
        { label: 'In words', value: ({ words }) => words },
      ]}
    />
  )
}
