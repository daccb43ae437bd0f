import type { CallInput } from '#shared/contract/index.ts'
import type { CodeId, CoderId, DocumentId } from '#shared/ids.ts'
import { first, type TestHost } from './host.ts'
import { addCode, addCoder, importText, newStudy, spanOf } from './study.ts'

const group = [
  'Interviewer: How did the pooled budget come about?',
  'Dana: We had two contracts with one home in North Tyneham. It made no sense.',
  'Kit: Nobody asked us about money. Dana’s board did, in 2019.',
  'Ro: Then it took a year of meetings, and we told the café.',
  'Val: And it holds.',
].join('\n')
const talk = [
  'Interviewer: And then?',
  'Sam: We sat down together in Tyneham, and trust grew. We had nothing else.',
].join('\n')
const chat = ['Interviewer: Who else came?', 'Lee: Only us.'].join('\n')

/** Who is who: label, pseudonym and role. */
const people = {
  Dana: ['Rowan', 'Commissioning manager'],
  Kit: ['Robin', 'Carer'],
  Ro: ['Ash', 'Carer'],
  Val: ['Lark', 'Director'],
  Sam: ['Wren', 'Commissioning manager'],
  Lee: ['Teal', 'Nurse'],
} as const

/**
 * A focus group at Site A (a manager, a director and two carers), interviews with a manager at Site B and a nurse at Site C,
 * two codes below a heading, and two coders.
 */
export async function reportStudy(workbench: TestHost) {
  const { ask } = workbench
  await newStudy(workbench)
  const one = await importText(workbench, group, {
    fileName: 'One.txt',
    title: 'Group in Tyneham',
    case: { create: 'Site A' },
    mode: 'focus_group',
    attributes: { Setting: 'Staff focus group' },
  })
  const two = await importText(workbench, talk, {
    fileName: 'Two.txt',
    title: 'Talk with Sam',
    case: { create: 'Site B' },
    mode: 'interview',
  })
  const three = await importText(workbench, chat, {
    fileName: 'Three.txt',
    title: 'Chat with Lee',
    case: { create: 'Site C' },
    mode: 'interview',
  })
  const cases = await ask('case.list', {})
  for (const document of [one, two, three]) {
    const { speakers, case: at } = await ask('document.text', { document }).then(async (text) => ({
      speakers: text.speakers,
      case: first((await ask('document.list', {})).filter(({ id }) => id === document)).case,
    }))
    for (const { id, label } of speakers) {
      const person = Object.entries(people).find(([name]) => name === label)?.[1]
      if (!person) {
        await ask('document.mapSpeaker', { speaker: id, participant: null, interviewer: true })
        continue
      }
      const [pseudonym, role] = person
      const made = await ask('participant.create', { case: at, pseudonym, role, attributes: { Age: '50' } })
      await ask('document.mapSpeaker', { speaker: id, participant: made.id, interviewer: false })
    }
  }
  const heading = await addCode(workbench, 'Barriers', { codable: false })
  const money = await addCode(workbench, 'Money', { parent: heading, brief: 'About money' })
  const trust = await addCode(workbench, 'Trust', { parent: heading })
  const [ann, ben] = [await addCoder(workbench, 'Ann'), await addCoder(workbench, 'Ben')]
  const code = async (coder: CoderId, as: CodeId, words: string, document: DocumentId = one) => {
    const span = await spanOf(workbench, document, words)
    return (await ask('coding.apply', { document, code: as, coder, span }, coder)).coding.id
  }
  const star = (codings: CallInput<'extract.mark'>['codings']) =>
    ask('extract.mark', { codings, mark: 'starred', on: true })
  const report = async (settings: CallInput<'report.create'>['settings'] = {}, name = 'Findings') =>
    (await ask('report.create', { name, settings: { choose: { kind: 'all' }, ...settings } })).id
  return { ...workbench, one, two, cases, heading, money, trust, ann, ben, code, star, report }
}

export type ReportStudy = Awaited<ReturnType<typeof reportStudy>>
