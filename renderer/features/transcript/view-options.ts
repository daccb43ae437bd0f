import { create } from 'zustand'
import { preference, remember } from '../../client/preferences.ts'
import type { Snap } from '../../components/text/selection.ts'

/** How a person likes transcripts shown, on this computer and in every project. */
interface ViewOptions {
  /** Per cent. */
  readonly scale: number
  readonly numbers: boolean
  readonly snap: Snap
  /** Whether the list of codes beside the text is open. */
  readonly codes: boolean
}

export const scales = { least: 80, usual: 100, most: 200, step: 10 } as const

const useOptions = create<{ readonly options: ViewOptions | null }>(() => ({ options: null }))

/** The options as remembered: preferences are there before the first view is. */
export function useViewOptions(): ViewOptions {
  const known = useOptions((now) => now.options)
  return known ?? current()
}

function current(): ViewOptions {
  const known = useOptions.getState().options
  return (
    known ?? {
      scale: clampScale(Number(preference('text-scale') ?? scales.usual)),
      numbers: preference('turn-numbers') === 'on',
      snap: preference('snap') === 'character' ? 'character' : 'word',
      codes: preference('code-list') !== 'off',
    }
  )
}

function change(part: Partial<ViewOptions>): void {
  useOptions.setState({ options: { ...current(), ...part } })
}

/** A size that is offered: whole steps between the smallest and the largest. */
export function clampScale(scale: number): number {
  if (!Number.isFinite(scale)) return scales.usual
  const stepped = Math.round(scale / scales.step) * scales.step
  return Math.min(scales.most, Math.max(scales.least, stepped))
}

/** Larger (1), smaller (-1) or as usual (0). Answers the size now, in per cent. */
export function stepScale(direction: 1 | -1 | 0): number {
  const now = current().scale
  const scale = direction === 0 ? scales.usual : clampScale(now + direction * scales.step)
  change({ scale })
  remember('text-scale', String(scale))
  return scale
}

export function toggleNumbers(): boolean {
  const numbers = !current().numbers
  change({ numbers })
  remember('turn-numbers', numbers ? 'on' : 'off')
  return numbers
}

export function toggleSnap(): Snap {
  const snap = current().snap === 'word' ? 'character' : 'word'
  change({ snap })
  remember('snap', snap)
  return snap
}

export function toggleCodes(): void {
  const codes = !current().codes
  change({ codes })
  remember('code-list', codes ? 'on' : 'off')
}
