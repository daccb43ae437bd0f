import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { isHeard } from '#shared/domain/report/pieces.ts'
import { printedPieces } from '#shared/domain/report/printed-quotation.ts'
import { PseudonymList } from '#shared/domain/report/pseudonym-list.ts'
import { first, it } from '../../../test/support/host.ts'

const trims = fc.record({
  cuts: fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.4, noNaN: true })),
    { maxLength: 3 },
  ),
  insertions: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 2 }),
})

/** Shares of a length as cuts that do not overlap. */
function trimOf(
  length: number,
  { cuts, insertions }: typeof trims extends fc.Arbitrary<infer T> ? T : never,
) {
  let from = 0
  const placed = []
  for (const [at, share] of cuts.toSorted(([a], [b]) => a - b)) {
    const start = Math.max(from, Math.floor(at * length))
    const end = Math.min(length, start + Math.ceil(share * length))
    if (start >= end) continue
    placed.push({ start, end })
    from = end
  }
  return {
    cuts: placed,
    insertions: insertions.map((at) => ({ at: Math.floor(at * length), text: 'Zzyzx' })),
  }
}

describe('a report of the sample study', () => {
  it('has no word that was not said, whatever is cut, put in and replaced', async ({ workbench }) => {
    const { ask, host, at } = workbench
    await ask('project.createSample', { file: host.grant(at('Sample.concord')) })
    const list = ['council', 'care', 'home', 'the hospital', 'money', 'GP'].map((words) => ({
      words,
      pseudonym: 'Q',
    }))
    for (const entry of list) await ask('pseudonym.write', { id: null, ...entry })
    const { id: report } = await ask('report.create', { name: 'All', settings: { choose: { kind: 'all' } } })
    const quoted = (await ask('report.preview', { report })).parts.flatMap(({ quotations }) => quotations)
    expect(quoted.length).toBeGreaterThan(20)
    const texts = new Map<string, string>()
    for (const { id } of await ask('document.list', {}))
      texts.set(id, (await ask('document.text', { document: id })).text)

    const some = fc.sample(fc.tuple(fc.constantFrom(...quoted), trims), { numRuns: 60, seed: 7 })
    for (const [{ coding }, shares] of some) {
      const { text } = await ask('report.original', { report, coding })
      await workbench.reply('report.trim', { report, coding, trim: trimOf(text.length, shares) })
    }
    const { parts } = await ask('report.preview', { report })
    const printed = parts.flatMap(({ quotations }) => quotations)
    expect(printed.filter(({ trimmed }) => trimmed).length).toBeGreaterThan(20)
    const pseudonyms = new PseudonymList(list)
    for (const { coding, document, start, turns } of printed) {
      const { turns: originals, trim, text } = await ask('report.original', { report, coding })
      expect(texts.get(document)?.startsWith(text, start)).toBe(true)
      expect(turns).toHaveLength(originals.length)
      for (const [index, { pieces }] of turns.entries()) {
        const original = originals[index]
        let place = (original?.start ?? 0) + start
        for (const piece of pieces) {
          if (piece.kind === 'put_in') continue
          expect(texts.get(document)?.startsWith(piece.text, place)).toBe(true)
          const end = place + piece.text.length
          if (piece.kind === 'said')
            for (const cut of trim?.cuts ?? [])
              expect(piece.text.length > 0 && cut.start + start < end && place < cut.end + start).toBe(false)
          place = end
        }
        expect(place).toBe((original?.end ?? 0) + start)
        expect(pseudonyms.find(printedPieces(pieces))).toEqual([])
      }
      expect(turns.some(({ pieces }) => isHeard(pieces))).toBe(true)
    }
    // Of those who have withdrawn, nothing.
    const withdrawn = new Set(
      (await ask('participant.list', {})).flatMap((one) => (one.withdrawn ? [one.id] : [])),
    )
    expect(withdrawn.size).toBeGreaterThan(0)
    expect(printed.flatMap(({ participants }) => participants).filter((id) => withdrawn.has(id))).toEqual([])
    expect(first(printed).attribution).not.toBe('')
  }, 120_000)
})
