import { describe, expect } from 'vitest'
import type { CallInput } from '#shared/contract/index.ts'
import type { CodeId, DocumentId } from '#shared/ids.ts'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, interview, newStudy, spanOf } from '../../../test/support/study.ts'

const group = [
  'Moderator: Who decides?',
  'P1: We do, [00:00:07] together.',
  'P2: Nobody does.',
  'Moderator: Is that so?',
  'P1: Yes.',
].join('\n')

async function aStudy(workbench: TestHost) {
  await newStudy(workbench)
  const document = await importText(workbench, group, {
    fileName: 'Staff focus group.txt',
    case: { create: 'Site A' },
    speakers: [
      { label: 'Moderator', interviewer: true, participant: null },
      {
        label: 'P1',
        interviewer: false,
        participant: { create: { pseudonym: 'Dana', role: 'Commissioning Manager' } },
      },
      { label: 'P2', interviewer: false, participant: { create: { pseudonym: 'Kit', role: '' } } },
    ],
  })
  const parent = await addCode(workbench, 'Outcomes')
  const code = await addCode(workbench, 'Trust', { parent })
  const ann = await addCoder(workbench, 'Ann')
  const apply = async (words: string, to: CodeId = code, where: DocumentId = document, coder = ann) =>
    (
      await workbench.ask('coding.apply', {
        document: where,
        code: to,
        coder,
        span: await spanOf(workbench, where, words),
      })
    ).coding
  const extracts = (changes: Partial<CallInput<'coding.extracts'>> = {}) =>
    workbench.ask('coding.extracts', {
      code,
      withChildren: false,
      case: null,
      coder: null,
      offset: 0,
      limit: 100,
      ...changes,
    })
  return { document, parent, code, ann, apply, extracts }
}

describe('an extract', () => {
  it('says what was said, by whom, where it stands and who coded it', async ({ workbench }) => {
    const { document, code, apply, extracts } = await aStudy(workbench)
    const coding = await apply('Nobody does')
    expect(await extracts()).toEqual({
      total: 1,
      extracts: [
        {
          coding: coding.id,
          document,
          title: 'Staff focus group',
          case: 'Site A',
          mode: 'focus_group',
          code,
          path: 'Outcomes / Trust',
          coder: 'Ann',
          version: 1,
          round: null,
          start: coding.start,
          end: coding.end,
          words: [{ speaker: 'Kit', text: 'Nobody does' }],
          attribution: '(Kit, Site A, Focus Group)',
          turn: 3,
          timestamp: null,
        },
      ],
    })
  })

  it('is attributed in the field’s form: role, case study, occasion', async ({ workbench }) => {
    const { apply, extracts } = await aStudy(workbench)
    await apply('together')
    expect(first((await extracts()).extracts).attribution).toBe(
      '(Commissioning Manager, Site A, Focus Group)',
    )
  })

  it('over several turns leaves labels out and names everyone, the interviewer last', async ({
    workbench,
  }) => {
    const { apply, extracts } = await aStudy(workbench)
    await apply('decides?\nP1: We do, [00:00:07] together.\nP2: Nobody')
    const extract = first((await extracts()).extracts)
    expect(extract.words.map(({ speaker }) => speaker)).toEqual([
      'Interviewer',
      'Commissioning Manager',
      'Kit',
    ])
    expect(extract.words.map(({ text }) => text).join('|')).toBe(
      'decides?|We do, [00:00:07] together.|Nobody',
    )
    expect(extract.attribution).toBe('(Commissioning Manager, Kit and Interviewer, Site A, Focus Group)')
    expect(extract.turn).toBe(1)
  })

  it('names a closer occasion where the document has one', async ({ workbench }) => {
    const { document, apply, extracts } = await aStudy(workbench)
    await apply('Nobody does')
    await workbench.ask('document.update', {
      document,
      attributes: { Setting: 'User and carer focus group' },
    })
    expect(first((await extracts()).extracts).attribution).toBe('(Kit, Site A, User and Carer Focus Group)')
  })

  it('of a text without turns has words by nobody', async ({ workbench }) => {
    const { apply, code, extracts } = await aStudy(workbench)
    const note = await importText(workbench, 'The gate was open. Nobody came.', {
      fileName: 'Field note.txt',
    })
    await apply('Nobody came.', code, note)
    expect(first((await extracts()).extracts)).toMatchObject({
      words: [{ speaker: null, text: 'Nobody came.' }],
      attribution: '(Field Note)',
      turn: null,
      timestamp: null,
      case: null,
    })
  })
})

describe('the extracts of a code', () => {
  it('come in the order of documents and places', async ({ workbench }) => {
    const { apply, code, extracts } = await aStudy(workbench)
    const later = await importText(workbench, interview, { fileName: 'A.txt' })
    await apply('two contracts', code, later)
    await apply('Yes')
    await apply('Nobody')
    const words = (await extracts()).extracts.map((extract) => extract.words[0]?.text)
    expect(words).toEqual(['Nobody', 'Yes', 'two contracts'])
  })

  it('are those of the code alone, or of all below it too', async ({ workbench }) => {
    const { apply, parent, code, extracts } = await aStudy(workbench)
    const deep = await addCode(workbench, 'Between agencies', { parent: code })
    await apply('Nobody', parent)
    await apply('Yes', deep)
    await apply('together')
    const found = async (of: CodeId, withChildren: boolean) => {
      const { total, extracts: list } = await extracts({ code: of, withChildren })
      expect(list).toHaveLength(total)
      return list.map((extract) => extract.words[0]?.text)
    }
    expect(await found(parent, false)).toEqual(['Nobody'])
    expect(await found(parent, true)).toEqual(['together', 'Nobody', 'Yes'])
    expect(await found(code, true)).toEqual(['together', 'Yes'])
    expect(await found(deep, true)).toEqual(['Yes'])
  })

  it('can be narrowed to a case study and to a coder', async ({ workbench }) => {
    const { apply, code, ann, extracts } = await aStudy(workbench)
    const elsewhere = await importText(workbench, interview, {
      fileName: 'B.txt',
      case: { create: 'Site B' },
    })
    const bashir = await addCoder(workbench, 'Bashir')
    await apply('Nobody')
    await apply('two contracts', code, elsewhere)
    await apply('no sense', code, elsewhere, bashir)
    const [siteA, siteB] = (await workbench.ask('case.list', {})).map(({ id }) => id)
    const totals = [
      await extracts({ case: siteA ?? null }),
      await extracts({ case: siteB ?? null }),
      await extracts({ coder: ann }),
      await extracts({ coder: bashir, case: siteB ?? null }),
      await extracts({ coder: bashir, case: siteA ?? null }),
    ].map(({ total }) => total)
    expect(totals).toEqual([1, 2, 2, 1, 0])
  })

  it('come in pages that together are all of them', async ({ workbench }) => {
    const { apply, extracts } = await aStudy(workbench)
    for (const words of ['Who decides?', 'We do', 'together', 'Nobody', 'Yes']) await apply(words)
    const whole = await extracts()
    const pages = [
      await extracts({ offset: 0, limit: 2 }),
      await extracts({ offset: 2, limit: 2 }),
      await extracts({ offset: 4, limit: 2 }),
    ]
    expect(pages.flatMap((page) => page.extracts)).toEqual(whole.extracts)
    expect(pages.map(({ total }) => total)).toEqual([5, 5, 5])
    expect(await extracts({ offset: 9 })).toEqual({ total: 5, extracts: [] })
  })

  it('are refused for a code that is not there', async ({ workbench }) => {
    const { ann, extracts } = await aStudy(workbench)
    await expectRefused(extracts({ code: ann }), 'not_found', { what: 'code' })
  })
})
