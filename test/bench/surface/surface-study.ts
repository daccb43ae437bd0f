import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { splitsCharacter } from '#shared/domain/codable.ts'
import { Workbench } from '../../../electron/cli/workbench.ts'
import { seeded } from '../random.ts'
import { randomCodings } from '../study.ts'

/** The document the surface is measured on, and how much is coded in it. */
export interface SurfaceStudy {
  readonly codings: number
  readonly codes: number
}

const words =
  'the we of to and budget care home team council people carers service social health board trust money café 👩‍👩‍👧 naïve שלום joint pooled plan nurse hospital community support local agreement data sharing because really think about different together'.split(
    ' ',
  )
const turns = 1500
const wordsInTurn = 20
const coders = ['Ann Whitlock', 'Bashir Khan', 'Cerys Morgan']

/** Makes a project with one transcript of 30,000 words in 1,500 turns, coded by three; answers its file. */
export async function makeSurfaceProject(folder: string, study: SurfaceStudy): Promise<string> {
  const random = seeded(3)
  const text = Array.from({ length: turns }, (_, turn) => {
    const said = Array.from(
      { length: wordsInTurn },
      () => words[Math.floor(random() * words.length)] ?? 'and',
    )
    return `${turn % 2 === 0 ? 'Interviewer' : `Person ${1 + (turn % 3)}`}: ${said.join(' ')}.`
  }).join('\n')
  const source = path.join(folder, `transcript-${study.codings}.txt`)
  writeFileSync(source, text)
  const file = path.join(folder, `surface-${study.codings}.concord`)
  const workbench = new Workbench()
  await workbench.ask('project.create', {
    file: workbench.grant(file),
    name: 'Surface',
    codebook: 'none',
    coder: coders[0] ?? null,
  })
  const codes: string[] = []
  for (let code = 0; code < study.codes; code += 1) {
    const made = await workbench.ask('codebook.create', {
      parent: null,
      fields: { name: `Code ${code} ${words[code % words.length]} ${words[(code * 7) % words.length]}` },
    })
    codes.push(made.id)
  }
  const { staged } = await workbench.ask('import.read', { files: [workbench.grant(source)] })
  await workbench.ask('import.store', {
    documents: staged.map(({ id }) => ({
      staged: id,
      index: 0,
      title: 'Long transcript',
      case: null,
      mode: 'interview' as const,
      attributes: {},
      speakers: [],
    })),
    again: false,
  })
  const [document] = await workbench.ask('document.list', {})
  if (!document) throw new Error('the transcript was not stored')
  const { text: stored } = await workbench.ask('document.text', { document: document.id })
  // No edge may stand between the halves of a character.
  const whole = (offset: number) => (splitsCharacter(stored, offset) ? offset + 1 : offset)
  const made = randomCodings(
    document.characters,
    Math.ceil(study.codings / coders.length),
    coders,
    codes.slice(0, 40),
    5,
  )
  await workbench.ask('coding.applyMany', {
    codings: made.slice(0, study.codings).map(({ coder, code, start, end }) => ({
      document: document.id,
      code,
      coder: { named: coder },
      span: { start: whole(start), end: whole(end) },
    })),
  })
  await workbench.close()
  return file
}
