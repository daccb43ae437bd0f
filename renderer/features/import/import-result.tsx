import type { CallOutput } from '#shared/contract/index.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { count } from '../../components/words.ts'

export function ImportResult({ result }: { readonly result: CallOutput<'import.store'> }) {
  return (
    <section className="card" aria-labelledby="import-result">
      <h2 id="import-result">{count(result.stored.length, 'document')} stored</h2>
      <ul>
        {result.stored.map((one) => (
          <li key={one.document}>
            <Button
              look="quiet"
              label={`Open ${one.title}`}
              onPress={() => go({ room: 'document', document: one.document })}
            >
              {one.title}
            </Button>
          </li>
        ))}
      </ul>
      {result.rejected.length > 0 && (
        <>
          <h3>Not stored</h3>
          <ul className="bullets">
            {result.rejected.map((one, index) => (
              <li key={index}>
                <b>{one.name}</b>: {one.sentence}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="row">
        <Button look="main" onPress={() => go({ room: 'documents' })}>
          Go to the documents
        </Button>
      </div>
    </section>
  )
}
