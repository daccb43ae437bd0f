import { useState } from 'react'
import { askAgain, useAsk } from '../../client/ask.ts'
import { useCodebook } from '../../client/codebook.ts'
import { preference, remember } from '../../client/preferences.ts'
import { useRounds } from '../../client/rounds.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { WorkProgress } from '../../components/work-progress.tsx'
import { Refused } from '../../components/refused.tsx'
import { ChoicesBar } from './choices-bar.tsx'
import { levelsFor, missingChoice, questionOf, depthsOf, type Choices } from './choices.ts'
import { ExportDialog } from './export-dialog.tsx'
import { FigureDialog } from './figure-dialog.tsx'
import type { Opened } from './levels.ts'
import { Results } from './results.tsx'
import { useReports } from './use-reports.ts'
import { units } from './words.ts'
import './agreement.css'

const remembered = { unit: 'agreement.unit', level: 'agreement.level' } as const

/** How far coders agree, computed by itself: per code and over all, with what was left out and why a figure is missing. */
export function AgreementView({ round }: { readonly round: string | null }) {
  const { codes, tree } = useCodebook()
  const deepest = Math.max(1, ...codes.map((code) => tree.lineOf(code.id).length))
  const known = useRounds().of(round)
  const hasDocuments = useAsk('document.list', {}).length > 0
  const [choices, setChoices] = useState<Choices>(() => ({
    scope: known ? 'round' : 'all',
    round: known?.id ?? null,
    cases: new Set(),
    documents: new Set(),
    unit: units.find((unit) => unit === preference(remembered.unit)) ?? 'character',
    level:
      levelsFor(deepest).find(({ value }) => value === preference(remembered.level))?.value ??
      levelsFor(deepest)[0]?.value ??
      'coded',
    interviewers: true,
    roles: new Set(),
    coders: null,
    withConsensus: false,
    version: null,
  }))
  const [opened, setOpened] = useState<Opened | null>(null)
  const [isExporting, setExporting] = useState(false)
  const missing = missingChoice(choices)
  const { levels, isComputing, error, hasIntervals, work, workOutIntervals } = useReports(
    choices,
    missing === null && hasDocuments,
  )
  const main = levels[0]
  const isComparable = main !== undefined && main.report.documents.length > 0

  function choose(part: Partial<Choices>) {
    if (part.unit) remember(remembered.unit, part.unit)
    if (part.level) remember(remembered.level, part.level)
    setChoices((now) => ({ ...now, ...part }))
  }

  if (!hasDocuments) {
    return (
      <Page title="Agreement">
        <EmptyState title="There is nothing to compare yet.">
          <p>Agreement needs a document that two coders have finished. Import documents first.</p>
          <Button onPress={() => go({ room: 'documents' })}>Go to the documents</Button>
        </EmptyState>
      </Page>
    )
  }

  return (
    <Page
      title="Agreement"
      lead="Of what coders have finished: what is not coded yet never counts as coded with nothing."
      actions={
        isComparable && (
          <>
            <Button
              isDisabled={work.progress !== null || hasIntervals}
              onPress={() => void workOutIntervals()}
            >
              Work out 95 % intervals
            </Button>
            <Button onPress={() => setExporting(true)}>Export…</Button>
            <Button
              onPress={() =>
                go(
                  choices.scope === 'round' && choices.round !== null
                    ? { room: 'disagreements', round: choices.round }
                    : { room: 'disagreements' },
                )
              }
            >
              Disagreements
            </Button>
          </>
        )
      }
    >
      <ChoicesBar choices={choices} onChange={choose} />
      {work.progress && (
        <WorkProgress label="Working out intervals" progress={work.progress} onCancel={work.cancel} />
      )}
      {missing !== null && <p className="soft">{missing}</p>}
      {error && <Refused error={error} onAgain={askAgain} />}
      {missing === null && !error && levels.length === 0 && <p className="soft">One moment…</p>}
      {missing === null && main && (
        <div className="agreement-results" aria-busy={isComputing}>
          {isComparable ? (
            <Results levels={levels} tree={tree} onOpen={setOpened} />
          ) : (
            <NothingToCompare warnings={main.report.warnings} round={choices.round} />
          )}
        </div>
      )}
      {opened && <FigureDialog opened={opened} onClose={() => setOpened(null)} />}
      {isExporting && (
        <ExportDialog
          question={questionOf(choices, depthsOf(choices.level)[0] ?? null)}
          hasIntervals={hasIntervals}
          onClose={() => setExporting(false)}
        />
      )}
    </Page>
  )
}

interface NothingToCompareProps {
  readonly warnings: readonly string[]
  readonly round: string | null
}

/** Why there is nothing yet, and what comes next. */
function NothingToCompare({ warnings, round }: NothingToCompareProps) {
  return (
    <EmptyState title="There is nothing to compare yet.">
      <p>
        Agreement needs a document that two coders have finished. In a blind round its results must have been
        opened too.
      </p>
      {warnings.length > 0 && (
        <ul className="bullets">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <Button onPress={() => go(round === null ? { room: 'rounds' } : { room: 'rounds', round })}>
        Go to the rounds
      </Button>
    </EmptyState>
  )
}
