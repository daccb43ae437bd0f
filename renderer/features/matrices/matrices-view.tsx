import { useEffect, useMemo } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { useAsk, useAskPart } from '../../client/ask.ts'
import { useCoders, useStillCodebook } from '../../client/codebook.ts'
import type { MatrixTable, TableCell, TableKind } from '../../client/matrix-table.ts'
import { preference, remember } from '../../client/preferences.ts'
import { useRounds } from '../../client/rounds.ts'
import { go, noteHere } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { firstTable, readTable, rememberedAs, written } from './ready-made.ts'
import { TableChoice } from './table-choice.tsx'
import { TableView } from './table-view.tsx'
import { withoutGone } from './still-there.ts'
import { useAttributes } from './use-attributes.ts'
import './matrices.css'

interface MatricesViewProps {
  /** null: the choice of tables. */
  readonly asked: MatrixTable | null
  readonly cell: TableCell | null
}

/** Tables of what was coded, each cell opening to its extracts. */
export function MatricesView({ asked, cell }: MatricesViewProps) {
  const project = useAskPart('project.current', {}, projectId)
  const documents = useAskPart('document.list', {}, howMany)
  const { codes } = useStillCodebook()
  const attributes = useAttributes()
  const { coders } = useCoders()
  const { rounds } = useRounds()
  const cases = useAsk('case.list', {})
  const table = useMemo(
    () =>
      asked &&
      withoutGone(asked, {
        attributes,
        coders: coders.map(({ id }) => id),
        rounds: rounds.map(({ id }) => id),
        cases: cases.map(({ id }) => id),
      }),
    [asked, attributes, coders, rounds, cases],
  )
  useEffect(() => {
    if (asked) remember(rememberedAs(project, asked.kind), written(asked))
  }, [project, asked])

  if (documents === 0) {
    return (
      <div className="matrix-room-scroll">
        <Page title="Matrices">
          <EmptyState title="There is nothing to count yet.">
            <p>A matrix counts what was said and coded. Import documents first.</p>
            <Button onPress={() => go({ room: 'documents' })}>Go to the documents</Button>
          </EmptyState>
        </Page>
      </div>
    )
  }

  function choose(kind: TableKind) {
    const last = readTable(preference(rememberedAs(project, kind)), kind)
    go({
      room: 'matrices',
      table: last ?? firstTable(kind, attributes[0] ?? null, codes.filter(({ free }) => !free).length),
    })
  }

  if (!table) return <TableChoice hasAttributes={attributes.length > 0} onChoose={choose} />
  return (
    <TableView
      key={JSON.stringify([project, table.kind, table.rows, table.columns, table.of])}
      table={table}
      attributes={attributes}
      cell={cell}
      onChange={(next) => noteHere({ room: 'matrices', table: next })}
      onOpen={(opened) => noteHere({ room: 'matrices', table, ...(opened ? { cell: opened } : {}) })}
    />
  )
}

function projectId(project: CallOutput<'project.current'>): string {
  return project?.id ?? ''
}

function howMany(documents: CallOutput<'document.list'>): number {
  return documents.length
}
