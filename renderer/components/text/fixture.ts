import type { DocumentText } from '#shared/contract/documents.ts'
import { speakerId, turnId } from '#shared/ids.ts'

/**
 * A document for the unit tests of this folder: `turns` are [speaker, words] in order, looked up in `text`; what
 * stands before the words on their line is the label, what follows them on it a closing stamp.
 */
export function documentOf(
  text: string,
  turns: readonly (readonly [string, string])[],
): Pick<DocumentText, 'text' | 'turns' | 'speakers'> {
  const names = [...new Set(turns.map(([speaker]) => speaker))]
  const speakers = names.map((label, index) => ({
    id: speakerId.parse(uuid(1000 + index)),
    label,
    participant: null,
    interviewer: false,
  }))
  let from = 0
  return {
    text,
    speakers,
    turns: turns.map(([speaker, words], index) => {
      const bodyStart = text.indexOf(words, from)
      if (bodyStart < 0) throw new Error(`no such words: ${words}`)
      const bodyEnd = bodyStart + words.length
      const lineEnd = text.indexOf('\n', bodyEnd)
      const end = lineEnd < 0 ? text.length : lineEnd
      from = end
      return {
        id: turnId.parse(uuid(index)),
        speaker: speakers[names.indexOf(speaker)]?.id ?? null,
        timestamp: null,
        start: text.lastIndexOf('\n', bodyStart) + 1,
        bodyStart,
        bodyEnd,
        end,
      }
    }),
  }
}

function uuid(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
}
