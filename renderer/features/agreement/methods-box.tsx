import { methodsSentence } from '#shared/methods-sentence.ts'
import { useAsk } from '../../client/ask.ts'
import { announce, report as reportFailure } from '../../client/notices.ts'
import { useRounds } from '../../client/rounds.ts'
import { Button } from '../../components/button.tsx'
import type { LevelReport } from './levels.ts'

/** The sentences for a methods section, to be copied. */
export function MethodsBox({ level }: { readonly level: LevelReport }) {
  const { question, report } = level
  const round = useRounds().of(question.round ?? null)
  const cases = useAsk('case.list', {})
  const sentence = methodsSentence(report, {
    round: round ?? null,
    version: question.version ?? null,
    excludedSpeakers: question.excludeSpeakers ?? [],
    cases: question.cases
      ? cases.filter(({ id }) => question.cases?.includes(id)).map(({ name }) => name)
      : null,
    depth: question.depth ?? null,
  })

  function copy() {
    navigator.clipboard
      .writeText(sentence)
      .then(() => announce('Copied.'))
      .catch(reportFailure)
  }

  return (
    <div className="methods">
      <p className="methods-words">{sentence}</p>
      <div className="row">
        <Button label="Copy the sentences for the methods section" onPress={copy}>
          Copy
        </Button>
      </div>
    </div>
  )
}
