import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { commandLine } from '../support/command-line.ts'
import { interview } from '../support/study.ts'

const { at, write, told, json, refused, misused } = commandLine()

const report = { counts: z.record(z.string(), z.int()), notices: z.array(z.string()) }
const written = z.strictObject({ file: z.string(), bytes: z.int().positive(), ...report })
const read = z.strictObject({ file: z.string(), name: z.string(), ...report })
const codings = z.array(z.record(z.string(), z.union([z.string(), z.int()])))

async function study(): Promise<void> {
  if (existsSync(at('Study.concord'))) return
  await told('new', 'Study', '--name', 'Two homes')
  await told('import', 'Study', write('Dana.txt', interview))
  const code = 'Processes / Integrated budgets'
  await told(
    'code',
    'Study',
    '--from',
    write('c.csv', `coder,document,code,quote\nAnn,Dana,${code},"two contracts"\n`),
  )
}

describe('concord qdpx', () => {
  it('writes a project into a folder and makes a project of it again', async () => {
    await study()
    const out = await json(written, 'qdpx', 'export', 'Study', '--out', 'out')
    expect(out).toMatchObject({
      file: at('out', 'Two homes.qdpx'),
      counts: { codes: 33, codings: 1, documents: 1, coders: 1 },
    })
    expect(out.notices).toContain(
      'Turns and speakers are not in the file as such, only as words of the text: 1 document.',
    )
    const back = await json(read, 'qdpx', 'import', 'out/Two homes.qdpx', '--out', 'Back')
    expect(back).toMatchObject({
      file: at('Back.concord'),
      name: 'Two homes',
      counts: { codes: 33, codings: 1, documents: 1, coders: 1 },
      notices: [],
    })
    expect(await json(codings, 'codings', 'Back')).toEqual(await json(codings, 'codings', 'Study'))
    expect(await told('verify', 'Back')).toBe('Whole: 1 documents, 1 codings.\n')
  })

  it('writes to a file by its name, but over none', async () => {
    await study()
    expect(await told('qdpx', 'export', 'Study', '--out', 'deep/own.qdpx')).toMatch(
      /^Wrote \S+own\.qdpx\.\ncoders 1, codes 33, .*\n- /u,
    )
    await refused('validation', 'qdpx', 'export', 'Study', '--out', 'deep/own.qdpx')
    await refused('validation', 'qdpx', 'import', 'deep/own.qdpx', '--out', 'Study')
    expect(await told('qdpx', 'import', 'deep/own.qdpx', '--out', 'Named')).toMatch(
      /^Made \S+Named\.concord of /u,
    )
  })

  it('leaves no project of a file that it refuses', async () => {
    await refused('import_rejected', 'qdpx', 'import', write('no.qdpx', 'hello'), '--out', 'None')
    await refused('import_rejected', 'qdpx', 'import', 'gone.qdpx', '--out', 'None')
    expect(existsSync(at('None.concord'))).toBe(false)
  })

  it('says how it is used', async () => {
    expect(await told('help')).toContain('qdpx export FILE --out FOLDER|FILE.qdpx')
    await misused('--out is missing', 'qdpx', 'export', 'Study')
    await misused('SOURCE.qdpx is missing', 'qdpx', 'import')
    await misused('What to do with a .qdpx file is one of: export, import', 'qdpx', 'mend')
  })
})
