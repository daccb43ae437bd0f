import { describe, expect } from 'vitest'
import type { DocumentId } from '#shared/ids.ts'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'
import {
  addCode,
  addCoder,
  importText,
  newStudy,
  redoAll,
  spanOf,
  undoAll,
} from '../../../test/support/study.ts'

const transcript = [
  'Interviewer: How did the pooled budjet come about?',
  'Dana: We had two contracts with one home. It made no sense.',
  'Interviewer: And then?',
  'Dana: Then we sat down together, and it took a year.',
].join('\n')

/** The interview, a code, a coder, and ways to code words and to see what codings stand on. */
async function aStudy(workbench: TestHost, text = transcript) {
  await newStudy(workbench)
  const document = await importText(workbench, text)
  const code = await addCode(workbench, 'Efficiency')
  const coder = await addCoder(workbench, 'Ann')
  const { ask } = workbench
  const study = () => ask('document.text', { document })
  return {
    document,
    code,
    coder,
    study,
    apply: async (words: string) =>
      (await ask('coding.apply', { document, code, coder, span: await spanOf(workbench, document, words) }))
        .coding,
    /** What each coding stands on; a lost one as [what it stood on]. */
    coded: async () => {
      const { text: now } = await study()
      const codings = await ask('coding.list', { document })
      return codings.map(({ start, end, lost }) => (lost === null ? now.slice(start, end) : `[${lost}]`))
    },
    turn: async (index: number) => {
      const found = (await study()).turns[index]
      if (!found) throw new Error(`There is no turn ${index}`)
      return found
    },
    /** Each turn as "speaker: words". */
    turns: async () => {
      const { text: now, turns, speakers } = await study()
      const names = new Map(speakers.map(({ id, label }) => [id, label]))
      return turns.map(
        ({ speaker, bodyStart, bodyEnd }) =>
          `${speaker === null ? '–' : names.get(speaker)}: ${now.slice(bodyStart, bodyEnd)}`,
      )
    },
    verified: async () => (await ask('project.verify', {})).findings,
  }
}

/** Everything of a study that mending may touch. */
async function stateOf({ ask }: TestHost, document: DocumentId) {
  return {
    text: await ask('document.text', { document }),
    codings: await ask('coding.list', { document }),
    documents: await ask('document.list', {}),
    memos: await ask('memo.list', { subject: null }),
  }
}

const labelOf = async ({ ask }: TestHost) => (await ask('history.list', { limit: 1 })).undo

describe('mending a turn', () => {
  it('changes its words, and every later turn and coding follows', async ({ workbench }) => {
    const study = await aStudy(workbench)
    await study.apply('pooled budjet')
    await study.apply('two contracts')
    await study.apply('it took a year')
    const words = 'How, by the way, did the pooled budget come about?'
    const answer = await workbench.ask('mending.mendTurn', { turn: (await study.turn(0)).id, words })
    expect(answer).toEqual({ moved: 3, orphaned: 0 })
    expect(await study.coded()).toEqual(['pooled budget', 'two contracts', 'it took a year'])
    expect(await study.turns()).toEqual([
      `Interviewer: ${words}`,
      'Dana: We had two contracts with one home. It made no sense.',
      'Interviewer: And then?',
      'Dana: Then we sat down together, and it took a year.',
    ])
    expect((await study.study()).text).toBe(
      transcript.replace('How did', 'How, by the way, did').replace('budjet', 'budget'),
    )
    expect(await study.verified()).toEqual([])
    expect(await labelOf(workbench)).toBe('Mended the words of Interviewer’s turn in “Interview”')
  })

  it('counts the words anew, says that the document was mended, and no longer once it reads as before', async ({
    workbench,
  }) => {
    const { turn } = await aStudy(workbench)
    const one = async () => first(await workbench.ask('document.list', {}))
    const before = await one()
    expect(before.mended).toBe(false)
    const { id } = await turn(2)
    await workbench.ask('mending.mendTurn', { turn: id, words: 'And what happened then?' })
    expect(await one()).toMatchObject({
      mended: true,
      words: before.words + 2,
      characters: before.characters + 'what happened '.length,
    })
    await workbench.ask('mending.mendTurn', { turn: id, words: 'And then?' })
    expect(await one()).toEqual(before)
  })

  it('keeps a coding whose words are gone, with what it stood on, at the nearest word', async ({
    workbench,
  }) => {
    const study = await aStudy(workbench)
    await study.apply('It made no sense')
    await study.apply('one home')
    const { id } = await study.turn(1)
    const words = 'We had two contracts with one home. Nobody liked that much.'
    expect(await workbench.ask('mending.mendTurn', { turn: id, words })).toEqual({ moved: 0, orphaned: 1 })
    expect(await study.coded()).toEqual(['one home', '[It made no sense]'])
    const [, lost] = await workbench.ask('coding.list', { document: study.document })
    expect((await study.study()).text.slice(lost?.start, lost?.end)).toBe('Nobody')
    expect(await study.verified()).toEqual([])
    // Mended once more, it stays as it is known.
    await workbench.ask('mending.mendTurn', { turn: id, words: 'We had two contracts with one home.' })
    expect(await study.coded()).toEqual(['one home', '[It made no sense]'])
    expect(await study.verified()).toEqual([])
  })

  it('never makes two codings one: the second waits on the next free word', async ({ workbench }) => {
    const study = await aStudy(workbench)
    await study.apply('two contracts')
    await study.apply('contracts')
    await study.apply('with')
    const words = 'We had contracts with one home. It made no sense.'
    const answer = await workbench.ask('mending.mendTurn', { turn: (await study.turn(1)).id, words })
    expect(answer.orphaned).toBe(1)
    expect((await study.coded()).toSorted()).toEqual(['[contracts]', 'contracts', 'with'])
    expect(await study.verified()).toEqual([])
  })

  it('lets codings pass each other’s places on their way', async ({ workbench }) => {
    const study = await aStudy(workbench, 'Dana: a b c d e f g h.\nKit: Yes.\nDana: No.')
    for (const letter of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      const { start } = await spanOf(workbench, study.document, `${letter}${letter === 'h' ? '.' : ' '}`)
      const span = { start, end: start + 1 }
      await workbench.ask('coding.apply', {
        document: study.document,
        code: study.code,
        coder: study.coder,
        span,
      })
    }
    const { id } = await study.turn(0)
    for (const words of ['x a b c d e f g h.', 'a b c d e f g h.', 'd e f g h x a b c.']) {
      await workbench.ask('mending.mendTurn', { turn: id, words })
      expect(await workbench.ask('coding.list', { document: study.document })).toHaveLength(8)
      expect(await study.verified()).toEqual([])
    }
    expect(await undoAll(workbench)).toBeGreaterThan(0)
    await redoAll(workbench)
    expect(await study.verified()).toEqual([])
  })

  it('gives it to another speaker, made when first named, and leaves the label in the text', async ({
    workbench,
  }) => {
    const { turn, turns, study } = await aStudy(workbench)
    const { id } = await turn(1)
    await workbench.ask('mending.mendTurn', { turn: id, speaker: 'Kit', timestamp: '00:12' })
    expect((await turns())[1]).toBe('Kit: We had two contracts with one home. It made no sense.')
    expect((await turn(1)).timestamp).toBe('00:12')
    expect((await study()).speakers.map(({ label }) => label)).toEqual(['Interviewer', 'Dana', 'Kit'])
    expect((await study()).text).toBe(transcript)
    expect(await labelOf(workbench)).toBe('Changed who speaks in Dana’s turn in “Interview”')
    await workbench.ask('mending.mendTurn', { turn: id, speaker: null })
    expect((await turns())[1]).toMatch(/^–: /)
    await workbench.ask('mending.mendTurn', { turn: id, speaker: 'Dana' })
    expect((await study()).speakers).toHaveLength(3)
    expect(first(await workbench.ask('document.list', {})).mended).toBe(false)
  })

  it('leaves no trace where nothing is changed, and refuses an unknown turn', async ({ workbench }) => {
    const { turn } = await aStudy(workbench)
    const before = await workbench.ask('history.list', { limit: 100 })
    const { id } = await turn(2)
    await workbench.ask('mending.mendTurn', { turn: id, words: 'And then?', timestamp: null })
    expect(await workbench.ask('history.list', { limit: 100 })).toEqual(before)
    const { id: joined } = await turn(3)
    await workbench.ask('mending.joinTurns', { turn: id })
    await expectRefused(workbench.ask('mending.mendTurn', { turn: joined, words: 'x' }), 'not_found')
  })

  it('takes out a turn’s words but not the last word a coding could wait at', async ({ workbench }) => {
    const study = await aStudy(workbench, 'Dana: Yes.\nKit: No.\nDana: Well.')
    await study.apply('No')
    for (const index of [0, 1]) {
      await workbench.ask('mending.mendTurn', { turn: (await study.turn(index)).id, words: '' })
    }
    expect(await study.coded()).toEqual(['[No]'])
    const last = workbench.ask('mending.mendTurn', { turn: (await study.turn(2)).id, words: '' })
    await expectRefused(last, 'validation', { reason: 'no_words_left', document: 'Interview' })
    expect(await study.verified()).toEqual([])
  })

  it('takes memos on spans along', async ({ workbench }) => {
    const study = await aStudy(workbench)
    const { document: id } = study
    const span = await spanOf(workbench, id, 'it took a year')
    const subject = { kind: 'span' as const, id, ...span }
    await workbench.ask('memo.write', { memo: null, subject, title: '', body: 'Long!', author: null })
    await workbench.ask('mending.mendTurn', { turn: (await study.turn(0)).id, words: 'How?' })
    const [memo] = await workbench.ask('memo.list', { subject: null })
    if (memo?.subject.kind !== 'span') throw new Error('There is no memo on a span')
    expect((await study.study()).text.slice(memo.subject.start, memo.subject.end)).toBe('it took a year')
    const words = 'Then we sat down together.'
    await workbench.ask('mending.mendTurn', { turn: (await study.turn(3)).id, words })
    expect(await workbench.ask('memo.list', { subject: null })).toHaveLength(1)
  })
})

describe('mending a text', () => {
  const prose = 'The budjet was pooled. It took a year.'

  it('replaces any stretch of one without turns', async ({ workbench }) => {
    const study = await aStudy(workbench, prose)
    await study.apply('budjet was')
    await study.apply('a year')
    const span = await spanOf(workbench, study.document, 'budjet was pooled')
    const words = 'budget was pooled\r\nat last'
    const answer = await workbench.ask('mending.mendText', { document: study.document, ...span, words })
    expect(answer).toEqual({ moved: 2, orphaned: 0 })
    expect((await study.study()).text).toBe('The budget was pooled\nat last. It took a year.')
    expect(await study.coded()).toEqual(['budget was', 'a year'])
    expect(await study.verified()).toEqual([])
    expect(await labelOf(workbench)).toBe('Mended the words of “Interview”')
  })

  it('keeps within the words of one turn, or outside all of them', async ({ workbench }) => {
    const { document, turn, turns } = await aStudy(workbench)
    const [one, two] = [await turn(1), await turn(2)]
    const across = { document, start: one.bodyEnd - 3, end: two.bodyStart + 1, words: 'x' }
    await expectRefused(workbench.ask('mending.mendText', across), 'validation', { reason: 'across_turns' })
    await workbench.ask('mending.mendText', {
      document,
      start: one.bodyEnd,
      end: one.bodyEnd,
      words: ' None!',
    })
    expect((await turns()).slice(1, 3)).toEqual([
      'Dana: We had two contracts with one home. It made no sense. None!',
      'Interviewer: And then?',
    ])
  })

  it('refuses a stretch outside the text or through a character', async ({ workbench }) => {
    const { document } = await aStudy(workbench, 'So 👍 it was.')
    const at = (start: number, end: number) =>
      workbench.ask('mending.mendText', { document, start, end, words: 'x' })
    await expectRefused(at(0, 99), 'validation', { reason: 'outside_text' })
    await expectRefused(at(5, 2), 'validation', { reason: 'outside_text' })
    await expectRefused(at(0, 4), 'validation', { reason: 'splits_character' })
  })
})

describe('splitting and joining turns', () => {
  it('splits at a word, gives the second half to whoever is named, and touches no coding', async ({
    workbench,
  }) => {
    const study = await aStudy(workbench)
    await study.apply('one home. It made')
    const { start: at } = await spanOf(workbench, study.document, ' It made no')
    await workbench.ask('mending.splitTurn', { turn: (await study.turn(1)).id, at, speaker: 'Kit' })
    expect(await study.turns()).toEqual([
      'Interviewer: How did the pooled budjet come about?',
      'Dana: We had two contracts with one home. ',
      'Kit: It made no sense.',
      'Interviewer: And then?',
      'Dana: Then we sat down together, and it took a year.',
    ])
    expect(await study.coded()).toEqual(['one home. It made'])
    expect((await study.study()).text).toBe(transcript)
    expect(await labelOf(workbench)).toBe('Split Dana’s turn in “Interview”')
    expect(await study.verified()).toEqual([])
    await workbench.ask('mending.joinTurns', { turn: (await study.turn(1)).id })
    expect((await study.turns())[1]).toBe('Dana: We had two contracts with one home. It made no sense.')
    expect((await study.study()).text).toBe(transcript)
  })

  it('joins with the next: a line break takes the place of its label', async ({ workbench }) => {
    const study = await aStudy(workbench)
    await study.apply('no sense')
    await study.apply('And then')
    await study.apply('a year')
    const span = { start: (await study.turn(1)).bodyStart, end: (await study.turn(2)).bodyEnd }
    const { document, code, coder } = study
    await workbench.ask('coding.apply', { document, code, coder, span })
    const answer = await workbench.ask('mending.joinTurns', { turn: (await study.turn(1)).id })
    expect(answer.orphaned).toBe(0)
    expect(await study.turns()).toEqual([
      'Interviewer: How did the pooled budjet come about?',
      'Dana: We had two contracts with one home. It made no sense.\nAnd then?',
      'Dana: Then we sat down together, and it took a year.',
    ])
    expect(await study.coded()).toEqual([
      'We had two contracts with one home. It made no sense.\nAnd then?',
      'no sense',
      'And then',
      'a year',
    ])
    expect(await study.verified()).toEqual([])
    expect(await labelOf(workbench)).toBe('Joined two turns in “Interview”')
  })

  it('refuses an empty half, and to join the last turn', async ({ workbench }) => {
    const { turn } = await aStudy(workbench)
    const { id, bodyStart, bodyEnd } = await turn(3)
    for (const at of [1, bodyStart, bodyEnd, bodyEnd + 1000]) {
      await expectRefused(workbench.ask('mending.splitTurn', { turn: id, at, speaker: null }), 'validation')
    }
    await expectRefused(workbench.ask('mending.joinTurns', { turn: id }), 'validation', {
      reason: 'last_turn',
    })
  })
})

describe('undoing', () => {
  it('restores all that a mend, a split and a join changed, and redoing brings it back', async ({
    workbench,
  }) => {
    const study = await aStudy(workbench)
    await study.apply('It made no sense')
    await study.apply('a year')
    const states = [await stateOf(workbench, study.document)]
    const steps = [
      async () =>
        workbench.ask('mending.mendTurn', { turn: (await study.turn(1)).id, words: 'No.', speaker: 'Kit' }),
      async () => workbench.ask('mending.joinTurns', { turn: (await study.turn(1)).id }),
      async () =>
        workbench.ask('mending.splitTurn', {
          turn: (await study.turn(2)).id,
          at: (await study.turn(2)).bodyStart + 8,
          speaker: null,
        }),
    ]
    for (const step of steps) {
      await step()
      states.push(await stateOf(workbench, study.document))
    }
    const check = async (state: Awaited<ReturnType<typeof stateOf>> | undefined) => {
      expect(await stateOf(workbench, study.document)).toEqual(state)
      expect(await study.verified()).toEqual([])
    }
    for (const state of states.slice(0, -1).toReversed()) {
      await workbench.ask('history.undo', {})
      await check(state)
    }
    for (const state of states.slice(1)) {
      await workbench.ask('history.redo', {})
      await check(state)
    }
  })
})
