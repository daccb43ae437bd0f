import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { commandLine } from '../support/command-line.ts'

const { at, write, told, json, refused, misused } = commandLine()

const count = z.strictObject({ added: z.int(), changed: z.int(), removed: z.int() })
const conflict = z.strictObject({
  kind: z.string(),
  subject: z.string(),
  field: z.string(),
  base: z.string().nullable(),
  mine: z.string().nullable(),
  theirs: z.string().nullable(),
  outcome: z.string().nullable(),
})
const merged = z.strictObject({
  incoming: z.record(z.string(), count),
  conflicts: z.array(conflict),
  notices: z.array(z.string()),
  applied: z.boolean(),
  backup: z.string().nullable(),
})
const waiting = z.array(conflict.extend({ number: z.int(), file: z.string() }))

const code = 'Joint commissioning definition / Efficiency'
const copy = (from: string, to: string) => copyFileSync(at(`${from}.concord`), at(`${to}.concord`))
const codeAs = (study: string, coder: string, quote: string) =>
  told(
    'code',
    study,
    '--from',
    write(`${coder}.csv`, `coder,document,code,quote\n${coder},One,${code},${quote}\n`),
  )
const define = (study: string, definition: string) =>
  told(
    'codebook',
    'merge',
    study,
    write(
      'book.json',
      JSON.stringify({
        id: 'x',
        name: 'X',
        codes: [{ name: 'Joint commissioning definition', children: [{ name: 'Efficiency', definition }] }],
      }),
    ),
    '--theirs',
  )
const codings = async (study: string) =>
  (await json(z.array(z.looseObject({ coder: z.string() })), 'codings', study)).map(({ coder }) => coder)

/** A study, and what Ben and Cem did in copies of it; its own side and Ben's define a code differently. */
beforeAll(async () => {
  write('One.txt', 'Dana: We had two contracts with one home.\nKit: It made no sense.\nDana: So.')
  await told('new', 'Study')
  await told('import', 'Study', 'One.txt', '--case', 'Site A')
  copy('Study', 'Ben')
  copy('Study', 'Cem')
  await codeAs('Ben', 'Ben', 'two contracts')
  await define('Ben', 'As Ben says')
  await codeAs('Cem', 'Cem', 'one home')
  await codeAs('Study', 'Ann', 'no sense')
  await define('Study', 'As Ann says')
}, 60_000)

const differing = {
  kind: 'changed_differently',
  subject: `Code “${code}”`,
  field: 'Definition',
  mine: 'As Ann says',
  theirs: 'As Ben says',
}

describe('concord merge', () => {
  it('tells what copies would bring, and writes nothing', async () => {
    const before = await told('history', 'Study')
    const preview = await json(merged, 'merge', 'Study', 'Ben', 'Cem.concord', '--dry-run')
    expect(preview).toMatchObject({ applied: false, backup: null, notices: [] })
    expect(preview.incoming).toEqual({
      codings: { added: 2, changed: 0, removed: 0 },
      coders: { added: 2, changed: 0, removed: 0 },
      // That they have begun.
      other: { added: 2, changed: 0, removed: 0 },
    })
    expect(preview.conflicts).toMatchObject([{ ...differing, outcome: null }])
    const lines = await told('merge', 'Study', 'Ben', '--dry-run', '--theirs')
    expect(lines).toContain(
      'Nothing was written. Merging would bring:\ncodings: 1 added\ncoders: 1 added\nother: 1 added\n',
    )
    expect(lines).toContain(`1. Code “${code}”, definition\n`)
    expect(lines).toMatch(/mine: +As Ann says\n +theirs: As Ben says\n +settled: theirs\n/u)
    expect(await told('history', 'Study')).toBe(before)
    expect(readdirSync(at()).filter((name) => name.includes('backup'))).toEqual([])
  })

  it('merges them as one step, after a backup, and again nothing', async () => {
    const theirs = readFileSync(at('Ben.concord'))
    const done = await json(merged, 'merge', 'Study', 'Ben', 'Cem')
    expect(done).toMatchObject({ applied: true, conflicts: [{ ...differing, outcome: null }] })
    expect(readdirSync(at('Study backups'))).toEqual([done.backup])
    expect((await codings('Study')).toSorted()).toEqual(['Ann', 'Ben', 'Cem'])
    expect(readFileSync(at('Ben.concord'))).toEqual(theirs)
    expect(await json(merged, 'merge', 'Study', 'Cem')).toEqual({
      incoming: {},
      conflicts: [],
      notices: [],
      applied: false,
      backup: null,
    })
    expect(await told('merge', 'Study', 'Ben')).toBe('Nothing new: the project holds all of it already.\n')
    expect(await told('undo', 'Study')).toMatch(/^Undone: Merged Ben\.concord, Cem\.concord: /u)
    expect(await codings('Study')).toEqual(['Ann'])
    await told('redo', 'Study')
    expect(await told('verify', 'Study')).toBe('Whole: 1 documents, 3 codings.\n')
  })

  it('settles all at once with --theirs, and takes somebody for somebody here', async () => {
    copy('Study', 'Other')
    copy('Study', 'Again')
    await codeAs('Again', 'Benjamin', 'made')
    await refused('not_found', 'merge', 'Other', 'Again', '--coder', 'Zoe=Ben')
    await refused('not_found', 'merge', 'Other', 'Again', '--coder', 'Benjamin=Zoe')
    await define('Again', 'As Benjamin says')
    await define('Other', 'As others say')
    const done = await json(merged, 'merge', 'Other', 'Again', '--theirs', '--coder', 'benjamin=Ben')
    expect(done.conflicts).toMatchObject([{ theirs: 'As Benjamin says', outcome: 'theirs' }])
    expect((await codings('Other')).toSorted()).toEqual(['Ann', 'Ben', 'Ben', 'Cem'])
    // Ben's still waits: only what this merge brought was settled.
    expect(await json(waiting, 'conflicts', 'Other')).toHaveLength(1)
  })

  it('refuses what cannot be, and says what is missing', async () => {
    const before = await told('history', 'Study')
    write('Noise.concord', 'Dear colleague')
    await refused('corrupt', 'merge', 'Study', 'Noise')
    await refused('not_found', 'merge', 'Study', 'Nowhere')
    await refused('validation', 'merge', 'Study', 'Study')
    await misused('OTHER is missing', 'merge', 'Study')
    await misused('exclude each other', 'merge', 'Study', 'Ben', '--ours', '--theirs')
    await misused('--coder takes THEIRS=MINE', 'merge', 'Study', 'Ben', '--coder', 'Ben')
    expect(await told('history', 'Study')).toBe(before)
  })
})

describe('concord conflicts', () => {
  it('lists what waits, and settles it by its number', async () => {
    expect(await json(waiting, 'conflicts', 'Study')).toMatchObject([
      { number: 1, file: 'Ben.concord', ...differing, outcome: null },
    ])
    await refused('not_found', 'conflicts', 'Study', '--settle', '2', 'mine')
    await misused('what settles it is one of: mine, theirs', 'conflicts', 'Study', '--settle', '1', 'both')
    await misused('mine or theirs is missing', 'conflicts', 'Study', '--settle', '1')
    expect(await told('conflicts', 'Study', '--settle', '1', 'theirs')).toBe(
      `Settled: Code “${code}”, definition. 0 left.\n`,
    )
    expect(await told('conflicts', 'Study')).toBe('There is nothing to settle.\n')
  })
})
