import type { StagedSource, TableLayout } from '#shared/contract/import.ts'
import { CheckList } from '../../components/check-list.tsx'
import { ChoiceField } from '../../components/field.tsx'
import { count } from '../../components/words.ts'
import { adjust } from './import-store.ts'

interface TableMappingProps {
  readonly source: StagedSource
  readonly table: NonNullable<StagedSource['table']>
}

/** How the columns of a table become documents or turns. */
export function TableMapping({ source, table }: TableMappingProps) {
  const { columns, rows, layout } = table
  const set = (part: Partial<TableLayout>) => void adjust(source, source.correction, { ...layout, ...part })
  const names = columns.map((title, index) => ({
    id: String(index),
    label: title.trim() === '' ? `Column ${index + 1}` : title,
  }))
  const indices = (chosen: ReadonlySet<string>) => [...chosen].map(Number).toSorted((a, b) => a - b)

  function column(label: string, value: number | null, key: 'title' | 'speaker' | 'timestamp') {
    return (
      <ChoiceField
        label={label}
        value={value === null ? '' : String(value)}
        onChange={(chosen) => set({ [key]: chosen === '' ? null : Number(chosen) })}
        choices={[{ value: '', label: 'None' }, ...names.map((one) => ({ value: one.id, label: one.label }))]}
      />
    )
  }

  return (
    <div className="stack">
      <p className="soft">{count(rows, 'row')}. Say what the columns hold.</p>
      <div className="import-fields">
        <ChoiceField<TableLayout['rowIs']>
          label="Each row is"
          value={layout.rowIs}
          onChange={(rowIs) => set({ rowIs })}
          choices={[
            { value: 'document', label: 'A document, e.g. one answer sheet' },
            { value: 'turn', label: 'A turn of one conversation' },
          ]}
        />
        {layout.rowIs === 'document'
          ? column('Title', layout.title, 'title')
          : column('Speaker', layout.speaker, 'speaker')}
        {layout.rowIs === 'turn' && column('Timestamp', layout.timestamp, 'timestamp')}
      </div>
      <div className="import-fields">
        <CheckList
          label="Words"
          choices={names}
          chosen={new Set(layout.text.map(String))}
          onChange={(chosen) => chosen.size > 0 && set({ text: indices(chosen) })}
        />
        <CheckList
          label="Attributes"
          choices={names}
          chosen={new Set(layout.attributes.map(String))}
          onChange={(chosen) => set({ attributes: indices(chosen) })}
        />
      </div>
    </div>
  )
}
