import { candidatesOf, countsOf, type Reading } from '../candidate.ts'
import type { Layout } from '../head.ts'
import { nextFilled } from '../lines.ts'

const wrapped =
  /^[\s\p{Cf}]{0,40}(?:#{1,4}\s)?[*_]{0,3}([^\s*_#:.?!\n][^:.?!\n]{0,48}(?:\.(?=\s|$)[^:.?!\n]{0,40})?)[*_]{0,3}\s*$/u

function readAlone(head: string): Reading | null {
  const found = head.length < 64 ? wrapped.exec(head) : null
  return found?.[1] ? { label: found[1], timestamp: null, after: head.length } : null
}

/** The name in a line of its own, the words beneath. */
export const ownLine: Layout = {
  name: 'name in a line of its own',
  weight: 0.85,
  read: (page) => {
    const found = candidatesOf(page, readAlone).filter((one) => one.shape !== 'lower')
    const counts = countsOf(found)
    const again = [...counts.values()].filter((times) => times >= 2).length
    const heads = found.filter((one) => {
      const times = counts.get(one.speaker) ?? 0
      const capitals = /^[\p{Lu}\p{M}\p{N}\s.'’_()-]+$/u.test(one.speaker)
      const marked = /^\s*[*_#]/.test(page.lines[one.line]?.head ?? '')
      const apart = one.blankBefore && /\p{L}\s\p{L}/u.test(one.speaker)
      return one.shape !== 'name' || times >= 2 || (again >= 1 && (capitals || marked || apart))
    })
    const lines = new Set(heads.map((one) => one.line))
    const spoken = heads.filter((one) => {
      const below = nextFilled(page.lines, one.line)
      return below >= 0 && below <= one.line + 2 && !lines.has(below)
    })
    const distinct = new Set(spoken.map((one) => one.speaker)).size
    const enough = spoken.length >= 2 && distinct >= 2 && spoken.length >= page.content * 0.15
    const named = spoken.every((one) => one.shape === 'name')
    return enough && (!named || spoken.length >= 3) ? spoken : []
  },
}
