import { useMemo } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { useAsk, useAskPart } from '../../client/ask.ts'
import { useCoders, useStillCodebook } from '../../client/codebook.ts'
import { act } from '../../client/act.ts'
import { useWorkspace } from '../../client/workspace.ts'
import { Part } from '../../components/failed.tsx'
import { count } from '../../components/words.ts'
import { Adjudication } from './adjudication.tsx'
import { FilterBar } from './filter-bar.tsx'
import { everything, questionOf } from './filter.ts'
import { ListHead } from './list-head.tsx'
import { NothingListed } from './nothing-listed.tsx'
import { emptyFor } from './standing.ts'
import { useFilter, type Asked } from './use-filter.ts'
import { usePages } from './use-pages.ts'
import { usePlace } from './use-place.ts'
import './disagreements.css'

/** Where coders differ: a list, what each place is about, and its settling into the consensus. */
export function DisagreementsView({ asked }: { readonly asked: Asked }) {
  const project = useAskPart('project.current', {}, projectId)
  return <Disagreements key={project} project={project} asked={asked} />
}

function Disagreements({ project, asked }: { readonly project: string; readonly asked: Asked }) {
  const { coders, nameOf } = useCoders()
  const codebook = useStillCodebook()
  const rounds = useAsk('round.list', {})
  const documents = useAskPart('document.list', {}, titlesOf)
  const coder = useWorkspace((now) => now.coder)
  const people = useMemo(() => coders.filter(({ kind }) => kind === 'person'), [coders])
  const [filter, setFilter] = useFilter(project, asked, {
    rounds: rounds.map(({ id }) => id),
    documents: documents.map(({ id }) => id),
    codes: codebook.codes.map(({ id }) => id),
    coders: people.map(({ id }) => id),
  })
  const codes = filter.code === null ? null : codebook.tree.withDescendants(filter.code).map(({ id }) => id)
  const question = questionOf(filter, codes)
  const [at, setAt] = usePlace(project, question)
  const pages = usePages(question, at?.index ?? 0)
  const { whole } = pages
  const empty = whole ? emptyFor(whole, filter, rounds) : null

  return (
    <div className="disagreements">
      <ListHead
        whole={whole}
        isAnyoneHere={coder !== null}
        onAccept={() =>
          void act(
            'consensus.acceptAgreed',
            { compared: question.compared },
            ({ created }) =>
              `${count(created, 'coding')} that all agree on entered the consensus. Undo takes that back.`,
          )
        }
      />
      <FilterBar
        filter={filter}
        onChange={setFilter}
        rounds={rounds}
        documents={documents}
        people={people}
        codes={codebook.codes.map(({ id, colour }) => ({ id, colour, path: codebook.tree.pathOf(id) }))}
      />
      {empty ? (
        <div className="page">
          <NothingListed
            empty={empty}
            onShowDecided={() => setFilter({ ...filter, decided: 'all' })}
            onClearFilter={() =>
              setFilter({ ...everything, round: filter.round, documents: filter.documents, decided: 'all' })
            }
          />
        </div>
      ) : whole ? (
        <Part>
          <Adjudication
            pages={pages}
            total={whole.total}
            question={question}
            at={at}
            onGo={setAt}
            people={people}
            nameOf={nameOf}
            codebook={codebook}
          />
        </Part>
      ) : (
        <p className="waiting">One moment…</p>
      )}
    </div>
  )
}

function projectId(project: CallOutput<'project.current'>): string {
  return project?.id ?? ''
}

function titlesOf(documents: CallOutput<'document.list'>) {
  return documents.map(({ id, title }) => ({ id: id as string, title }))
}
