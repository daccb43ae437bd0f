import { describe, expect, it } from 'vitest'
import vectors from '../../../test/vectors/turns.json' with { type: 'json' }
import type { Span } from '../span.ts'
import type { SourceText, StatedTurn } from '../transcript.ts'
import { noCorrection } from './correct.ts'
import { parseSrt, parseVtt } from './parse-cues.ts'
import { transcriptOf } from './transcript-of.ts'

interface Vector {
  readonly id: string
  readonly source: string
  readonly text: string
  readonly kind?: string
  readonly runs?: readonly { readonly line: number; readonly bold: readonly number[] }[]
  readonly expected: readonly StatedTurn[]
}

/** A vector as its importer would hand it over. */
function sourceOf(vector: Vector): SourceText {
  const parsed =
    vector.kind === 'vtt' ? parseVtt(vector.text) : vector.kind === 'srt' ? parseSrt(vector.text) : null
  if (parsed && !parsed.ok) throw new Error(`${vector.id}: ${parsed.reason}`)
  const lines = vector.text.split('\n')
  const bold: Span[] = (vector.runs ?? []).map((run) => {
    const start = lines.slice(0, run.line).reduce((sum, line) => sum + line.length + 1, 0)
    return { start: start + (run.bold[0] ?? 0), end: start + (run.bold[1] ?? 0) }
  })
  return { text: vector.text, bold, stated: parsed?.turns ?? null, title: null, warnings: [] }
}

const all: readonly Vector[] = vectors

describe('the shared layouts', () => {
  it.each(all.map((vector) => [vector.id, vector.source, vector] as const))(
    '%s: %s',
    (_id, _source, vector) => {
      const source = sourceOf(vector)
      const detected = transcriptOf(source)
      if (vector.runs) {
        expect(detected.turns).toEqual([])
        expect(detected.proposal).toBe('bold')
      }
      const { text, turns } = vector.runs
        ? transcriptOf(source, { ...noCorrection, layout: 'bold' })
        : detected
      const found = turns.map((turn) => ({
        speaker: turn.speaker,
        timestamp: turn.timestamp,
        text: text.slice(turn.bodyStart, turn.bodyEnd),
      }))
      expect(found).toEqual(vector.expected)
    },
  )

  it('holds every layout that was handed over', () => expect(all.length).toBeGreaterThanOrEqual(32))
})
