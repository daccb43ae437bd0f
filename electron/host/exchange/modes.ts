import { mode, modes, type Mode } from '#shared/contract/values.ts'

/**
 * How a document's mode of evidence travels: as a variable like any other, which every program shows. One of this name
 * whose value is a mode is read back as the mode.
 */
export const modeVariable = {
  guid: '00000000-0000-8000-8000-0c0c0de0de05',
  name: 'Mode of evidence',
} as const

/** "focus group" for `focus_group`. */
export function sayMode(one: Mode): string {
  return one.replaceAll('_', ' ')
}

/** The mode that a value names, or null. */
export function modeNamed(value: string): Mode | null {
  const wanted = value
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/gu, '_')
  const found = modes.find((one) => one === wanted)
  return found === undefined ? null : mode.parse(found)
}
