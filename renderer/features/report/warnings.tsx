import type { CallOutput } from '#shared/contract/index.ts'
import { warningSentences } from './words.ts'

/** What is not in the report, or wants to be looked at, a sentence each. */
export function Warnings({ warnings }: { readonly warnings: CallOutput<'report.preview'>['warnings'] }) {
  const sentences = warningSentences(warnings)
  const attributions = [
    ...new Set(warnings.flatMap((warning) => (warning.kind === 'identifying' ? [warning.attribution] : []))),
  ]
  if (sentences.length === 0) return null
  return (
    <section className="report-warnings" aria-label="To be looked at">
      <ul className="bullets">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {attributions.length > 0 && (
        <details>
          <summary>Which attributions</summary>
          <ul className="bullets">
            {attributions.map((attribution) => (
              <li key={attribution}>{attribution}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
