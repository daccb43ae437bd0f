import { useState } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { extractsQuestion, retrievalQuery, type RetrievalQuery } from '#shared/contract/retrieval.ts'
import { useAskPart } from '../../client/ask.ts'
import { useStillCodebook } from '../../client/codebook.ts'
import { preference, remember } from '../../client/preferences.ts'
import { useQueryChoices } from '../../client/query-choices.ts'
import { noteHere } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Part } from '../../components/failed.tsx'
import { goneFrom, withoutGone } from '../../components/query/choices.ts'
import { QueryForm } from '../../components/query/query-form.tsx'
import { queryInWords } from '../../components/query/query-words.ts'
import { count } from '../../components/words.ts'
import { Results } from './results.tsx'
import { SavedQueries } from './saved-queries.tsx'
import { useQuestion, viewOf, type Asked } from './use-question.ts'
import { useSaved } from './use-saved.ts'
import './extracts.css'

/** What was coded, found by a query that is built by picking. */
export function ExtractsView({ asked }: { readonly asked: Asked }) {
  const project = useAskPart('project.current', {}, projectId)
  return <Extracts key={project} asked={asked} />
}

const formKey = 'extracts.form'
const nothing = retrievalQuery.parse({})
const isNothing = (query: RetrievalQuery) => JSON.stringify(query) === JSON.stringify(nothing)

function Extracts({ asked }: { readonly asked: Asked }) {
  const choices = useQueryChoices()
  const { tree } = useStillCodebook()
  const { question, saved: savedId, ask } = useQuestion(asked)
  const saved = useSaved(savedId, question)
  const [isOpen, setOpen] = useState(preference(formKey) !== 'closed')
  /** Another form for a query that was not built in this one. */
  const [form, setForm] = useState({ number: 0, query: question.query })
  if (form.query !== question.query)
    setForm({
      number: JSON.stringify(form.query) === JSON.stringify(question.query) ? form.number : form.number + 1,
      query: question.query,
    })
  const gone = goneFrom(question.query, choices)

  const showForm = (open: boolean) => {
    setOpen(open)
    remember(formKey, open ? 'open' : 'closed')
  }
  return (
    <div className="extracts">
      <header className="extracts-top">
        <div className="row row-apart">
          <h1 tabIndex={-1} data-view-heading>
            Extracts
          </h1>
          <SavedQueries
            saved={saved}
            question={question}
            onShow={(next, id) => noteHere(viewOf(next, id))}
            onNew={() =>
              noteHere(viewOf(extractsQuestion.parse({ ...question, query: {}, hidden: 'left_out' }), null))
            }
          />
        </div>
        <div className="row row-apart extracts-asked">
          <p className="extracts-sentence">{queryInWords(question.query, choices)}</p>
          <Button look="quiet" onPress={() => showForm(!isOpen)}>
            {isOpen ? 'Hide the query' : 'Change the query'}
          </Button>
        </div>
      </header>
      <div className={isOpen ? 'extracts-parts' : 'extracts-parts extracts-closed'}>
        {isOpen && (
          <section className="extracts-form" aria-label="Query" tabIndex={-1}>
            <QueryForm
              key={form.number}
              query={question.query}
              choices={choices}
              onChange={(query) => {
                setForm({ number: form.number, query })
                ask({ query })
              }}
            />
          </section>
        )}
        <section className="extracts-found" aria-label="What it finds">
          {gone > 0 ? (
            <div className="extract-nothing">
              <EmptyState title={`This query names ${count(gone, 'thing')} no longer there.`}>
                <p>
                  Codes or case studies may have been removed or merged since. It is not asked as it stands.
                </p>
                <Button look="main" onPress={() => ask({ query: withoutGone(question.query, choices) })}>
                  Take out what is gone
                </Button>
              </EmptyState>
            </div>
          ) : (
            <Part>
              <Results
                question={question}
                saved={savedId}
                coding={asked.coding ?? null}
                tree={tree}
                isEverything={isNothing(question.query)}
                onAsk={ask}
              />
            </Part>
          )}
        </section>
      </div>
    </div>
  )
}

function projectId(project: CallOutput<'project.current'>): string {
  return project?.id ?? ''
}
