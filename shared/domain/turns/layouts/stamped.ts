import { candidateOf, countsOf, type Candidate, type Reading } from '../candidate.ts'
import type { Head, Layout } from '../head.ts'
import { nextFilled, type Page } from '../lines.ts'
import { isSchedule, stampAlone, stampAt, stampWithin } from '../stamps.ts'

const lead = /^[\s\p{Cf}]{0,40}(?:[*_#>]{1,4}\s?)?/u
const between = /[\s\-–—|,·@*_]{0,8}(?:\bat\b\s)?$/u
const closed = /^[\s\p{Cf}*_:]*$/u

/** "Name  0:03" with the words beneath, or "Name [00:03] words" in one line. */
function readNameFirst(head: string): (Reading & { readonly beneath: boolean }) | null {
  const from = lead.exec(head)?.[0].length ?? 0
  const stamp = stampWithin(head, from + 1)
  if (!stamp) return null
  const label = head.slice(from, stamp.start).replace(between, '')
  const rest = head.slice(stamp.end)
  if (/^[\s*_]{0,4}[:：]\s*\S/u.test(rest)) return null
  const beneath = closed.test(rest)
  if (!beneath && !stamp.bracketed) {
    // "John 3:16 For God so loved": a time within a line needs seconds, or columns around it.
    const clear = /:\d{2}:/.test(stamp.text) || /(?:\t|\s{2})$/.test(head.slice(0, stamp.start))
    if (!clear || !/\s/.test(rest.charAt(0))) return null
  }
  return { label, timestamp: stamp.text, after: beneath ? head.length : stamp.end, beneath }
}

/** "0:03 Name" or "[00:00:03] - Name" as a heading, the words beneath. */
function readStampFirst(head: string): Reading | null {
  const from = lead.exec(head)?.[0].length ?? 0
  const stamp = stampAt(head, from)
  if (!stamp) return null
  const label = head.slice(stamp.end).replace(/^[\s\p{Cf}\-–—|,·*_]{0,8}/u, '')
  return label.trim() === '' ? null : { label, timestamp: stamp.text, after: head.length }
}

/** Name and stamp in two lines, in either order, the words beneath. */
function readTwoLines(page: Page, at: number): Candidate | null {
  const first = page.lines[at]
  const second = page.lines[at + 1]
  if (!first || !second || second.blank || first.end - first.start > 80 || second.end - second.start > 80)
    return null
  const below = stampAlone(second.head)
  const above = below ? null : stampAlone(first.head)
  const stamp = below ?? above
  const label = (below ? first.head : second.head).replace(/:\s*$/, '')
  if (!stamp || stampAlone(below ? first.head : second.head)) return null
  const found = candidateOf(page, at, { label, timestamp: stamp.text, after: first.head.length })
  return found && { ...found, lastLine: at + 1, bodyFrom: second.end }
}

/** A stamp-only line under a heading that has its stamp already says the same again; it belongs to the label. */
function pastRepeatedStamp(page: Page, candidate: Candidate): Candidate {
  const line = page.lines[candidate.lastLine + 1]
  if (!line || line.blank || line.end - line.start > 60 || !stampAlone(line.head)) return candidate
  return { ...candidate, lastLine: candidate.lastLine + 1, bodyFrom: line.end }
}

function hasWordsBeneath(page: Page, lastLine: number): boolean {
  const at = nextFilled(page.lines, lastLine)
  const line = page.lines[at]
  return line !== undefined && at <= lastLine + 3 && stampAt(line.head, line.head.search(/\S/)) === null
}

interface Found {
  readonly candidate: Candidate
  /** Whether the label has its line (or two) to itself. */
  readonly heading: boolean
}

function readLine(page: Page, at: number): Found | null {
  const line = page.lines[at]
  if (!line || line.blank) return null
  const nameFirst = readNameFirst(line.head)
  if (nameFirst) {
    const candidate = candidateOf(page, at, nameFirst)
    if (candidate) {
      const settled = nameFirst.beneath ? pastRepeatedStamp(page, candidate) : candidate
      return { candidate: settled, heading: nameFirst.beneath }
    }
  }
  if (line.end - line.start <= 110) {
    const stampFirst = readStampFirst(line.head)
    const candidate = stampFirst && candidateOf(page, at, stampFirst)
    if (candidate && hasWordsBeneath(page, at)) return { candidate, heading: true }
  }
  const two = readTwoLines(page, at)
  return two && hasWordsBeneath(page, two.lastLine) ? { candidate: two, heading: true } : null
}

/** Reads every line, then asks of each kind of head what prose that happens to hold a time could not give. */
function read(page: Page): Head[] {
  const found: Found[] = []
  for (let at = page.from; at < page.lines.length; at++) {
    const one = readLine(page, at)
    if (!one) continue
    found.push(one)
    at = one.candidate.lastLine
  }
  const counts = countsOf(found.map((one) => one.candidate))
  const times = found.map((one) => one.candidate.timestamp ?? '')
  if (counts.size === found.length && isSchedule(times)) return []
  const inline = found.filter((one) => !one.heading)
  const trustInline = inline.length >= 2 && inline.length >= page.content * 0.25
  const opens = nextFilled(page.lines, page.from - 1)
  return found
    .filter(({ candidate, heading }) => {
      const again = (counts.get(candidate.speaker) ?? 0) >= 2
      if (candidate.shape === 'lower' && !again) return false
      if (heading) return found.length >= 2 || candidate.line === opens || page.content <= 8
      return (
        trustInline ||
        (again && candidate.shape !== 'lower') ||
        (found.length === 1 && candidate.line === opens)
      )
    })
    .map(({ candidate }) => candidate)
}

export const stamped: Layout = { name: 'name and timestamp', weight: 1.02, read }
