import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { commandLine } from '../support/command-line.ts'
import { interview } from '../support/study.ts'

const { write, told, refused, misused, ...line } = commandLine()
const json = (...words: string[]) => line.json(z.json(), ...words)

const roundRows = z.array(
  z.strictObject({
    id: z.uuid(),
    name: z.string(),
    note: z.string(),
    version: z.int(),
    blind: z.boolean(),
    coders: z.array(z.string()),
    documents: z.array(
      z.strictObject({
        document: z.uuid(),
        title: z.string(),
        states: z.record(z.string(), z.string()),
        finished: z.boolean(),
        openedAt: z.iso.datetime().nullable(),
      }),
    ),
    createdAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
  }),
)
const rounds = async () => roundRows.parse(await json('rounds', 'Study'))

describe('concord rounds', () => {
  it('starts a blind round', async () => {
    const codes = [{ name: 'Outcomes', codable: false, children: [{ name: 'Trust' }] }]
    const book = write('book.json', JSON.stringify({ id: 'x', name: 'X', codes }))
    await told('new', 'Study', '--codebook', book)
    await told('import', 'Study', write('Dana.txt', interview))
    // Who is named for the first time comes into the project.
    await told('finish', 'Study', '--coder', 'Ann')
    await told('finish', 'Study', '--coder', 'Ben')
    expect(await rounds()).toEqual([])
    expect(await told('rounds', 'Study')).toBe('There are no rounds yet.\n')
    const made = ['rounds', 'Study', 'create', '--name', 'Pilot', '--coders', 'Ann,Ben']
    expect(await told(...made, '--documents', 'all', '--blind', '--note', 'To begin with')).toBe(
      'Started blind round “Pilot” with 2 coders and 1 document, under version 1 of the codebook.\n',
    )
    expect(await rounds()).toMatchObject([
      {
        name: 'Pilot',
        note: 'To begin with',
        version: 1,
        blind: true,
        coders: ['Ann', 'Ben'],
        documents: [{ title: 'Dana', states: { Ann: 'not_started', Ben: 'not_started' }, openedAt: null }],
      },
    ])
  })

  it('keeps each coder’s work apart', async () => {
    const row = (coder: string, quote: string) => `${coder},Dana,Outcomes / Trust,"${quote}"`
    const table = (name: string, ...lines: string[]) =>
      write(name, ['coder,document,code,quote', ...lines, ''].join('\n'))
    const anns = table('ann.csv', row('Ann', 'two contracts'), row('Ann', 'it took a year'))
    expect(await refused('blind', 'code', 'Study', '--from', anns)).toContain('Row 2')
    await refused('blind', 'code', 'Study', '--from', anns, '--as', 'Ben')
    expect(await json('code', 'Study', '--from', anns, '--as', 'Ann')).toEqual({ created: 2, already: 0 })
    expect(await json('codings', 'Study', '--as', 'Ann')).toHaveLength(2)
    expect(await json('codings', 'Study', '--as', 'ben')).toEqual([])
    expect(await json('codings', 'Study')).toEqual([])
    await refused('not_found', 'codings', 'Study', '--as', 'Nobody')
    await refused('validation', 'codings', 'Study', '--as', 'Consensus')
    expect(await told('history', 'Study', '--as', 'Ben')).toContain('Work in a blind round')
    expect(await refused('blind', 'undo', 'Study', '--as', 'Ben')).toContain('a colleague’s work')
  })

  it('is opened when all have finished', async () => {
    expect(await told('finish', 'Study', '--coder', 'Ann', '--document', 'Dana')).toBe(
      'Ann has finished 1 document: 1 in round “Pilot”.\n',
    )
    expect(await refused('blind', 'rounds', 'Study', 'open', 'Pilot', '--documents', 'Dana')).toContain(
      'Not everyone has finished “Dana”',
    )
    expect(await json('finish', 'Study', '--coder', 'Ben')).toEqual({
      coder: 'Ben',
      finished: ['Dana'],
      rounds: [{ round: 'Pilot', documents: ['Dana'] }],
    })
    expect(await json('codings', 'Study', '--as', 'Ben')).toEqual([])
    expect(await told('rounds', 'Study')).toContain('running, 1 of 1 finished by all, 0 opened')
    expect(await json('rounds', 'Study', 'open', 'pilot')).toEqual({ opened: 1 })
    expect(await json('codings', 'Study', '--as', 'Ben')).toHaveLength(2)
    expect(await json('codings', 'Study')).toHaveLength(2)
    expect(await refused('blind', 'undo', 'Study')).toContain('can’t be undone')
  })

  it('closes, reopens and removes a round', async () => {
    const made = ['--name', 'Main', '--coders', 'Ann', '--documents', 'Dana']
    await told('rounds', 'Study', 'create', ...made)
    await refused('validation', 'rounds', 'Study', 'create', ...made)
    expect(await told('rounds', 'Study', 'close', 'Main')).toBe('Closed round “Main”.\n')
    expect((await rounds())[0]?.closedAt).not.toBeNull()
    expect(await json('rounds', 'Study', 'reopen', 'Main')).toEqual({ round: 'Main', closed: false })
    expect(await refused('blind', 'rounds', 'Study', 'open', 'Main')).toContain('is not blind')
    expect(await told('rounds', 'Study', 'remove', 'Main')).toBe('Removed round “Main”.\n')
    await refused('not_found', 'rounds', 'Study', 'close', 'Main')
    await refused('blind', 'rounds', 'Study', 'remove', 'Pilot')
    expect((await rounds()).map(({ name }) => name)).toEqual(['Pilot'])
  })

  it('says what is missing', async () => {
    await misused('FILE is missing', 'rounds')
    await misused('what to do is one of: create', 'rounds', 'Study', 'burn', 'Pilot')
    await misused('ROUND is missing', 'rounds', 'Study', 'close')
    await misused('--name is missing', 'rounds', 'Study', 'create', '--coders', 'Ann')
    await misused('--coders is missing', 'rounds', 'Study', 'create', '--name', 'Third')
    await misused('--documents is missing', 'rounds', 'Study', 'create', '--name', 'Third', '--coders', 'Ann')
    await misused("Unknown option '--as'", 'new', 'Other', '--as', 'Ann')
    await refused(
      'not_found',
      'rounds',
      'Study',
      'create',
      '--name',
      'Third',
      '--coders',
      'Zoe',
      '--documents',
      'all',
    )
    expect((await rounds()).map(({ name }) => name)).toEqual(['Pilot'])
  })
})
