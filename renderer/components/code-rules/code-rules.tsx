import type { Code } from '#shared/contract/codebook.ts'
import './code-rules.css'

type Ruled = Pick<
  Code,
  'brief' | 'definition' | 'whenToUse' | 'whenNotToUse' | 'examples' | 'closeButNo' | 'synonyms'
>

/** What the codebook says about a code, as far as something is written. */
export function CodeRules({ code }: { readonly code: Ruled }) {
  const rules = [
    ['Definition', code.definition || code.brief],
    ['When to use', code.whenToUse],
    ['When not to use', code.whenNotToUse],
    ['Examples', code.examples.join('\n')],
    ['Close but no', code.closeButNo.join('\n')],
    ['Other words for it', code.synonyms.join(', ')],
  ] as const
  const written = rules.filter(([, words]) => words.trim() !== '')
  if (written.length === 0) return <p className="soft">No rules are written for this code yet.</p>
  return (
    <dl className="code-rules">
      {written.map(([term, words]) => (
        <div key={term}>
          <dt className="field-label">{term}</dt>
          <dd className="code-rules-words">{words}</dd>
        </div>
      ))}
    </dl>
  )
}
