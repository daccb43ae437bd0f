import type { CallOutput } from '#shared/contract/index.ts'
import { useAskLater } from '../../client/ask.ts'
import { Button } from '../../components/button.tsx'
import type { MarkedExtract } from '#shared/contract/retrieval.ts'
import { widenTo, type Widening } from './reading.ts'

type Turn = CallOutput<'retrieval.context'>['turns'][number]

interface ContextWordsProps {
  readonly extract: MarkedExtract
  readonly widening: Widening
}

/** The extract's words among those that were said around them, with ways to read on. */
export function ContextWords({ extract, widening }: ContextWordsProps) {
  const { coding } = extract
  const { data, isPlaceholderData } = useAskLater('retrieval.context', { coding, ...widening })
  // A list of this kind keeps the last answer: it may be another extract's.
  if (!data || (isPlaceholderData && !data.turns.some(({ extract: part }) => part !== null)))
    return extract.words.map(({ text }, index) => <p key={index}>{text}</p>)
  return (
    <>
      {data.before > 0 && (
        <Button look="quiet" onPress={() => widenTo(coding, { ...widening, before: widening.before + 1 })}>
          One turn earlier
        </Button>
      )}
      {data.turns.map((turn) => (
        <TurnWords key={turn.start} turn={turn} />
      ))}
      {data.after > 0 && (
        <Button look="quiet" onPress={() => widenTo(coding, { ...widening, after: widening.after + 1 })}>
          One turn later
        </Button>
      )}
    </>
  )
}

function TurnWords({ turn: { speaker, text, extract } }: { readonly turn: Turn }) {
  return (
    <p className={extract ? '' : 'soft'}>
      {speaker !== null && <b className="extract-speaker">{speaker}: </b>}
      {extract ? (
        <>
          <span className="soft">{text.slice(0, extract.start)}</span>
          <mark className="extract-own">{text.slice(extract.start, extract.end)}</mark>
          <span className="soft">{text.slice(extract.end)}</span>
        </>
      ) : (
        text
      )}
    </p>
  )
}
