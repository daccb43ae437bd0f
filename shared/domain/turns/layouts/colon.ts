import { admit } from '../admit.ts'
import { candidatesOf, type Candidate, type Reading } from '../candidate.ts'
import type { Head, Layout } from '../head.ts'
import { labelLength } from '../labels.ts'
import { nextFilled, type Page } from '../lines.ts'
import { stampAlone, stampAt } from '../stamps.ts'

const lead = /^[\s\p{Cf}]{0,40}(?:(?:[-–—•·>]{1,3}|#{1,4})\s?)?([*_]{0,3})/u
const gap = /[\s\p{Cf}\-–—|,·*_]{0,8}/uy
const zoomChat = /^[\s\p{Cf}]{0,4}From\s{1,4}(\S.{0,60}?)(?:\s{1,3}to\s{1,3}\S.{0,80}?)?\s{0,2}:/u

/** Reads "Name: words" with any decoration and any timestamp before, within or after the label. */
export function readColon(head: string): Reading | null {
  const opening = stampAt(head, head.search(/[^\s\p{Cf}]/u)) ? /^[\s\p{Cf}]*/u.exec(head) : lead.exec(head)
  let at = opening?.[0].length ?? 0
  let decoration = opening?.[1] ?? ''
  let timestamp: string | null = null
  const before = stampAt(head, at)
  if (before) {
    timestamp = before.text
    gap.lastIndex = before.end
    at = before.end + (gap.exec(head)?.[0].length ?? 0)
    decoration ||= /[*_]+$/.exec(head.slice(before.end, at))?.[0] ?? ''
    const chat = zoomChat.exec(head.slice(before.end))
    if (chat?.[1]) return { label: chat[1], timestamp, after: before.end + chat[0].length }
  }
  for (let here = at; here < head.length && here <= at + labelLength; here++) {
    const unit = head.charAt(here)
    if (unit === ':' || unit === '：' || unit === '꞉') {
      return afterColon(head, { label: head.slice(at, here), timestamp, colon: here, decoration })
    }
    if (/[?!;"“”„«»。\t]/.test(unit) && !(unit === '\t' && /^\s*:/.test(head.slice(here)))) return null
    if (timestamp === null && here > at && /[\s[(<#\d]/.test(unit)) {
      const inner = /\d/.test(unit) && !/[\s\-–—,]/.test(head.charAt(here - 1)) ? null : stampAt(head, here)
      if (inner) {
        const colon = /^[\s*_]{0,4}[:：]/u.exec(head.slice(inner.end))
        if (!colon) return null
        const label = head.slice(at, here).replace(/[\s\-–—,|@]+$/u, '')
        return afterColon(head, {
          label,
          timestamp: inner.text,
          colon: inner.end + colon[0].length - 1,
          decoration,
        })
      }
    }
  }
  return null
}

interface Split {
  readonly label: string
  readonly timestamp: string | null
  readonly colon: number
  readonly decoration: string
}

/** What may still belong to the label after its colon: the closing of its decoration, and a timestamp. */
function afterColon(head: string, split: Split): Reading | null {
  let after = split.colon + 1
  let { timestamp } = split
  const next = head.charAt(after)
  if (/[/\\]/.test(next) || (/\d/.test(next) && /\d$/.test(split.label))) return null
  if (split.decoration !== '' && !split.label.trimEnd().endsWith(split.decoration)) {
    const closing = /^[*_]{1,3}/.exec(head.slice(after))
    if (closing) after += closing[0].length
  }
  const wide = head.charAt(split.colon) !== ':'
  const tight = !wide && next !== '' && !/[\s\p{Cf}*_[(]/u.test(next)
  if (timestamp === null) {
    const space = /^\s*/.exec(head.slice(after))?.[0].length ?? 0
    const stamp = stampAt(head, after + space)
    if (
      stamp &&
      (stamp.bracketed || stamp.text.startsWith('#') || /^(?:$|\t|\s{2,}|\s*$)/.test(head.slice(stamp.end)))
    ) {
      timestamp = stamp.text
      after = stamp.end
    }
  }
  return { label: split.label, timestamp, after, tight }
}

/** Gives turns the timestamps that stand by themselves in the lines above their labels. */
function withStampAbove(heads: readonly Head[], page: Page): Head[] {
  const above = heads.map((head, at) => stampAbove(head, page, heads[at - 1]?.lastLine ?? page.from - 1))
  // f4 closes a paragraph with its stamp. Only where the first turn has one above it do they open turns.
  const adopted = above.find((head, at) => head !== heads[at])
  return adopted?.timestamp?.startsWith('#') === true && above[0] === heads[0] ? [...heads] : above
}

function stampAbove(head: Head, page: Page, floor: number): Head {
  if (head.timestamp !== null) return head
  for (let above = head.line - 1; above > floor && above >= head.line - 3; above--) {
    const line = page.lines[above]
    if (!line || line.blank) continue
    const stamp = line.end - line.start < 60 ? stampAlone(line.head) : null
    return stamp ? { ...head, start: line.start, timestamp: stamp.text } : head
  }
  return head
}

/** The lines whose label before a colon is a speaker's. */
export function colonHeads(page: Page, spoken = false): Candidate[] {
  return admit(candidatesOf(page, readColon), page, spoken)
}

/** A timestamp may also stand alone in the line under a label that has a line to itself (Name: / 0:03 / words). */
function withStampBelow(heads: readonly Head[], page: Page): Head[] {
  return heads.map((head) => {
    const line = page.lines[head.line]
    if (head.timestamp !== null || !line || page.text.slice(head.bodyFrom, line.end).trim() !== '')
      return head
    const at = nextFilled(page.lines, head.line)
    const below = page.lines[at]
    const stamp = below && at <= head.line + 2 ? stampAlone(below.head) : null
    if (!stamp || !below || below.end - below.start > 60) return head
    return { ...head, lastLine: at, bodyFrom: below.end, timestamp: stamp.text }
  })
}

export const colon: Layout = {
  name: 'name and colon',
  weight: 1,
  read: (page) => withStampAbove(withStampBelow(colonHeads(page), page), page),
}
