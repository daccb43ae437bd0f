import { bandOf, bandsSentence } from '#shared/agreement-words.ts'
import type { AgreementDetail } from '#shared/contract/agreement.ts'
import { askAgain, useAskLater } from '../../client/ask.ts'
import { useCoders } from '../../client/codebook.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { count } from '../../components/words.ts'
import { Refused } from '../../components/refused.tsx'
import { AlphaLine } from './alpha-line.tsx'
import { CountsTable } from './counts-table.tsx'
import { DocumentsTable } from './documents-table.tsx'
import { LeftOut } from './left-out.tsx'
import type { Opened } from './levels.ts'
import { MethodsBox } from './methods-box.tsx'
import { TwoByTwo } from './two-by-two.tsx'
import { figureWords, intervalSentence, unitCount } from './words.ts'

interface FigureDialogProps {
  readonly opened: Opened
  readonly onClose: () => void
}

/** What a figure is made of: what it is, the tables of counts, and its documents one by one. */
export function FigureDialog({ opened, onClose }: FigureDialogProps) {
  const { level, measure, code, pair } = opened
  const { coders } = useCoders()
  const question = pair
    ? {
        ...level.question,
        coders: coders.flatMap((coder) => (pair.coders.includes(coder.name) ? [coder.id as string] : [])),
      }
    : level.question
  const { data: detail, error } = useAskLater('agreement.detail', { question, code: code?.code ?? null })
  const subject = code?.path ?? pair?.coders.join(' and ') ?? 'All codes'

  return (
    <Dialog title={`${subject}: ${measure.label}`} onClose={onClose} wide>
      <Summary opened={opened} />
      {error && <Refused error={error} onAgain={askAgain} />}
      {!detail && !error && <p className="soft">One moment…</p>}
      {detail && code && <CodeParts detail={detail} opened={opened} />}
      {detail && pair && <PairParts opened={opened} />}
      {detail && <DocumentsTable documents={detail.documents} unit={detail.unit} hasCode={code !== null} />}
      <LeftOut report={level.report} />
      <section className="stack" aria-label="For the methods section">
        <h3>For the methods section</h3>
        <MethodsBox level={level} />
      </section>
      <div className="row row-end">
        <Button onPress={onClose}>Close</Button>
      </div>
    </Dialog>
  )
}

function Summary({ opened: { level, measure, figure, interval, pair } }: { readonly opened: Opened }) {
  const { report } = level
  const band = measure.isAlpha ? bandOf(figure, interval ?? { null: 'not_asked' }) : null
  const coders = pair?.coders ?? report.coders
  return (
    <div className="stack">
      <p className="figure-value">
        <strong>{figureWords(figure, measure.as)}</strong>
        {band !== null && <span className="tag">{band}</span>}
        {measure.isAlpha && <AlphaLine alpha={figure} interval={interval ?? { null: 'not_asked' }} />}
      </p>
      <p>{measure.says}</p>
      <p className="soft">
        {[
          `Unit: ${report.unit}`,
          unitCount(pair?.units ?? report.units, report.unit),
          coders.join(', '),
          count(report.documents.length, 'document'),
          `codes: ${level.label.toLowerCase()}`,
        ].join(' · ')}
      </p>
      {interval && !('null' in interval && interval.null === 'not_asked') && (
        <p>{intervalSentence(interval)}</p>
      )}
      {band !== null && <p className="soft small">{bandsSentence}</p>}
    </div>
  )
}

function CodeParts({ detail, opened }: { readonly detail: AgreementDetail; readonly opened: Opened }) {
  return (
    <>
      {detail.pairs.length > 0 && (
        <section className="stack" aria-label="Pair by pair">
          <h3>Pair by pair, in {opened.level.report.unit}s</h3>
          <div className="two-by-twos">
            {detail.pairs.map((pair) => (
              <TwoByTwo key={pair.coders.join(' ')} pair={pair} />
            ))}
          </div>
        </section>
      )}
      {opened.code && opened.level.report.coders.length > 2 && (
        <CountsTable counts={opened.code.counts} unit={opened.level.report.unit} />
      )}
    </>
  )
}

function PairParts({ opened: { pair } }: { readonly opened: Opened }) {
  if (!pair) return null
  const rows = [
    ['Percent agreement', figureWords(pair.percent_agreement, 'percent')],
    ['Holsti', figureWords(pair.holsti)],
    ['Scott’s pi', figureWords(pair.scott_pi)],
    ['Krippendorff’s alpha, nominal', figureWords(pair.alpha_nominal)],
  ] as const
  return (
    <table className="figures figures-narrow">
      <caption>Beside it, for the same two</caption>
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="number">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
