import { useEffect, useMemo, useRef } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { askAgain, useAskLater } from '../../client/ask.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ChoiceField } from '../../components/field.tsx'
import { count } from '../../components/words.ts'
import { Refused } from '../../components/refused.tsx'
import { PartView } from './part-view.tsx'
import { sectionsOf, type Part } from './sections.ts'
import type { Settings } from './use-settings.ts'
import { Warnings } from './warnings.tsx'

interface PreviewProps {
  readonly report: string
  readonly preview: CallOutput<'report.preview'> | null
  readonly error: unknown
  readonly settings: Settings
  /** The quotation to be in view. */
  readonly shown: string | null
  readonly onShown: (coding: string | null) => void
}

/** The report as it would be built now, a section at a time. */
export function Preview({ report, preview, error, settings, shown, onShown }: PreviewProps) {
  const frame = useRef<HTMLDivElement>(null)
  const sections = useMemo(
    () => (preview ? sectionsOf(preview.parts, settings.sections) : []),
    [preview, settings.sections],
  )
  const section =
    sections.find(({ parts }) =>
      parts.some(({ quotations }) => quotations.some(({ coding }) => coding === shown)),
    ) ??
    sections.find(({ key }) => key === shown) ??
    sections[0]

  useEffect(() => {
    if (shown === null) return
    const row = frame.current?.querySelector(`[data-coding="${CSS.escape(shown)}"]`)
    if (!(row instanceof HTMLElement)) return
    row.scrollIntoView({ block: 'center' })
    row.focus({ preventScroll: true })
  }, [shown, section])

  if (error) return <Refused error={error} onAgain={askAgain} />
  if (!preview)
    return (
      <p className="soft" role="status">
        Putting the report together…
      </p>
    )
  const headingOf = (part: Part) =>
    settings.sections === 'case' ? part.path : (part.caseName ?? 'Without a case study')
  const { quoted = [], others = [] } = Object.groupBy(section?.parts ?? [], ({ quotations }) =>
    quotations.length > 0 ? 'quoted' : 'others',
  )
  return (
    <div className="report-preview" ref={frame}>
      <Warnings warnings={preview.warnings} />
      {preview.quotations === 0 && (
        <EmptyState title="Nothing is quoted yet.">
          <p>
            {settings.choose.kind === 'starred'
              ? 'Star extracts in the room Extracts, choose another rule under “What is quoted”, or choose by hand below.'
              : 'Nothing that was chosen under “What is quoted” has been coded.'}
          </p>
        </EmptyState>
      )}
      {section && (
        <>
          <div className="report-where">
            <ChoiceField
              label="Section"
              value={section.key}
              choices={sections.map(({ key, heading, quotations }) => ({
                value: key,
                label: `${heading} (${quotations})`,
              }))}
              onChange={onShown}
            />
            <p className="soft">
              {count(preview.quotations, 'quotation')} from {count(preview.documents, 'document')} and{' '}
              {count(preview.participants, 'participant')}, in {count(sections.length, 'section')}.
            </p>
          </div>
          {settings.methods && section === sections[0] && <Methods report={report} />}
          <article className="report-page" lang={settings.language} aria-label={section.heading}>
            <h2>{section.heading}</h2>
            {quoted.map((part) => (
              <PartView
                key={`${part.case ?? ''} ${part.code}`}
                report={report}
                part={part}
                heading={headingOf(part)}
                withDefinition={settings.definitions && settings.sections === 'case'}
                withCounts={settings.counts}
              />
            ))}
          </article>
          {others.length > 0 && (
            <details className="report-others" open={quoted.length === 0}>
              <summary>Coded, and not quoted ({others.length})</summary>
              {others.map((part) => (
                <PartView
                  key={`${part.case ?? ''} ${part.code}`}
                  report={report}
                  part={part}
                  heading={headingOf(part)}
                  withDefinition={false}
                  withCounts
                />
              ))}
            </details>
          )}
        </>
      )}
    </div>
  )
}

function Methods({ report }: { readonly report: string }) {
  const { data } = useAskLater('report.methods', { report })
  if (!data) return null
  return (
    <details className="report-methods">
      <summary>The methods paragraph</summary>
      <p>{data.text}</p>
    </details>
  )
}
