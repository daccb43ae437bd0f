import { expect } from 'vitest'
import type { CoderId, CodeId, DocumentId } from '#shared/ids.ts'
import { first, type TestHost } from './host.ts'
import { addCode, addCoder, importText, newStudy } from './study.ts'

export const talks = [
  'Interviewer: How so?\nDana: We had two contracts with one home.\nKit: Nobody asked us.\nDana: It took a year.',
  'Kit: And we waited, and waited.\nRo: They listened in the end.\nInterviewer: Who did?\nRo: The board.',
  'A note without any turns. It has words all the same.',
]

/** Three documents in two cases and none, people mapped or not, codes in branches, and codings that are added later. */
export async function matrixStudy(workbench: TestHost) {
  const { ask } = workbench
  await newStudy(workbench)
  const documents: DocumentId[] = []
  for (const [index, text] of talks.entries()) {
    const mode = (['interview', 'focus_group', 'field_note'] as const)[index] ?? 'interview'
    const where = index === 2 ? null : { create: `Site ${'AB'[index]}` }
    documents.push(
      await importText(workbench, text, {
        fileName: `${index}.txt`,
        title: `Talk ${index}`,
        mode,
        case: where,
      }),
    )
  }
  const [siteA, siteB] = await ask('case.list', {})
  await ask('case.update', { case: siteA?.id ?? first([]), attributes: { Budget: 'pooled' } })
  const dana = await ask('participant.create', {
    case: siteA?.id ?? null,
    pseudonym: 'Dana',
    role: 'Manager',
    attributes: { Service: 'health' },
  })
  const ro = await ask('participant.create', {
    case: siteB?.id ?? null,
    pseudonym: 'Ro',
    role: 'Carer',
    attributes: { Service: 'social care' },
  })
  for (const document of documents) {
    for (const { id, label } of (await ask('document.text', { document })).speakers) {
      const participant = label === 'Dana' ? dana.id : label === 'Ro' ? ro.id : null
      await ask('document.mapSpeaker', { speaker: id, participant, interviewer: label === 'Interviewer' })
    }
  }
  const top = await addCode(workbench, 'Top')
  const codes = [top, await addCode(workbench, 'Under', { parent: top }), await addCode(workbench, 'Beside')]
  const coders = [await addCoder(workbench, 'Ann'), await addCoder(workbench, 'Ben')]
  return { ask, documents, codes, coders, cases: [siteA, siteB] }
}

/** Three documents and their codings, and nothing else: no cases, nobody known, no attributes, one code, one coder. */
export async function bareMatrixStudy(workbench: TestHost) {
  await newStudy(workbench)
  const documents: DocumentId[] = []
  for (const [index, text] of talks.entries())
    documents.push(await importText(workbench, text, { fileName: `${index}.txt`, title: `Talk ${index}` }))
  const codes = [await addCode(workbench, 'Only')]
  const coders = [await addCoder(workbench, 'Ann')]
  return { documents, codes, coders }
}

interface Coded {
  readonly documents: readonly DocumentId[]
  readonly codes: readonly CodeId[]
  readonly coders: readonly CoderId[]
}

/** Codes what was drawn, all at once. */
export async function codeAll(
  workbench: TestHost,
  study: Coded,
  all: readonly (readonly number[])[],
): Promise<void> {
  const codings = all.flatMap(([document = 0, code = 0, coder = 0, start = 0, length = 1]) => {
    const [id, as, by] = [study.documents[document], study.codes[code], study.coders[coder]]
    const text = talks[document] ?? ''
    const span = { start: Math.min(start, text.length - 2), end: Math.min(start + length, text.length - 1) }
    return id && as && by && span.start < span.end ? [{ document: id, code: as, coder: by, span }] : []
  })
  // Spans of labels alone can't be coded.
  for (const coding of codings) {
    const reply = await workbench.reply('coding.applyMany', { codings: [coding] })
    if (!reply.ok) expect(reply.error).toMatchObject({ data: { reason: 'nothing_codable' } })
  }
}
