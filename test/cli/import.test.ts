import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { documentId } from '#shared/ids.ts'
import { commandLine } from '../support/command-line.ts'
import { interview } from '../support/study.ts'
import turnVectors from '../vectors/turns.json' with { type: 'json' }

const { write, concord, told, json, refused, misused } = commandLine()

const imported = z.array(
  z.strictObject({
    source: z.string(),
    document: documentId.nullable(),
    title: z.string().nullable(),
    characters: z.int(),
    turns: z.int(),
    speakers: z.array(z.string()),
    rejected: z.strictObject({ reason: z.string(), sentence: z.string() }).optional(),
  }),
)
const documentRows = z.array(
  z.strictObject({
    id: documentId,
    title: z.string(),
    case: z.string().nullable(),
    mode: z.string(),
    characters: z.int(),
    turns: z.int(),
  }),
)
const turnRows = z.array(
  z.strictObject({ speaker: z.string().nullable(), timestamp: z.string().nullable(), text: z.string() }),
)

interface TurnVector {
  readonly id: string
  readonly text: string
  readonly kind?: string
  readonly runs?: unknown
  readonly expected: z.input<typeof turnRows>
}

describe('concord import and turns', () => {
  const all: readonly TurnVector[] = turnVectors
  // Layouts told by bold type alone are the importers' own tests' matter: plain text has none.
  const vectors = all.filter(({ runs }) => runs === undefined)
  const documents = new Map<string, string>()

  beforeAll(async () => {
    await told('new', 'Layouts', '--codebook', 'none')
    const names = vectors.map(({ id, text, kind }) =>
      write(`${id}.${kind === 'vtt' || kind === 'srt' ? kind : 'txt'}`, text),
    )
    const rows = await json(imported, 'import', 'Layouts', ...names)
    expect(rows.map(({ source }) => source)).toEqual(names)
    for (const [index, { id, expected }] of vectors.entries()) {
      const row = rows[index]
      expect(row, id).toMatchObject({ title: id, turns: expected.length })
      expect(row?.rejected).toBeUndefined()
      documents.set(id, row?.document ?? '')
    }
  }, 60_000)

  it.each(vectors.map((vector) => [vector.id, vector] as const))(
    'read the layout %s',
    async (id, { expected }) => {
      expect(await json(turnRows, 'turns', 'Layouts', documents.get(id) ?? '')).toEqual(expected)
    },
  )

  it('name a document by its title too, and say when there is none', async () => {
    const [vector] = vectors
    expect(await json(turnRows, 'turns', 'Layouts', (vector?.id ?? '').toUpperCase())).toEqual(
      vector?.expected,
    )
    expect(await told('turns', 'Layouts', 'label-colon')).toBe(
      'Interviewer: How did the week go?\nRespondent: Slowly, I think.\n',
    )
    expect(await refused('not_found', 'turns', 'Layouts', 'Nobody')).toContain('“Nobody”')
    await misused('DOCUMENT is missing', 'turns', 'Layouts')
  })

  it('take a case study and a mode, however its words are joined', async () => {
    await told('new', 'Modes', '--codebook', 'none')
    const modes = ['focus group', 'focus-group', 'Focus_Group', 'literature']
    for (const [index, mode] of modes.entries()) {
      const source = write(`mode ${index}.txt`, `${interview}${index}`)
      await told('import', 'Modes', source, '--case', index === 0 ? 'Site A' : 'site a', '--mode', mode)
    }
    const rows = await json(documentRows, 'documents', 'Modes')
    expect(rows.map(({ case: of, mode }) => [of, mode])).toEqual([
      ['Site A', 'focus group'],
      ['Site A', 'focus group'],
      ['Site A', 'focus group'],
      ['Site A', 'literature'],
    ])
    expect(rows[0]).toMatchObject({ title: 'mode 0', characters: interview.length + 1, turns: 4 })
    await misused('--mode is one of', 'import', 'Modes', 'mode 0.txt', '--mode', 'party')
  })

  it('turn bad files away and import the others, each answered for', async () => {
    await told('new', 'Bad', '--codebook', 'none')
    const good = write('good.txt', interview)
    const empty = write('empty.txt', '')
    const { status, stdout, stderr } = await concord('import', 'Bad', empty, good, good, 'gone.txt', '--json')
    const rows = imported.parse(JSON.parse(stdout))
    expect(status).toBe(0)
    expect(rows.map(({ source, rejected }) => [source, rejected?.reason])).toEqual([
      ['empty.txt', 'empty'],
      ['good.txt', undefined],
      ['good.txt', 'already_imported'],
      ['gone.txt', 'unreadable'],
    ])
    expect(rows[1]?.speakers).toEqual(['Interviewer', 'Dana'])
    expect(stderr.match(/^import_rejected /gmu)).toHaveLength(3)
    const again = await concord('import', 'Bad', good, '--json')
    expect(again.status).toBe(1)
    expect(again.stderr).toContain('import_rejected good.txt: ')
    expect(imported.parse(JSON.parse(again.stdout))).toMatchObject([
      { rejected: { reason: 'already_imported' } },
    ])
  })
})
