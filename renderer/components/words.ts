import type { CodingState, Mode } from '#shared/contract/values.ts'

/** The field's names of modes of evidence. */
export const modeWords: { readonly [Key in Mode]: string } = {
  interview: 'Interview',
  focus_group: 'Focus group',
  feedback_workshop: 'Feedback workshop',
  document: 'Document',
  field_note: 'Field note',
  literature: 'Literature',
}

export const stateWords: { readonly [Key in CodingState]: string } = {
  not_started: 'Not started',
  in_progress: 'In progress',
  finished: 'Finished',
}

const counts = new Intl.NumberFormat('en-GB')

/** 1 coding, 2 codings, 1,204 codings. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${counts.format(number)} ${number === 1 ? one : many}`
}

export function figure(number: number): string {
  return counts.format(number)
}

const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** An ISO moment as a person reads it; the text itself where it is none. */
export function moment(iso: string): string {
  const at = new Date(iso)
  return Number.isNaN(at.getTime()) ? iso : moments.format(at)
}

/** 12 kB, 3.4 MB. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
