import type { StillCode } from '../../../client/codebook.ts'
import { go } from '../../../client/workspace.ts'
import { Button } from '../../../components/button.tsx'

interface RulesAtHandProps {
  readonly code: StillCode | undefined
  readonly path: string
}

/** What the codebook says about the code in focus. */
export function RulesAtHand({ code, path }: RulesAtHandProps) {
  if (!code) return null
  const rules = [
    ['Definition', code.definition || code.brief],
    ['When to use', code.whenToUse],
    ['When not to use', code.whenNotToUse],
    ['Examples', code.examples.join('\n')],
    ['Close but no', code.closeButNo.join('\n')],
    ['Other words for it', code.synonyms.join(', ')],
  ] as const
  const written = rules.filter(([, words]) => words.trim() !== '')
  return (
    <section className="rules" aria-label={`Rules for ${path}`} tabIndex={0}>
      <div className="row row-apart">
        <h2>{code.name}</h2>
        <Button look="quiet" onPress={() => go({ room: 'codebook', code: code.id })}>
          Open in the codebook
        </Button>
      </div>
      {written.length === 0 ? (
        <p className="soft">No rules are written for this code yet.</p>
      ) : (
        <dl>
          {written.map(([term, words]) => (
            <div key={term}>
              <dt className="field-label">{term}</dt>
              <dd className="rules-words">{words}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
