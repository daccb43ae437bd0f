import { useState, type ReactNode } from 'react'
import type { Code } from '#shared/contract/codebook.ts'
import type { CodeTree } from '#shared/domain/code-tree.ts'
import { useAskLater } from '../../client/ask.ts'
import { call } from '../../client/call.ts'
import { report } from '../../client/notices.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { CheckField } from '../../components/field.tsx'
import { count, figure } from '../../components/words.ts'

interface CodeUsageProps {
  readonly code: Code
  readonly tree: CodeTree<string, Code>
}

/** How often a code was used, by case study, by coder and by document, with the way there. */
export function CodeUsage({ code, tree }: CodeUsageProps) {
  const hasChildren = tree.childrenOf(code.id).length > 0
  const [withChildren, setWithChildren] = useState(!code.codable)
  const { data } = useAskLater('codebook.usage', { code: code.id, withChildren })

  /** Opens a document at the first place coded with it. */
  async function show(document: string) {
    const meant = new Set<string>(
      withChildren ? tree.withDescendants(code.id).map((one) => one.id) : [code.id],
    )
    try {
      const codings = await call('coding.list', { document })
      const [first] = codings.filter((coding) => meant.has(coding.code)).toSorted((a, b) => a.start - b.start)
      go(first ? { room: 'document', document, coding: first.id } : { room: 'document', document })
    } catch (error) {
      report(error)
    }
  }

  return (
    <div className="stack">
      {hasChildren && (
        <CheckField label="With the codes below it" isOn={withChildren} onChange={setWithChildren} />
      )}
      {data &&
        (data.codings === 0 ? (
          <EmptyState title="Not used yet." />
        ) : (
          <>
            <p className="soft">
              {count(data.codings, 'coding')} in {count(data.byDocument.length, 'document')}
            </p>
            <div className="usage">
              <Counts
                label="By case study"
                rows={data.byCase.map((row) => ({
                  key: row.case ?? '',
                  name: row.case ?? 'No case study',
                  codings: row.codings,
                }))}
              />
              <Counts
                label="By coder"
                rows={data.byCoder.map((row) => ({ key: row.coder, name: row.coder, codings: row.codings }))}
              />
              <Counts
                label="By document"
                rows={data.byDocument.map((row) => ({
                  key: row.document,
                  name: (
                    <Button look="quiet" onPress={() => void show(row.document)}>
                      {row.title}
                    </Button>
                  ),
                  codings: row.codings,
                }))}
              />
            </div>
          </>
        ))}
    </div>
  )
}

interface CountsProps {
  readonly label: string
  readonly rows: readonly { readonly key: string; readonly name: ReactNode; readonly codings: number }[]
}

function Counts({ label, rows }: CountsProps) {
  return (
    <table>
      <caption>{label}</caption>
      <thead>
        <tr>
          <th scope="col">{label.replace('By ', '').replace(/^./u, (letter) => letter.toUpperCase())}</th>
          <th scope="col" className="number">
            Codings
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td>{row.name}</td>
            <td className="number">{figure(row.codings)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
