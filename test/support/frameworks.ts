import type { CallInput, CallOutput } from '#shared/contract/index.ts'
import { first, type TestHost } from './host.ts'
import { addCode, addCoder, importText, newStudy, spanOf } from './study.ts'

const talk = [
  'Interviewer: How did the pooled budget come about?',
  'Dana: We had two contracts with one home. It made no sense.',
  'Kit: Nobody asked us about money at the café.',
  'Interviewer: And then?',
  'Dana: Then we sat down together, and it took a year.',
].join('\n')

/** Two case studies with an interview each, two codes below one, two participants of the first, and a matrix of them. */
export async function matrixStudy(workbench: TestHost, made: Partial<CallInput<'framework.create'>> = {}) {
  const { ask } = workbench
  await newStudy(workbench)
  const one = await importText(workbench, talk, {
    fileName: 'One.txt',
    title: 'One',
    case: { create: 'Site A' },
  })
  const two = await importText(workbench, `${talk}!`, {
    fileName: 'Two.txt',
    title: 'Two',
    case: { create: 'Site B' },
  })
  const barriers = await addCode(workbench, 'Barriers')
  const trust = await addCode(workbench, 'Trust', { parent: barriers })
  const money = await addCode(workbench, 'Money', { parent: barriers })
  const [ann, ben] = [await addCoder(workbench, 'Ann'), await addCoder(workbench, 'Ben')]
  const cases = await ask('case.list', {})
  const people = new Map<string, CallOutput<'participant.create'>>()
  for (const pseudonym of ['Dana', 'Kit']) {
    const site = first(cases).id
    people.set(
      pseudonym,
      await ask('participant.create', { case: site, pseudonym, role: 'Manager', attributes: {} }),
    )
  }
  for (const { id, label } of (await ask('document.text', { document: one })).speakers) {
    const participant = people.get(label)?.id ?? null
    await ask('document.mapSpeaker', { speaker: id, participant, interviewer: label === 'Interviewer' })
  }
  const code = async (words: string, as = trust, coder = ann, document = one) => {
    const span = await spanOf(workbench, document, words)
    return (await ask('coding.apply', { document, code: as, coder, span }, coder)).coding
  }
  const { id: framework } = await ask('framework.create', {
    name: 'By case study',
    kind: 'summary',
    themes: [
      { name: 'All barriers', codes: [{ code: barriers, withChildren: true }] },
      { name: 'Money', codes: [{ code: money }] },
    ],
    ...made,
  })
  const read = (as: typeof ann | null = null) => ask('framework.read', { framework }, as)
  const { themes, rows } = await read()
  const place = (theme = 0, row = 0) => ({
    theme: themes[theme]?.id ?? first(themes).id,
    row: rows[row]?.id ?? first(rows).id,
  })
  const cell = async (theme = 0, row = 0, as: typeof ann | null = null) => {
    const found = (await read(as)).cells[row]?.[theme]
    if (!found) throw new Error('There is no such cell')
    return found
  }
  const write = (summary: string, where = place(), level: number | null = null) =>
    ask('framework.writeCell', { ...where, summary, level }, ann)
  const labels = async () => (await ask('history.list', { limit: 3 })).entries.map(({ label }) => label)
  return {
    ...workbench,
    workbench,
    one,
    two,
    barriers,
    trust,
    money,
    ann,
    ben,
    people,
    code,
    framework,
    read,
    place,
    cell,
    write,
    labels,
  }
}
