import { describe, expect } from 'vitest'
import type { CallOutput } from '#shared/contract/index.ts'
import { wordsOf } from '#shared/domain/codable.ts'
import type { DocumentId } from '#shared/ids.ts'
import { seeded } from '../../../test/bench/random.ts'
import { first, it, type TestHost } from '../../../test/support/host.ts'
import { redoAll, undoAll } from '../../../test/support/study.ts'

type Text = CallOutput<'document.text'>
type Coding = CallOutput<'coding.list'>[number]

interface Word {
  readonly start: number
  readonly text: string
}

/** What is done to one word: mended, taken out, put in place of by another, or given one before it. */
interface Change {
  readonly word: Word
  readonly kind: 'typo' | 'out' | 'other' | 'before'
  readonly text: string
}

const wordPattern = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu

function wordsIn(text: string, from = 0): Word[] {
  return [...text.matchAll(wordPattern)].map(({ index, 0: word }) => ({ start: from + index, text: word }))
}

async function openSample({ ask, host, at }: TestHost) {
  await ask('project.createSample', { file: host.grant(at('Sample.concord')) })
  const documents = (await ask('document.list', {})).filter(({ turns, codings }) => turns > 0 && codings > 0)
  return documents.map(({ id }) => id)
}

/** Codes one to three words at a time, with what stands between them, here and there in every document. */
async function codeFewWords({ ask }: TestHost, documents: readonly DocumentId[], random: () => number) {
  const { code, coder } = first(await ask('coding.list', { document: null }))
  for (const document of documents) {
    const { text, turns } = await ask('document.text', { document })
    const codings = turns.flatMap(({ bodyStart, bodyEnd }) => {
      const words = wordsIn(text.slice(bodyStart, bodyEnd), bodyStart)
      return words.flatMap((word, index) => {
        const last = words[index + Math.floor(random() * 3)]
        if (random() > 0.25 || !last) return []
        // With the full stop after it, if there is one.
        const end = last.start + last.text.length
        const span = { start: word.start, end: text[end] === '.' && end < bodyEnd ? end + 1 : end }
        return [{ document, code, coder, span }]
      })
    })
    await ask('coding.applyMany', { codings })
  }
}

/** Everything that mending may touch. */
async function snapshot({ ask }: TestHost, documents: readonly DocumentId[]) {
  return {
    documents: await ask('document.list', {}),
    texts: await Promise.all(documents.map((document) => ask('document.text', { document }))),
    codings: await ask('coding.list', { document: null }),
    memos: await ask('memo.list', { subject: null }),
  }
}

/** Changes to words that stand only once in a turn, and far from each other. */
function planChanges(body: string, from: number, random: () => number): Change[] {
  const words = wordsIn(body, from)
  const often = Map.groupBy(words, ({ text }) => text.toLowerCase())
  const changes: Change[] = []
  let next = Math.floor(random() * 6)
  words.forEach((word, index) => {
    const isAlone = often.get(word.text.toLowerCase())?.length === 1
    if (index < next || !isAlone || !/^\p{L}{5,}$/u.test(word.text)) return
    next = index + 9
    const kind = (['typo', 'out', 'other', 'before'] as const)[Math.floor(random() * 4)] ?? 'typo'
    const typo = `${word.text.slice(0, 2)}q${word.text.slice(2)}`
    const number = String(Math.floor(10_000_000 + random() * 89_999_999))
    changes.push({ word, kind, text: { typo, out: '', other: number, before: `${number} ` }[kind] })
  })
  return changes
}

function changedBody(body: string, from: number, changes: readonly Change[]): string {
  return changes.toReversed().reduce((text, { word, kind, text: put }) => {
    const start = word.start - from
    const end = kind === 'before' ? start : start + word.text.length
    const blank = kind === 'out' && text[end] === ' ' ? 1 : 0
    return text.slice(0, start) + put + text.slice(end + blank)
  }, body)
}

/** The words a coding must cover after the changes, and whether any of its own is among them. */
function expectedOf(before: Text, coding: Coding, changes: readonly Change[]) {
  const byStart = new Map(changes.map((change) => [change.word.start, change]))
  const own = before.turns.flatMap(({ bodyStart, bodyEnd }) => {
    const from = Math.max(bodyStart, coding.start)
    const to = Math.min(bodyEnd, coding.end)
    return from < to ? wordsIn(before.text.slice(from, to), from) : []
  })
  let keeps = false
  const words = own.flatMap((word) => {
    const change = byStart.get(word.start)
    if (change?.kind === 'out') return []
    if (change?.kind === 'other') return [change.text]
    keeps = true
    if (change?.kind === 'typo') return [change.text]
    return change && word.start > coding.start ? [change.text.trim(), word.text] : [word.text]
  })
  return { words, keeps }
}

function coveredBy(after: Text, coding: Coding): string[] {
  return wordsOf(after.text, after.turns, coding).flatMap(({ text }) =>
    wordsIn(text).map((word) => word.text),
  )
}

describe('random mends of the sample study', () => {
  it('leave each coding on exactly the words it kept, or say that it lost them', async ({ workbench }) => {
    const { ask } = workbench
    const documents = (await openSample(workbench)).slice(0, 2)
    const random = seeded(20_260_101)
    await codeFewWords(workbench, documents, random)
    const before = await snapshot(workbench, documents)
    const seen = { edits: 0, kept: 0, lost: 0, twins: 0 }
    let mends = 0
    for (let round = 0; seen.edits < 420; round += 1) {
      const document = documents[round % documents.length]
      if (!document) throw new Error('The sample study has no coded transcript')
      const text = await ask('document.text', { document })
      const turn = text.turns[Math.floor(random() * text.turns.length)]
      if (!turn) throw new Error('A transcript of the sample study has no turns')
      const body = text.text.slice(turn.bodyStart, turn.bodyEnd)
      const changes = planChanges(body, turn.bodyStart, random)
      if (changes.length === 0) continue
      const codings = await ask('coding.list', { document })
      const answer = await ask('mending.mendTurn', {
        turn: turn.id,
        words: changedBody(body, turn.bodyStart, changes),
      })
      const after = await ask('document.text', { document })
      const now = new Map((await ask('coding.list', { document })).map((coding) => [coding.id, coding]))
      expect(now.size).toBe(codings.length)
      let lost = 0
      for (const coding of codings) {
        const moved = now.get(coding.id)
        if (!moved) throw new Error('A coding was dropped')
        if (coding.lost !== null) {
          expect(moved.lost).toBe(coding.lost)
          continue
        }
        const { words, keeps } = expectedOf(text, coding, changes)
        if (moved.lost !== null) lost += 1
        if (moved.lost === null) expect([keeps, coveredBy(after, moved)]).toEqual([true, words])
        else if (keeps) {
          // Only where a coding like it came to stand on the very same words.
          const twins = codings.filter(({ id, code, coder }) => {
            const other = now.get(id)
            const isLike = id !== coding.id && code === coding.code && coder === coding.coder
            return isLike && other?.lost === null && coveredBy(after, other).join(' ') === words.join(' ')
          })
          expect(twins).not.toEqual([])
          seen.twins += 1
        }
      }
      expect(answer.orphaned).toBe(lost)
      seen.edits += changes.length
      seen.lost += lost
      seen.kept += answer.moved
      mends += 1
      if (mends % 10 === 0) expect((await ask('project.verify', {})).findings).toEqual([])
    }
    expect((await ask('project.verify', {})).findings).toEqual([])
    expect(seen.kept).toBeGreaterThan(300)
    expect(seen.twins).toBeLessThan(seen.lost / 3)
    expect(seen.lost).toBeGreaterThan(8)
    for (; mends > 0; mends -= 1) await ask('history.undo', {})
    expect(await snapshot(workbench, documents)).toEqual(before)
  }, 300_000)

  it('drop no coding, leave a whole project and can all be undone, however wild', async ({ workbench }) => {
    const { ask } = workbench
    const documents = await openSample(workbench)
    const before = await snapshot(workbench, documents)
    const random = seeded(42)
    const upTo = (most: number) => Math.floor(random() * most)
    const ids = before.codings.map(({ id }) => id).toSorted()
    let lost = 0
    for (let round = 0; round < 120; round += 1) {
      const document = documents[upTo(documents.length)]
      if (!document) throw new Error('The sample study has no coded transcript')
      const { text, turns } = await ask('document.text', { document })
      const turn = turns[upTo(turns.length)]
      if (!turn) throw new Error('A transcript of the sample study has no turns')
      const body = text.slice(turn.bodyStart, turn.bodyEnd)
      const parts = body.split(' ')
      const at = turn.bodyStart + 1 + upTo(body.length)
      const mend = (words: string) => workbench.reply('mending.mendTurn', { turn: turn.id, words })
      const wild = [
        () => mend(parts.toReversed().join(' ')),
        () => mend(parts.filter(() => random() < 0.5).join(' ')),
        () => mend(parts.flatMap((part) => (random() < 0.2 ? [part, 'new'] : [part])).join(' ')),
        () => mend(''),
        () => mend('Nothing of it is left.'),
        () => workbench.reply('mending.splitTurn', { turn: turn.id, at, speaker: 'Someone' }),
        () => workbench.reply('mending.joinTurns', { turn: turn.id }),
      ][upTo(7)]
      const reply = await wild?.()
      if (!reply?.ok) expect(reply?.error.code).toBe('validation')
      const codings = await ask('coding.list', { document: null })
      expect(codings.map(({ id }) => id).toSorted()).toEqual(ids)
      lost = codings.filter((coding) => coding.lost !== null).length
      if (round % 10 === 9) expect((await ask('project.verify', {})).findings).toEqual([])
    }
    expect(lost).toBeGreaterThan(0)
    const wildest = await snapshot(workbench, documents)
    await undoAll(workbench)
    expect(await snapshot(workbench, documents)).toEqual(before)
    await redoAll(workbench)
    expect(await snapshot(workbench, documents)).toEqual(wildest)
  }, 180_000)
})
