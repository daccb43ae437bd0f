import { describe, expect } from 'vitest'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, newStudy, spanOf } from '../../../test/support/study.ts'

const talk = [
  'Interviewer: How did it come about?',
  'Dana: We had two contracts with one home.',
  'Kit: Nobody asked us about money.',
  'Dana: Then it took a year.',
].join('\n')
const prose = 'The first line.\n\nThe second line, longer.\n   \nThe third.'

async function coded(workbench: TestHost, text: string, from: string, to = from) {
  const { ask } = workbench
  await newStudy(workbench)
  const document = await importText(workbench, text)
  const coder = await addCoder(workbench, 'Ann')
  const code = await addCode(workbench, 'Trust')
  const { start } = await spanOf(workbench, document, from)
  const { end } = await spanOf(workbench, document, to)
  const { coding } = await ask('coding.apply', { document, code, coder, span: { start, end } })
  const context = async (before = 0, after = 0) => {
    const found = await ask('retrieval.context', { coding: coding.id, before, after })
    const body = (await ask('document.text', { document })).text
    for (const turn of found.turns)
      expect(body.slice(turn.start, turn.start + turn.text.length)).toBe(turn.text)
    return {
      ...found,
      turns: found.turns.map(({ speaker, number, text: words, extract }) => [
        number,
        speaker,
        words,
        extract && words.slice(extract.start, extract.end),
      ]),
    }
  }
  return { ask, coding, context, document }
}

describe('the context of an extract', () => {
  it('is its turns, whole, and as many around them as are asked for', async ({ workbench }) => {
    const { context } = await coded(workbench, talk, 'one home.', 'Nobody')
    const own = [
      [2, 'Dana', 'We had two contracts with one home.', 'one home.'],
      [3, 'Kit', 'Nobody asked us about money.', 'Nobody'],
    ]
    expect(await context()).toEqual({ turns: own, before: 1, after: 1 })
    const before = [1, 'Interviewer', 'How did it come about?', null]
    expect(await context(1)).toEqual({ turns: [before, ...own], before: 0, after: 1 })
    const after = [4, 'Dana', 'Then it took a year.', null]
    expect(await context(0, 5)).toEqual({ turns: [...own, after], before: 1, after: 0 })
    expect(await context(7, 1)).toEqual({ turns: [before, ...own, after], before: 0, after: 0 })
  })

  it('is lines in a text without turns; blank ones are none', async ({ workbench }) => {
    const { context } = await coded(workbench, prose, 'second line')
    expect(await context(0, 1)).toEqual({
      turns: [
        [null, null, 'The second line, longer.', 'second line'],
        [null, null, 'The third.', null],
      ],
      before: 1,
      after: 0,
    })
  })

  it('marks nothing where the words of the coding are gone', async ({ workbench }) => {
    const { ask, context, document, coding } = await coded(workbench, talk, 'two contracts')
    const { turns } = await ask('document.text', { document })
    await ask('mending.mendTurn', { turn: first(turns.slice(1)).id, words: 'Never mind.' })
    expect((await ask('coding.orphans', {})).map(({ id }) => id)).toEqual([coding.id])
    expect((await context(1000, 1000)).turns.map(([, , , marked]) => marked)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('is refused for what is not there', async ({ workbench }) => {
    const { ask, coding } = await coded(workbench, talk, 'two contracts')
    await ask('coding.remove', { codings: [coding.id] })
    await expectRefused(ask('retrieval.context', { coding: coding.id }), 'not_found', { what: 'coding' })
  })
})
