import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { commandLine } from '../support/command-line.ts'

const { at, write, told, refused, misused, json } = commandLine()

const match = z.strictObject({
  theirs: z.string(),
  mine: z.string(),
  by: z.enum(['id', 'path', 'name', 'definition']),
  sure: z.enum(['certain', 'likely', 'unsure']),
  differs: z.array(z.string()),
})
const merged = z.strictObject({
  matched: z.array(match),
  unsure: z.array(match),
  added: z.int(),
  changed: z.int(),
  leftOut: z.int(),
  notices: z.array(z.string()),
})
const exported = z.strictObject({
  files: z.array(z.strictObject({ file: z.string(), format: z.string(), bytes: z.int().positive() })),
  notices: z.array(z.string()),
})
const compared = z.strictObject({
  onlyInFile: z.array(z.string()),
  onlyHere: z.array(z.string()),
  differing: z.array(
    match.extend({
      differs: z.array(z.strictObject({ part: z.string(), mine: z.string(), theirs: z.string() })),
    }),
  ),
  notices: z.array(z.string()),
})

const theirs = [
  'Path,Definition,Examples',
  'Practices / Trust,They count on each other.,We just ring them.',
  'Practices / Informing,What they tell whom.,',
  'Weather,Rain and shine.,',
].join('\n')

describe('concord codebook', () => {
  it('merges what a file says, first trying it', async () => {
    const codes = [
      {
        name: 'Practices',
        codable: false,
        children: [{ name: 'Trust', definition: 'They rely on each other.' }, { name: 'Informing' }],
      },
    ]
    await told(
      'new',
      'Study',
      '--codebook',
      write('book.json', JSON.stringify({ id: 'x', name: 'X', codes })),
    )
    write('theirs.csv', theirs)
    const trial = await json(merged, 'codebook', 'merge', 'Study', 'theirs.csv', '--dry-run')
    expect(trial).toMatchObject({ added: 1, changed: 2, leftOut: 0, unsure: [], notices: [] })
    expect(trial.matched).toContainEqual({
      theirs: 'Practices / Trust',
      mine: 'Practices / Trust',
      by: 'path',
      sure: 'certain',
      differs: ['definition', 'examples'],
    })
    expect(await told('codebook', 'diff', 'Study', 'theirs.csv')).toBe(
      [
        '+ Weather',
        '~ Practices / Trust, certain by path',
        '    definition here:  They rely on each other.',
        '    definition there: They count on each other.',
        '    examples here:  ',
        '    examples there: We just ring them.',
        '~ Practices / Informing, certain by path',
        '    definition here:  ',
        '    definition there: What they tell whom.',
        '',
      ].join('\n'),
    )
    expect(await json(merged, 'codebook', 'import', 'Study', 'theirs.csv')).toEqual(trial)
    expect(await json(compared, 'codebook', 'diff', 'Study', 'theirs.csv')).toMatchObject({
      onlyInFile: [],
      onlyHere: [],
      differing: [{ differs: [{ part: 'definition', mine: 'They rely on each other.' }] }],
    })
  })

  it('takes theirs or keeps ours where that is asked, and takes it back as one step', async () => {
    expect(await told('codebook', 'merge', 'Study', 'theirs.csv', '--ours')).toBe(
      'Codes: 0 added, 0 changed, 4 matched with codes here.\n',
    )
    expect(await told('codebook', 'merge', 'Study', 'theirs.csv', '--theirs')).toBe(
      'Codes: 0 added, 1 changed, 4 matched with codes here.\n',
    )
    expect(await told('codebook', 'diff', 'Study', 'theirs.csv')).toBe('The two say the same.\n')
    expect(await told('undo', 'Study')).toContain('Merged codebook “theirs.csv”: 0 codes added, 1 changed')
    expect(await told('codebook', 'diff', 'Study', '--from', '1')).toContain('+ Weather\n')
  })

  it('writes every format, and reads each back as the same', async () => {
    const { files } = await json(
      exported,
      'codebook',
      'export',
      'Study',
      '--out',
      'books',
      '--format',
      'docx,xlsx,csv,qdc',
      '--no-counts',
    )
    expect(files.map(({ format }) => format)).toEqual(['docx', 'xlsx', 'csv', 'qdc'])
    for (const { file } of files) expect(existsSync(file)).toBe(true)
    expect(readFileSync(at('books', 'Study - codebook.csv'), 'utf8')).not.toContain('codings')
    for (const format of ['xlsx', 'csv', 'qdc'])
      expect(await told('codebook', 'diff', 'Study', at('books', `Study - codebook.${format}`))).toBe(
        'The two say the same.\n',
      )
    await told('new', 'Other', '--codebook', 'none')
    expect(await json(merged, 'codebook', 'import', 'Other', 'Study.concord')).toMatchObject({ added: 4 })
    expect(await told('codebook', 'diff', 'Other', 'Study.concord')).toContain('The two say the same.\n')
  })

  it('says what it does not understand', async () => {
    write('broken.json', '{')
    expect(await refused('import_rejected', 'codebook', 'import', 'Study', 'broken.json')).toContain(
      'broken.json',
    )
    await refused('not_found', 'codebook', 'diff', 'Study', 'nowhere.csv')
    await refused('not_found', 'codebook', 'diff', 'Study', '--from', '7')
    await misused('what to do', 'codebook', 'burn', 'Study')
    await misused('exclude', 'codebook', 'merge', 'Study', 'theirs.csv', '--ours', '--theirs')
    await misused('--from', 'codebook', 'diff', 'Study')
    await misused('--out', 'codebook', 'export', 'Study')
  })
})
