import { create } from 'zustand'
import { announce } from '../../../client/notices.ts'
import { preference, remember } from '../../../client/preferences.ts'

/** As many as there are number keys. */
export const mostPins = 9

const nobody: readonly string[] = []
const usePinsOf = create<{ readonly [project: string]: readonly string[] }>(() => ({}))

/** The codes pinned to the number keys in a project on this computer, in the order of the keys. */
export function usePins(project: string): readonly string[] {
  if (!usePinsOf.getState()[project]) usePinsOf.setState({ [project]: parsePins(preference(keyOf(project))) })
  return usePinsOf((now) => now[project] ?? nobody)
}

/** Pins a code to the next free number key, or takes its pin away. */
export function togglePin(project: string, code: string, name: string): void {
  const pins = usePinsOf.getState()[project] ?? nobody
  if (!pins.includes(code) && pins.length >= mostPins) {
    announce('Nine codes are pinned already. Take a pin away first.')
    return
  }
  const next = pins.includes(code) ? pins.filter((pin) => pin !== code) : [...pins, code]
  usePinsOf.setState({ [project]: next })
  remember(keyOf(project), next.join(' '))
  announce(
    next.includes(code) ? `${name} is pinned to the key ${next.length}.` : `${name} is no longer pinned.`,
  )
}

export function parsePins(remembered: string | undefined): readonly string[] {
  return [...new Set((remembered ?? '').split(' ').filter(Boolean))].slice(0, mostPins)
}

function keyOf(project: string): string {
  return `pins:${project}`
}
