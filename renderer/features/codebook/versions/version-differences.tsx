import type { CodeDifference } from '#shared/contract/codebook.ts'
import { useAskLater } from '../../../client/ask.ts'
import { count } from '../../../components/words.ts'
import { changeWords } from './versions.ts'

interface VersionDifferencesProps {
  readonly from: number
  /** null: the codebook as it stands. */
  readonly to: number | null
}

/** What changed from one version to another, code by code. */
export function VersionDifferences({ from, to }: VersionDifferencesProps) {
  const { data: differences } = useAskLater('codebook.compare', { from, to })
  if (!differences) return <p className="waiting">One moment…</p>
  if (differences.length === 0) return <p className="soft">Nothing differs.</p>
  return (
    <section aria-label="What changed" className="stack">
      <p className="soft">{count(differences.length, 'code differs', 'codes differ')}.</p>
      <ul className="stack">
        {differences.map((difference) => (
          <li key={difference.code} className="version-difference">
            <Difference {...difference} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Difference({ path, change, fields }: CodeDifference) {
  return (
    <>
      <h3>
        {path} <span className="tag">{changeWords[change]}</span>
      </h3>
      {fields.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td className="version-words">{before || <span className="soft">Nothing</span>}</td>
                <td className="version-words">{after || <span className="soft">Nothing</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
