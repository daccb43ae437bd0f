import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { CodeId, DocumentId } from '#shared/ids.ts'
import { Workbench } from '../../electron/cli/workbench.ts'
import { makeCodes } from './bench-codes.ts'
import { seeded } from './random.ts'
import { fullStudy, randomCodings } from './study.ts'
import { codes } from './team-study.ts'

/** Documents imported and coded at once. */
const portion = 100
/** A transcript has at least so many characters; codings stay inside. */
const characters = 34_000

export const sites = ['A', 'B', 'C', 'D', 'E']
const roles = ['Nurse', 'Carer', 'Manager']

const vocabulary =
  'the we of to and budget care home team council people carers nurse Riverside Dana trust money meeting because think joint plan 2019'.split(
    ' ',
  )

/** An interviewer and three who answer, in turns of 10 to 60 words. */
function transcript(seed: number): string {
  const random = seeded(seed)
  const turns: string[] = []
  for (let left = fullStudy.wordsPerDocument; left > 0;) {
    const length = Math.min(left, 10 + Math.floor(random() * 50))
    const said = Array.from({ length }, () => vocabulary[Math.floor(random() * vocabulary.length)] ?? 'and')
    turns.push(
      `${turns.length % 2 === 0 ? 'Interviewer' : `P${1 + Math.floor(random() * 3)}`}: ${said.join(' ')}.`,
    )
    left -= length
  }
  return turns.join('\n')
}

async function importAll(workbench: Workbench, folder: string, count: number): Promise<DocumentId[]> {
  for (let from = 0; from < count; from += portion) {
    const files = Array.from({ length: portion }, (_, index) => {
      const file = path.join(folder, `Interview ${from + index + 1}.txt`)
      writeFileSync(file, transcript(from + index + 1))
      return workbench.grant(file)
    })
    const { staged } = await workbench.ask('import.read', { files })
    await workbench.ask('import.store', {
      documents: staged.map(({ id, documents }, index) => ({
        staged: id,
        index: 0,
        title: `Interview ${from + index + 1}`,
        case: { create: `Site ${sites[index % sites.length] ?? ''}` },
        mode: 'focus_group' as const,
        attributes: {},
        speakers: (documents[0]?.speakers ?? []).map(({ label, interviewer }) => ({
          label,
          interviewer,
          participant: interviewer
            ? null
            : {
                create: {
                  pseudonym: `${label} of ${from + index + 1}`,
                  role: roles[Number(label.slice(1)) - 1] ?? 'Carer',
                },
              },
        })),
      })),
      again: false,
    })
  }
  return (await workbench.ask('document.list', {})).map(({ id }) => id)
}

/**
 * Makes the full study, or one so many times its size, as a project file: focus groups at five sites, everything coded and
 * finished by all coders.
 * @param folder where the transcripts are put before they are imported
 * @returns the codes, in the order of the team study's
 */
export async function makeStudyFile(file: string, folder: string, scale: number): Promise<CodeId[]> {
  const workbench = new Workbench()
  try {
    await workbench.ask('project.create', {
      file: workbench.grant(file),
      name: 'Study',
      codebook: 'none',
      coder: fullStudy.coders[0] ?? null,
    })
    const made = await makeCodes(workbench)
    const documents = await importAll(workbench, folder, fullStudy.documents * scale)
    const perCoder = fullStudy.codings / fullStudy.documents / fullStudy.coders.length
    for (let from = 0; from < documents.length; from += portion)
      await workbench.ask('coding.applyMany', {
        codings: documents.slice(from, from + portion).flatMap((document, index) =>
          randomCodings(characters, perCoder, fullStudy.coders, made, from + index + 1).map(
            ({ coder, code, start, end }) => ({
              document,
              code,
              coder: { named: coder },
              span: { start, end },
            }),
          ),
        ),
      })
    for (const { id: coder, kind } of await workbench.ask('coder.list', {}))
      if (kind === 'person')
        await workbench.ask('coding.setState', { document: documents, coder, state: 'finished' })
    return made
  } finally {
    await workbench.close()
  }
}

/** Says on which study the figures are measured. */
export function printStudy(what: string, scale: number): void {
  const { documents, wordsPerDocument, codings, coders } = fullStudy
  process.stdout.write(
    `\n${what}: ${documents * scale} transcripts of ${wordsPerDocument} words, ` +
      `${codings * scale} codings by ${coders.length} coders, ${codes.length} codes\n`,
  )
}
