import { describe, expect, it } from 'vitest'
import type { CodebookReading, FileCode } from '#shared/contract/codebook-files.ts'
import type { Code } from '#shared/contract/codebook.ts'
import { CodeTree } from '#shared/domain/code-tree.ts'
import { codeId } from '#shared/ids.ts'
import { choicesOf, firstDrafts, withBelow, type Draft } from './drafts.ts'
import { mergedCodebook } from './merged.ts'

const id = (number: number) => codeId.parse(`00000000-0000-7000-8000-00000000000${number}`)

const silent = { brief: '', definition: '', whenToUse: '', whenNotToUse: '' }

function here(number: number, name: string, told: Partial<Code> = {}): Code {
  return {
    ...silent,
    id: id(number),
    parent: null,
    position: number,
    name,
    colour: '#123456',
    codable: true,
    examples: [],
    closeButNo: [],
    synonyms: [],
    free: false,
    retired: false,
    successor: null,
    codings: 0,
    memos: 0,
    ...told,
  }
}

function there(key: string, name: string, told: Partial<FileCode> & { brief?: string } = {}): FileCode {
  const { brief = '', ...rest } = told
  const fields = { name, colour: null, codable: null, examples: [], closeButNo: [], synonyms: [] }
  return { key, parent: null, path: name, fields: { ...silent, ...fields, brief }, match: null, ...rest }
}

const is = (number: number, sure: 'certain' | 'unsure' = 'certain'): Partial<FileCode> => ({
  match: { code: id(number), path: '', by: 'name', sure, differs: [] },
})

const ours = [
  here(1, 'Practices'),
  here(2, 'Trust', { parent: id(1), brief: 'Ours.' }),
  here(3, 'Money', { parent: id(1) }),
]
const tree = new CodeTree<string, Code>(ours)
const theirs: CodebookReading = {
  fileName: 'theirs.csv',
  fingerprint: '',
  format: 'csv',
  codes: [
    there('a', 'Practices', is(1)),
    there('b', 'Trust', { ...is(2), parent: 'a', brief: 'Theirs.' }),
    there('c', 'Cash', { ...is(3, 'unsure'), parent: 'a', brief: 'What it costs.' }),
    there('d', 'Pooled', { parent: 'c' }),
  ],
  onlyHere: [],
  notices: [],
}
const first = firstDrafts(theirs)
const with_ = (key: string, change: Partial<Draft>) => {
  const before = first.get(key)
  if (!before) throw new Error(`no code ${key}`)
  return new Map(first).set(key, { ...before, ...change })
}
const merged = (drafts = first) => mergedCodebook(theirs, drafts, ours, tree)
const outline = (drafts = first) =>
  merged(drafts).codes.map(
    ({ name, depth, fate }) => `${'  '.repeat(depth)}${name}${fate === 'stays' ? '' : ` (${fate})`}`,
  )
const choices = (drafts = first) =>
  choicesOf(theirs, drafts, (code) => tree.get(code)).map(({ becomes }) => becomes)

describe('the merged codebook', () => {
  it('takes what is certain, writes nothing over, and lets the unsure come in as new', () => {
    expect(outline()).toEqual(['Practices', '  Trust', '  Money', '  Cash (new)', '    Pooled (new)'])
    expect(merged()).toMatchObject({ added: 2, changed: 0, leftOut: 0, problems: [] })
    expect(choices()).toEqual([
      { as: 'same', code: id(1), take: [], keep: [] },
      { as: 'same', code: id(2), take: [], keep: ['brief'] },
      { as: 'new', under: 'as_in_file' },
      { as: 'new', under: 'as_in_file' },
    ])
  })

  it('takes parts as chosen, and blanks by itself', () => {
    expect(choices(with_('b', { parts: { brief: 'theirs' } }))[1]).toMatchObject({
      take: ['brief'],
      keep: [],
    })
    const accepted = with_('c', { as: 'same', parts: { name: 'theirs' } })
    expect(choices(accepted)[2]).toEqual({ as: 'same', code: id(3), take: ['name', 'brief'], keep: [] })
    expect(outline(accepted)).toEqual(['Practices', '  Trust', '  Cash (changed)', '    Pooled (new)'])
  })

  it('nests codes elsewhere, and what stands below one left out under what is above it', () => {
    expect(outline(with_('c', { as: 'left_out' }))).toEqual([
      'Practices',
      '  Trust',
      '  Money',
      '  Pooled (new)',
    ])
    expect(outline(with_('d', { as: 'under', under: id(2) }))).toEqual([
      'Practices',
      '  Trust',
      '    Pooled (new)',
      '  Money',
      '  Cash (new)',
    ])
    expect(withBelow(theirs, 'c').map(({ key }) => key)).toEqual(['c', 'd'])
  })

  it('says what stands in the way', () => {
    expect(merged(with_('b', { as: 'new' })).problems).toEqual([expect.stringContaining('Practices / Trust')])
    expect(merged(with_('c', { as: 'same', code: id(9) })).problems).toHaveLength(1)
  })
})
