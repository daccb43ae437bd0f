import type { Head, Layout } from '../head.ts'
import { nextFilled } from '../lines.ts'
import { isSchedule, stampAt } from '../stamps.ts'

/** Timestamps and nobody named: each begins a turn whose speaker isn't known. */
export const bare: Layout = {
  name: 'timestamps without speakers',
  weight: 0.3,
  read: (page) => {
    const heads: Head[] = []
    let alone = 0
    let bracketed = 0
    for (let at = page.from; at < page.lines.length; at++) {
      const line = page.lines[at]
      if (!line || line.blank) continue
      const from = line.head.search(/[^\s\p{Cf}]/u)
      const stamp = stampAt(line.head, Math.max(from, 0))
      if (!stamp || !/^(?:[\s\p{Cf}]|$|[-–—|] )/u.test(line.head.slice(stamp.end))) continue
      const gap = /^[\s\-–—|]{0,6}/.exec(line.head.slice(stamp.end))?.[0].length ?? 0
      if (line.head.slice(stamp.end).trim() === '') alone++
      if (stamp.bracketed) bracketed++
      heads.push({
        line: at,
        lastLine: at,
        start: line.start,
        bodyFrom: Math.min(line.start + stamp.end + gap, line.end),
        bodyTo: null,
        speaker: null,
        timestamp: stamp.text,
      })
    }
    if (isSchedule(heads.map((head) => head.timestamp ?? ''))) return []
    const opens = nextFilled(page.lines, page.from - 1) === heads[0]?.line
    const enough = heads.length >= 2 || (bracketed === 1 && opens && page.content <= 3)
    const share = alone * 2 >= heads.length ? 0.15 : 0.5
    return enough && (opens || heads.length >= 4) && heads.length >= page.content * share ? heads : []
  },
}
