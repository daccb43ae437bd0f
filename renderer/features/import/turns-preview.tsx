import { useState } from 'react'
import { useAskLater } from '../../client/ask.ts'
import { Button } from '../../components/button.tsx'

const step = 40

interface TurnsPreviewProps {
  readonly source: string
  readonly index: number
  readonly turns: number
  readonly title: string
}

export function TurnsPreview({ source, index, turns, title }: TurnsPreviewProps) {
  const [limit, setLimit] = useState(step)
  const { data } = useAskLater('import.turns', { staged: source, index, limit })
  if (!data) return <p className="soft">One moment…</p>
  return (
    <div className="preview" tabIndex={0} role="region" aria-label={`Text of ${title}`}>
      <ol>
        {data.map((turn, at) => (
          <li key={at} className="preview-turn">
            <span className="small">
              <b>{turn.speaker}</b> <span className="soft">{turn.timestamp}</span>
            </span>
            <span className="preview-words">{turn.text}</span>
          </li>
        ))}
      </ol>
      {turns > data.length && data.length >= limit && (
        <Button onPress={() => setLimit(limit + 5 * step)}>Show more</Button>
      )}
    </div>
  )
}
