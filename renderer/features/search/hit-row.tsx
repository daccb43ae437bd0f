import { memo } from 'react'
import type { SearchHit } from '#shared/contract/search.ts'
import { Icon } from '../../components/icon.tsx'
import { fieldWords } from './words.ts'

/** One line: where it stands, and the words with both their sides. Always of the same height. */
export const HitRow = memo(function HitRow({
  hit,
  isOut,
}: {
  readonly hit: SearchHit
  readonly isOut: boolean
}) {
  const [title, of] = whereOf(hit)
  return (
    <>
      <span className="hit-where">
        <span className="hit-title">
          {isOut && (
            <span className="hit-out">
              <Icon name="close" />
              <span className="visually-hidden">Left out: </span>
            </span>
          )}
          {title}
        </span>
        <span className="soft small hit-of">{of}</span>
      </span>
      <span className="hit-side hit-left">
        <span dir="auto">{onOneLine(hit.left)}</span>
      </span>
      <b className="hit-words" dir="auto">
        {onOneLine(hit.words)}
      </b>
      <span className="hit-side hit-right" dir="auto">
        {onOneLine(hit.right)}
      </span>
    </>
  )
})

function whereOf(hit: SearchHit): readonly [title: string, of: string] {
  if (hit.kind === 'memo') return [hit.title || `Memo: ${hit.about}`, `Memo on ${hit.about}`]
  if (hit.kind === 'code') return [hit.path, `Codebook, ${fieldWords[hit.field]}`]
  const turn = hit.turn === null ? null : `turn ${hit.turn}`
  return [hit.title, [hit.case, hit.speaker, turn, hit.timestamp].filter(Boolean).join(' · ')]
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ')
}
