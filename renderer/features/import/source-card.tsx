import type { StagedSource } from '#shared/contract/import.ts'
import { IconButton } from '../../components/button.tsx'
import { ChoiceField } from '../../components/field.tsx'
import { count, size } from '../../components/words.ts'
import { DocumentCard } from './document-card.tsx'
import { adjust, discard } from './import-store.ts'
import { TableMapping } from './table-mapping.tsx'

type Layout = StagedSource['correction']['layout']

/** One file: what became of it, how it was read, and the documents in it. */
export function SourceCard({ source }: { readonly source: StagedSource }) {
  const { table, correction } = source
  const found = source.documents[0]
  const proposesBold =
    correction.layout === 'bold' || source.documents.some((document) => document.proposal === 'bold')
  return (
    <section className="card" aria-label={`File ${source.name}`}>
      <header className="row row-apart">
        <div>
          <h2>{source.name}</h2>
          <p className="soft small">
            {source.alreadyImportedAs === null
              ? 'Ready'
              : `In the project already, as ${source.alreadyImportedAs}`}{' '}
            · {source.format}, {size(source.bytes)}, {count(source.documents.length, 'document')}
          </p>
        </div>
        <IconButton icon="close" label={`Leave out ${source.name}`} onPress={() => void discard(source)} />
      </header>
      {table ? (
        <TableMapping source={source} table={table} />
      ) : (
        <div className="import-layout">
          <ChoiceField<Layout>
            label={`Turns in ${source.name}`}
            value={correction.layout}
            onChange={(layout) => void adjust(source, { ...correction, layout }, null)}
            choices={[
              {
                value: 'detect',
                label:
                  correction.layout === 'detect' && found?.layout
                    ? `As detected: ${found.layout}`
                    : 'As detected',
              },
              ...(proposesBold
                ? [{ value: 'bold' as const, label: 'Bold lines are one speaker, plain lines another' }]
                : []),
              { value: 'none', label: 'No turns: a text in paragraphs' },
            ]}
            {...(correction.layout === 'detect' && !found?.layout
              ? {
                  hint: proposesBold
                    ? 'None were found, but bold type may tell two speakers apart. Try it.'
                    : 'None were found: it is read as paragraphs.',
                }
              : {})}
          />
        </div>
      )}
      {source.documents.map((document) => (
        <DocumentCard key={document.index} source={source} document={document} />
      ))}
    </section>
  )
}
