import { useMemo } from 'react'
import type { Disagreement } from '#shared/contract/consensus.ts'
import type { Span } from '#shared/domain/span.ts'
import { useAskLater } from '../../client/ask.ts'
import type { StillCodebook } from '../../client/codebook.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { CodeRules } from '../../components/code-rules/code-rules.tsx'
import { CodeName } from '../../components/swatch.tsx'
import { CodingMemos } from './coding-memos.tsx'
import { DecisionNote } from './decision-note.tsx'
import { keyList } from './keys.ts'
import { lanesOf } from './lanes.ts'
import { PassageView } from './passage-view.tsx'
import type { Text } from './use-text.ts'
import { kindSigns, kindWords } from './words.ts'

interface ReadingProps {
  readonly row: Disagreement
  readonly text: Text | null
  readonly people: readonly string[]
  readonly letters: ReadonlyMap<string, string>
  readonly nameOf: (coder: string | null) => string
  readonly codebook: StillCodebook
  readonly chosen: Span | null
  readonly onReopen: () => void
  readonly onTranscript: () => void
}

/** All there is to read about one disagreement: the words, who coded what, why, and what the codebook says. */
export function Reading(props: ReadingProps) {
  const { row, text, people, letters, nameOf, codebook, chosen, onReopen, onTranscript } = props
  const decided = row.decision !== null
  const { data: codings } = useAskLater('coding.list', decided ? { document: row.document } : null)
  const lanes = useMemo(
    () => lanesOf(row, people, letters, nameOf, decided ? (codings ?? []) : null),
    [row, people, letters, nameOf, decided, codings],
  )
  return (
    <section className="reading" aria-label="Chosen disagreement" tabIndex={0}>
      <header className="row row-apart">
        <div>
          <h2>
            <span aria-hidden="true">{kindSigns[row.kind]}</span> {kindWords[row.kind]}
          </h2>
          <p className="soft small">
            {row.title}
            {row.turn !== null && `, turn ${row.turn}`}
            {row.withinBranch === true && ' · the codes stand in one branch'}
            {row.withinBranch === false && ' · the codes stand in different branches'}
          </p>
        </div>
        <Button look="quiet" onPress={onTranscript}>
          Open the transcript <kbd aria-hidden="true">{keyList.transcript.shown}</kbd>
        </Button>
      </header>
      <DecisionNote row={row} nameOf={nameOf} onReopen={onReopen} />
      {text ? (
        <PassageView {...text} place={row} lanes={lanes} codebook={codebook} chosen={chosen} />
      ) : (
        <p className="soft">One moment…</p>
      )}
      <CodingMemos row={row} nameOf={nameOf} />
      <div className="difference-rules">
        {row.codes.map((id) => {
          const code = codebook.tree.get(id)
          return (
            code && (
              <section key={id} aria-label={`Rules for ${codebook.tree.pathOf(id)}`}>
                <div className="row row-apart">
                  <h3>
                    <CodeName path={codebook.tree.pathOf(id)} colour={code.colour} retired={code.retired} />
                  </h3>
                  <Button
                    look="quiet"
                    label={`Open ${code.name} in the codebook`}
                    onPress={() => go({ room: 'codebook', code: id })}
                  >
                    Codebook
                  </Button>
                </div>
                <CodeRules code={code} />
              </section>
            )
          )
        })}
      </div>
    </section>
  )
}
