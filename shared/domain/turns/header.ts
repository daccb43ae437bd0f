import type { Span } from '../span.ts'
import { cleanLabel, isHeaderKey, shapeOf } from './labels.ts'
import type { Line } from './lines.ts'
import { nextFilled } from './lines.ts'

export interface Header {
  readonly fields: readonly { readonly key: string; readonly value: string }[]
  /** The stretch the block's lines take up, or null where there is none. */
  readonly span: Span | null
  /** Index of the first line after the block. */
  readonly next: number
}

const field =
  /^[\s\p{Cf}]{0,40}[*_•·-]{0,3}\s?([^:：\t\n]{1,48}?)[*_]{0,3}\s{0,4}(?:[:：]|\t)[*_]{0,3}\s{0,20}(.*)$/u
/** How many lines a header block and the title lines before it may take. */
const reach = 60

interface Field {
  readonly key: string
  readonly value: string
  readonly known: boolean
}

function fieldOf(line: Line): Field | null {
  const found = field.exec(line.head)
  if (!found?.[1]) return null
  const key = cleanLabel(found[1])
  const value = (found[2] ?? '').replace(/[*_]{1,3}\s*$/, '').trim()
  return { key, value, known: isHeaderKey(key) && !/^[/\\]/.test(value) }
}

/** Whether a line could stand among header fields: short, and not closed like a sentence. */
function isTerse(words: string): boolean {
  return !/[.?!…。？！]["'”’)]*$/.test(words.trim()) && words.trim().split(/\s+/).length <= 8
}

/** Name: value lines that only say who takes part (Interviewer: Jo Bell), before the talk begins. */
function isCast(lines: readonly Line[], from: number, to: number): boolean {
  if (to - from < 2 || nextFilled(lines, to) < 0) return false
  let names = 0
  for (let at = from; at < to; at++) {
    const line = lines[at]
    const one = line && fieldOf(line)
    if (!one || one.value === '' || shapeOf(one.key) !== 'role') return false
    const value = shapeOf(cleanLabel(one.value))
    if (value !== 'name' && value !== 'code') return false
    if (/[.?!]$/.test(one.value)) return false
    if (value === 'code' || /\s/.test(one.value)) names++
  }
  return names > 0
}

/** The last line (exclusive) of the header within the paragraph [from, to), or `from` where it holds none. */
function endWithin(lines: readonly Line[], from: number, to: number): number {
  let end = from
  let open = true
  for (let at = from; at < to && open; at++) {
    const line = lines[at]
    if (!line) break
    const one = fieldOf(line)
    if (one?.known) end = at + 1
    else open = isTerse(one ? one.value : line.head) && line.end - line.start < 160
    if (at === to - 1 && open && end > from && nextFilled(lines, to - 1) >= 0) return to
  }
  return end
}

/** Finds the block of fields (Date: 3 March) before a conversation or a field note. Only the top is looked at. */
export function headerOf(lines: readonly Line[], text: string): Header {
  const none: Header = { fields: [], span: null, next: 0 }
  let first = -1
  let next = 0
  let titles = 0
  for (let from = nextFilled(lines, -1); from >= 0 && from < reach; from = nextFilled(lines, next - 1)) {
    let to = from
    while (to < lines.length && to < from + reach && lines[to]?.blank === false) to++
    const cast = isCast(lines, from, to)
    const end = cast ? to : endWithin(lines, from, to)
    if (end > from) {
      if (first < 0) first = from
      next = end
      if (end < to) break
    } else if (first < 0 && titles < 3 && to - from <= 2 && !fieldOf(lines[from] ?? blankLine)) {
      titles++
      next = to
    } else break
  }
  const start = lines[first]
  const last = lines[lastFilled(lines, next)]
  if (!start || !last) return none
  const fields = lines
    .slice(first, next)
    .map(fieldOf)
    .filter((one) => one !== null && one.value !== '')
    .map((one) => ({ key: one?.key ?? '', value: one?.value ?? '' }))
  if (fields.length === 0) return none
  return {
    fields,
    span: { start: start.start, end: start.start + text.slice(start.start, last.end).trimEnd().length },
    next,
  }
}

const blankLine: Line = { start: 0, end: 0, head: '', blank: true }

function lastFilled(lines: readonly Line[], before: number): number {
  let at = before - 1
  while (at > 0 && lines[at]?.blank) at--
  return at
}
