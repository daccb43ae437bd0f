import { useMemo } from 'react'
import type { DocumentRow } from '#shared/contract/documents.ts'
import type { Round } from '#shared/contract/rounds.ts'
import type { CaseStudy, Coder } from '#shared/contract/values.ts'
import { act } from '../../client/act.ts'
import { download } from '../../client/files.ts'
import { announce } from '../../client/notices.ts'
import { isOpened, roundTitle } from '../../client/rounds.ts'
import { preparing } from '../../client/transcript-questions.ts'
import { go, goBeside } from '../../client/workspace.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { count, figure, modeWords, stateWords } from '../../components/words.ts'
import type { DocumentsDialog } from './documents-view.tsx'

interface CaseGroupProps {
  /** null: the documents that belong to no case study. */
  readonly case: CaseStudy | null
  readonly documents: readonly DocumentRow[]
  readonly coders: readonly Coder[]
  readonly rounds: readonly Round[]
  readonly onOpen: (dialog: DocumentsDialog) => void
}

export function CaseGroup({ case: caseStudy, documents, coders, rounds, onOpen }: CaseGroupProps) {
  const name = caseStudy?.name ?? 'Without a case study'
  return (
    <section className="case" aria-label={name}>
      <header className="case-head">
        <div>
          <h2>{name}</h2>
          {caseStudy && <CaseFacts case={caseStudy} />}
        </div>
        {caseStudy && (
          <MenuButton label={`Case study ${name}`} isIcon choices={caseChoices(caseStudy, onOpen)}>
            <Icon name="more" />
          </MenuButton>
        )}
      </header>
      {documents.length === 0 ? (
        <p className="soft">No documents in this case study yet.</p>
      ) : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={`Documents of ${name}`}>
          <table className="documents">
            <thead>
              <tr>
                <th scope="col">Document</th>
                <th scope="col">Mode</th>
                <th scope="col" className="number">
                  Words
                </th>
                <th scope="col" className="number">
                  Codings
                </th>
                {coders.map((coder) => (
                  <th key={coder.id} scope="col">
                    {coder.name}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">More</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {documents.map((document) => (
                <DocumentTableRow
                  key={document.id}
                  document={document}
                  coders={coders}
                  rounds={rounds}
                  onOpen={onOpen}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

interface DocumentTableRowProps {
  readonly document: DocumentRow
  readonly coders: readonly Coder[]
  readonly rounds: readonly Round[]
  readonly onOpen: (dialog: DocumentsDialog) => void
}

function DocumentTableRow({ document, coders, rounds, onOpen }: DocumentTableRowProps) {
  const prepare = useMemo(() => preparing(document.id), [document.id])
  return (
    <tr>
      <th scope="row" className="document-title">
        <button
          type="button"
          className="link"
          {...prepare}
          onClick={() => go({ room: 'document', document: document.id })}
        >
          {document.title}
        </button>
        {document.mended && <span className="tag">mended</span>}
      </th>
      <td>{modeWords[document.mode]}</td>
      <td className="number">{figure(document.words)}</td>
      <td className="number">{figure(document.codings)}</td>
      {coders.map((coder) => {
        const state = document.states.find((one) => one.coder === coder.id)
        const word = stateWords[state?.state ?? 'not_started']
        const round = rounds.find((one) => one.id === state?.round)
        return (
          <td key={coder.id}>
            <span className={`state state-${state?.state ?? 'not_started'}`}>{word}</span>
            {round && (
              <span className="soft small block">
                {roundTitle(round)}
                {isOpened(round, document.id) && ', opened'}
              </span>
            )}
            {state !== undefined && state.codings !== null && state.codings > 0 && (
              <span className="soft small block">{count(state.codings, 'coding')}</span>
            )}
          </td>
        )
      })}
      <td className="number">
        <MenuButton label={`Document ${document.title}`} isIcon choices={documentChoices(document, onOpen)}>
          <Icon name="more" />
        </MenuButton>
      </td>
    </tr>
  )
}

function caseChoices(caseStudy: CaseStudy, onOpen: CaseGroupProps['onOpen']) {
  return [
    { id: 'edit', label: 'Edit the case study…', run: () => onOpen({ kind: 'case', case: caseStudy }) },
    {
      id: 'participants',
      label: 'Participants…',
      run: () => onOpen({ kind: 'participants', case: caseStudy.id }),
    },
    {
      id: 'memo',
      label: 'Write a memo',
      run: () =>
        go({ room: 'memos', about: { subject: { kind: 'case', id: caseStudy.id }, words: caseStudy.name } }),
    },
    {
      id: 'remove',
      label: 'Remove the case study',
      run: () =>
        void act(
          'case.remove',
          { case: caseStudy.id },
          `${caseStudy.name} is removed; its documents stay. Undo brings it back.`,
        ),
    },
  ]
}

function documentChoices(document: DocumentRow, onOpen: CaseGroupProps['onOpen']) {
  return [
    {
      id: 'beside',
      label: 'Open beside',
      run: () => goBeside({ room: 'document', document: document.id }),
    },
    ...(document.mended
      ? [
          {
            id: 'compare',
            label: 'Compare with the original',
            run: () => go({ room: 'compare', document: document.id }),
          },
        ]
      : []),
    { id: 'edit', label: 'Details and speakers…', run: () => onOpen({ kind: 'document', document }) },
    {
      id: 'memo',
      label: 'Write a memo',
      run: () =>
        go({
          room: 'memos',
          about: { subject: { kind: 'document', id: document.id }, words: document.title },
        }),
    },
    { id: 'original', label: 'Take out the original file', run: () => void takeOut(document) },
    {
      id: 'remove',
      label: 'Remove the document',
      run: () =>
        void act(
          'document.remove',
          { document: document.id },
          `${document.title} is removed, with ${count(document.codings, 'coding')}. Undo brings it all back.`,
        ),
    },
  ]
}

async function takeOut(document: DocumentRow) {
  const folder = await act('shell.chooseFolder', {})
  if (!folder) return
  const taken = await act('document.takeOutOriginal', { document: document.id, folder })
  if (!taken) return
  download(taken)
  announce(`${taken.name} is taken out, as it was imported.`)
}

/** Longer attributes are read as a paragraph of their own. */
const shortAttribute = 60

function CaseFacts({ case: caseStudy }: { readonly case: CaseStudy }) {
  const attributes = Object.entries(caseStudy.attributes)
  const short = attributes
    .filter(([, value]) => value.length <= shortAttribute)
    .map(([key, value]) => `${key}: ${value}`)
  const long = attributes.filter(([, value]) => value.length > shortAttribute)
  return (
    <div className="soft small case-facts">
      <p>
        {[
          count(caseStudy.documents, 'document'),
          count(caseStudy.participants, 'participant'),
          ...short,
        ].join(' · ')}
      </p>
      {caseStudy.description && <p>{caseStudy.description}</p>}
      {long.map(([key, value]) => (
        <p key={key}>
          {key}: {value}
        </p>
      ))}
    </div>
  )
}
