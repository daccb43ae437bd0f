import type { ReactNode } from 'react'
import type { Extract } from '#shared/contract/values.ts'

interface ExtractCardProps {
  readonly extract: Extract
  /** Shown in place of its words: these with what was said around them. */
  readonly words?: ReactNode
  readonly children?: ReactNode
}

/** A coded stretch as it is read: the words, who said them, where, and who coded it. */
export function ExtractCard({ extract, words: around, children }: ExtractCardProps) {
  const several = extract.words.length > 1
  return (
    <article className="extract">
      <blockquote className="extract-words">
        {around ??
          extract.words.map((words, index) => (
            <p key={index}>
              {several && words.speaker && <b className="extract-speaker">{words.speaker}: </b>}
              {words.text}
            </p>
          ))}
      </blockquote>
      <footer className="extract-foot">
        <span>{extract.attribution}</span>
        <span className="soft">
          {extract.title}
          {extract.turn !== null && `, turn ${extract.turn}`}
          {extract.timestamp && `, ${extract.timestamp}`} · coded by {extract.coder}
        </span>
        {children}
      </footer>
    </article>
  )
}
