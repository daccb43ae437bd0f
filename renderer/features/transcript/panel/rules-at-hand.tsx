import type { StillCode } from '../../../client/codebook.ts'
import { go } from '../../../client/workspace.ts'
import { Button } from '../../../components/button.tsx'
import { CodeRules } from '../../../components/code-rules/code-rules.tsx'

interface RulesAtHandProps {
  readonly code: StillCode | undefined
  readonly path: string
}

/** What the codebook says about the code in focus. */
export function RulesAtHand({ code, path }: RulesAtHandProps) {
  if (!code) return null
  return (
    <section className="rules" aria-label={`Rules for ${path}`} tabIndex={0}>
      <div className="row row-apart">
        <h2>{code.name}</h2>
        <Button look="quiet" onPress={() => go({ room: 'codebook', code: code.id })}>
          Open in the codebook
        </Button>
      </div>
      <CodeRules code={code} />
    </section>
  )
}
