import path from 'node:path'
import type { CallOutput } from '#shared/contract/index.ts'
import { Refusal } from '#shared/errors.ts'
import { documentNamed, personIdNamed } from '../naming.ts'
import { printJson, printLine, printTable } from '../output.ts'
import { projectFile, type Workbench } from '../workbench.ts'
import type { CliCommand } from './command.ts'

type Handover = CallOutput<'handover.list'>[number]

/** The person of this name: one who is there, or someone new. @throws Refusal validation for the consensus */
async function personNamed(workbench: Workbench, name: string) {
  try {
    return await personIdNamed(workbench, name)
  } catch (error) {
    if (error instanceof Refusal && error.failure.code === 'not_found') return { create: name }
    throw error
  }
}

function described({ id, fileName, person, documents, missing, ...row }: Handover) {
  return {
    id,
    fileName,
    for: person.name,
    documents: documents?.map(({ title }) => title) ?? null,
    withOthers: row.withOthers,
    madeAt: row.madeAt,
    by: row.by,
    returnedAt: row.returnedAt,
    calledOffAt: row.calledOffAt,
    missing: missing.map(({ title }) => title),
  }
}

/** Writes a copy of the project for a colleague. */
export const handover: CliCommand = {
  options: ['to', 'out', 'documents', 'blind', 'json'],
  run: async (given, workbench) => {
    given.atMost(1)
    const file = given.word(0, 'FILE')
    const to = given.needed('to')
    const out = projectFile(given.needed('out'))
    const titles = given.list('documents')
    await workbench.open(file)
    const all = titles === undefined ? [] : await workbench.ask('document.list', {})
    const { bytes, ...made } = await workbench.ask('handover.make', {
      folder: workbench.grant(path.dirname(out)),
      fileName: path.basename(out),
      person: await personNamed(workbench, to),
      documents: titles?.map((title) => documentNamed(all, title).id) ?? null,
      withOthers: !given.flag('blind'),
    })
    const copy = workbench.pathOf(made.file)
    if (given.json) {
      printJson({ file: copy, bytes, ...described(made) })
      return
    }
    const what = titles === undefined ? 'all documents' : countedDocuments(made.documents?.length ?? 0)
    const whose = made.withOthers ? 'with everyone’s work' : 'for blind coding'
    printLine(`Made ${copy} for ${made.person.name}: ${what}, ${whose}.`)
  },
}

/** "1 document", "2 documents". */
function countedDocuments(count: number): string {
  return `${count} document${count === 1 ? '' : 's'}`
}

function standing({ returnedAt, calledOffAt }: Handover): string {
  if (returnedAt !== null) return `came back ${returnedAt}`
  return calledOffAt === null ? 'out' : 'called off'
}

/** Lists the copies that were given away. */
export const handovers: CliCommand = {
  options: ['json'],
  run: async (given, workbench) => {
    given.atMost(1)
    await workbench.open(given.word(0, 'FILE'))
    const rows = await workbench.ask('handover.list', {})
    if (given.json) printJson(rows.map(described))
    else if (rows.length === 0) printLine('No copies have been given away yet.')
    else {
      printTable(
        ['for', 'made', 'by', 'documents', 'others’ work', 'state', 'not finished'],
        rows.map((row) => [
          row.person.name,
          row.madeAt,
          row.by ?? '',
          row.documents?.map(({ title }) => title).join(', ') ?? 'all',
          row.withOthers ? 'with' : 'without',
          standing(row),
          row.missing.map(({ title }) => title).join(', '),
        ]),
      )
    }
  },
}
