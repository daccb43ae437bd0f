import { readFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import type { CallInput, CallOutput } from '#shared/contract/index.ts'
import { expectRefused, first, it, refusalOf, type TestHost } from '../../../test/support/host.ts'
import { importFiles, interview, newStudy, storable } from '../../../test/support/study.ts'
import { suggestMode } from './import-service.ts'
import { looksLikeInterviewer } from './import-storing.ts'

type Staged = CallOutput<'import.read'>['staged'][number]

type Correction = CallInput<'import.adjust'>['correction']

const asFound: Correction = { layout: 'detect', notSpeakers: [], rename: {} }

async function stage(workbench: TestHost, ...files: readonly (readonly [string, string | Uint8Array])[]) {
  return workbench.ask('import.read', {
    files: files.map(([name, content]) => workbench.file(name, content)),
  })
}

async function stageOne(workbench: TestHost, name: string, content: string): Promise<Staged> {
  return first((await stage(workbench, [name, content])).staged)
}

function turns(workbench: TestHost, { id: staged }: Pick<Staged, 'id'>, index = 0) {
  return workbench.ask('import.turns', { staged, index, limit: 5000 })
}

const speakersOf = (staged: Staged, index = 0) =>
  (staged.documents[index]?.speakers ?? []).map(({ label }) => label)

describe('reading a source', () => {
  it('shows what it would become: title, turns, speakers and how many words each has', async ({
    workbench,
  }) => {
    const staged = await stageOne(workbench, 'Dana_interview 1.txt', interview)
    expect(staged).toMatchObject({
      name: 'Dana_interview 1.txt',
      format: 'txt',
      bytes: Buffer.byteLength(interview),
      table: null,
      alreadyImportedAs: null,
    })
    expect(staged.documents).toMatchObject([
      {
        title: 'Dana interview 1',
        characters: interview.length,
        turns: 4,
        suggestedMode: 'interview',
        proposal: null,
        speakers: [
          { label: 'Interviewer', turns: 2, words: 9, interviewer: true },
          { label: 'Dana', turns: 2, words: 21, interviewer: false },
        ],
      },
    ])
    expect(first(await turns(workbench, staged))).toEqual({
      speaker: 'Interviewer',
      timestamp: null,
      text: 'How did the pooled budget come about?',
    })
  })

  it('leaves the project alone, and works before there is one', async ({ workbench }) => {
    await stageOne(workbench, 'Dana.txt', interview)
    await newStudy(workbench)
    expect(await workbench.ask('document.list', {})).toEqual([])
  })

  it('turns a bad file away and reads the others', async ({ workbench }) => {
    const { staged, rejected } = await stage(
      workbench,
      ['One.txt', interview],
      ['Empty.txt', ''],
      ['Broken.docx', 'PK\u0003\u0004 and no more'],
      ['Film.mov', new Uint8Array([0, 0, 0, 20, 102, 116, 121, 112])],
      ['Two.txt', interview.replaceAll('Dana', 'Kit')],
    )
    expect(staged.map(({ name }) => name)).toEqual(['One.txt', 'Two.txt'])
    expect(rejected.map(({ name }) => name)).toEqual(['Empty.txt', 'Broken.docx', 'Film.mov'])
    expect(rejected[0]?.reason).toBe('empty')
    for (const { name, sentence } of rejected)
      expect(sentence).toMatch(new RegExp(`^${name}: [A-Z].*\\.$`, 'u'))
  })

  it('turns away a file that is gone', async ({ workbench }) => {
    const { rejected } = await workbench.ask('import.read', {
      files: [workbench.host.grant(workbench.at('gone.txt'))],
    })
    expect(rejected).toMatchObject([{ name: 'gone.txt', reason: 'unreadable' }])
  })

  it('refuses a file that nobody chose', async ({ workbench }) => {
    await expectRefused(workbench.ask('import.read', { files: ['/etc/passwd'] }), 'not_found', {
      what: 'file',
    })
  })

  it('stages nothing when it is cancelled', async ({ workbench }) => {
    const stop = new AbortController()
    const files = [1, 2, 3].map((number) => workbench.file(`${number}.txt`, interview))
    const steps: string[] = []
    const reading = workbench.ask('import.read', { files }, null, {
      signal: stop.signal,
      progress: ({ step }) => {
        steps.push(step)
        if (step === '2.txt') stop.abort()
      },
    })
    await expectRefused(reading, 'cancelled')
    expect(steps).toEqual(['1.txt', '2.txt'])
  })
})

describe('correcting how turns were found', () => {
  it('joins the turns of what is no speaker to the turn before', async ({ workbench }) => {
    const staged = await stageOne(
      workbench,
      'a.txt',
      'Dana: First.\nOakfield: we paused here.\nDana: Second.\nOakfield: again.\nKit: Third.\nDana: So.',
    )
    expect(speakersOf(staged)).toEqual(['Dana', 'Oakfield', 'Kit'])
    const adjusted = await workbench.ask('import.adjust', {
      staged: staged.id,
      correction: { ...asFound, notSpeakers: ['Oakfield'] },
      layout: null,
    })
    expect(speakersOf(adjusted)).toEqual(['Dana', 'Kit'])
    expect(await turns(workbench, staged)).toMatchObject([
      { speaker: 'Dana', text: 'First.\nOakfield: we paused here.' },
      { speaker: 'Dana', text: 'Second.\nOakfield: again.' },
      { speaker: 'Kit', text: 'Third.' },
      { speaker: 'Dana', text: 'So.' },
    ])
  })

  it('gives speakers other names, and makes two one', async ({ workbench }) => {
    const staged = await stageOne(
      workbench,
      'a.txt',
      'P1: Yes.\nP 1: No.\nconstructor: So.\nP1: Well.\nP2: Ah.',
    )
    const adjusted = await workbench.ask('import.adjust', {
      staged: staged.id,
      correction: { ...asFound, rename: { P1: 'Dana', P2: 'Dana' } },
      layout: null,
    })
    const labels = (await turns(workbench, staged)).map(({ speaker }) => speaker)
    expect(labels.filter((label) => label === 'Dana')).toHaveLength(3)
    expect(speakersOf(adjusted)).not.toContain('P2')
  })

  it('can be taken back: every correction starts from the text as it was read', async ({ workbench }) => {
    const staged = await stageOne(workbench, 'a.txt', interview)
    const adjust = (correction: Correction) =>
      workbench.ask('import.adjust', { staged: staged.id, correction, layout: null })
    const none = await adjust({ ...asFound, layout: 'none' })
    expect(none.documents[0]).toMatchObject({ turns: 0, speakers: [], layout: null })
    expect(await adjust(asFound)).toEqual(staged)
  })

  it('proposes bold type for a speaker and applies it only when told', async ({ workbench }) => {
    const lines = ['What changed?', 'Not a lot.', 'And after that?', 'Even less.']
    const html = lines
      .map((line, at) => (at % 2 === 0 ? `<p><b>${line}</b></p>` : `<p>${line}</p>`))
      .join('\n')
    const staged = await stageOne(workbench, 'a.html', `<!doctype html><title>A</title><body>${html}</body>`)
    expect(staged.documents[0]).toMatchObject({ turns: 0, proposal: 'bold' })
    await workbench.ask('import.adjust', {
      staged: staged.id,
      correction: {
        layout: 'bold',
        notSpeakers: [],
        rename: { __bold__: 'Interviewer', __plain__: 'Dana' },
      },
      layout: null,
    })
    expect(await turns(workbench, staged)).toEqual(
      lines.map((text, at) => ({ speaker: at % 2 === 0 ? 'Interviewer' : 'Dana', timestamp: null, text })),
    )
  })

  it('is refused for a source that is no longer there', async ({ workbench }) => {
    const { id } = await stageOne(workbench, 'a.txt', interview)
    await workbench.ask('import.discard', { staged: [id] })
    await expectRefused(
      workbench.ask('import.adjust', { staged: id, correction: asFound, layout: null }),
      'not_found',
      { what: 'staged_source' },
    )
    await expectRefused(turns(workbench, { id }), 'not_found')
  })
})

describe('a table of answers', () => {
  const survey = [
    'Respondent,Post,What helped most?,What got in the way?',
    'R1,Nurse,"The shared office, because we met every day.","The two budgets kept us apart for years."',
    'R2,Manager,"One manager for both teams made it work.","Nobody knew who was to sign for what."',
    'R3,Nurse,"We trusted each other after the first winter.",',
  ].join('\n')

  it('becomes a document a respondent, the other columns attributes', async ({ workbench }) => {
    await newStudy(workbench)
    const staged = await stageOne(workbench, 'survey.csv', survey)
    expect(staged.table).toMatchObject({
      columns: ['Respondent', 'Post', 'What helped most?', 'What got in the way?'],
      rows: 3,
      layout: { rowIs: 'document', title: 0, text: [2, 3], attributes: [1] },
    })
    expect(staged.documents.map(({ title, turns: count }) => [title, count])).toEqual([
      ['R1', 2],
      ['R2', 2],
      ['R3', 1],
    ])
    const { stored } = await workbench.ask('import.store', { documents: storable([staged]), again: false })
    expect(stored).toHaveLength(3)
    const rows = await workbench.ask('document.list', {})
    expect(rows.map(({ title, attributes }) => [title, attributes])).toEqual([
      ['R1', { Post: 'Nurse' }],
      ['R2', { Post: 'Manager' }],
      ['R3', { Post: 'Nurse' }],
    ])
  })

  it('can be laid out otherwise: rows as turns of one conversation', async ({ workbench }) => {
    const staged = await stageOne(workbench, 'survey.csv', survey)
    const layout = {
      rowIs: 'turn',
      text: [2],
      title: null,
      speaker: 0,
      timestamp: null,
      attributes: [],
    } as const
    const adjusted = await workbench.ask('import.adjust', {
      staged: staged.id,
      correction: asFound,
      layout: { ...layout, text: [...layout.text], attributes: [] },
    })
    expect(adjusted.documents).toHaveLength(1)
    expect(adjusted.documents[0]?.title).toBe('survey')
    expect((await turns(workbench, staged)).map(({ speaker }) => speaker)).toEqual(['R1', 'R2', 'R3'])
  })

  it('becomes nothing under a layout of columns it does not have', async ({ workbench }) => {
    const staged = await stageOne(workbench, 'survey.csv', survey)
    const adjusted = await workbench.ask('import.adjust', {
      staged: staged.id,
      correction: asFound,
      layout: { rowIs: 'document', text: [99], title: 98, speaker: 97, timestamp: 96, attributes: [95] },
    })
    expect(adjusted.documents).toEqual([])
    await expectRefused(turns(workbench, staged), 'not_found')
  })
})

describe('storing', () => {
  it('keeps the text, the turns and who speaks, and gives the original back byte for byte', async ({
    workbench,
  }) => {
    await newStudy(workbench)
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(interview.replaceAll('\n', '\r\n'), 'utf16le'),
    ])
    const { stored } = await importFiles(workbench, [workbench.file('Dana.txt', bytes)])
    const { document } = first(stored)
    const text = await workbench.ask('document.text', { document })
    expect(text.text).toBe(interview)
    expect(text.speakers).toMatchObject([
      { label: 'Interviewer', interviewer: true, participant: null },
      { label: 'Dana', interviewer: false, participant: null },
    ])
    expect(text.turns.map(({ bodyStart, bodyEnd }) => interview.slice(bodyStart, bodyEnd))[3]).toBe(
      'Then we sat down together, and it took a year.',
    )
    const folder = workbench.place('out')
    const taken = await workbench.ask('document.takeOutOriginal', { document, folder })
    expect(taken).toMatchObject({ name: 'Dana.txt', bytes: bytes.length })
    expect(readFileSync(workbench.at('out', 'Dana.txt'))).toEqual(bytes)
    const again = await workbench.ask('document.takeOutOriginal', { document, folder })
    expect(again.name).toBe('Dana (2).txt')
    expect(readFileSync(workbench.host.pathOf(again.file) ?? '')).toEqual(bytes)
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
  })

  it('keeps what the reader said: title, mode, case study, attributes, participants', async ({
    workbench,
  }) => {
    await newStudy(workbench)
    const { stored } = await importFiles(workbench, [workbench.file('a.txt', interview)], {
      title: 'Finance lead',
      mode: 'feedback_workshop',
      case: { create: 'Site A' },
      attributes: { Wave: '2', Empty: ' ' },
      speakers: [
        { label: 'Interviewer', interviewer: true, participant: null },
        {
          label: 'Dana',
          interviewer: false,
          participant: { create: { pseudonym: 'Dana', role: 'Finance Lead' } },
        },
      ],
    })
    const [site] = await workbench.ask('case.list', {})
    const [dana] = await workbench.ask('participant.list', {})
    expect(site).toMatchObject({ name: 'Site A', documents: 1, participants: 1 })
    expect(dana).toMatchObject({ pseudonym: 'Dana', role: 'Finance Lead', case: site?.id })
    expect(await workbench.ask('document.list', {})).toMatchObject([
      { title: 'Finance lead', mode: 'feedback_workshop', caseName: 'Site A', attributes: { Wave: '2' } },
    ])
    const { speakers } = await workbench.ask('document.text', { document: first(stored).document })
    expect(speakers[1]).toMatchObject({ label: 'Dana', participant: dana?.id })
  })

  it('uses the case study and the participant there are', async ({ workbench }) => {
    await newStudy(workbench)
    const speakers = [
      {
        label: 'Dana',
        interviewer: false,
        participant: { create: { pseudonym: 'Dana', role: 'Finance Lead' } },
      },
    ]
    for (const [index, name] of ['Site A', 'site a'].entries()) {
      await importFiles(workbench, [workbench.file(`${index}.txt`, `${interview}${index}`)], {
        case: { create: name },
        speakers,
      })
    }
    expect(await workbench.ask('case.list', {})).toMatchObject([{ name: 'Site A', documents: 2 }])
    expect(await workbench.ask('participant.list', {})).toHaveLength(1)
  })

  it('numbers a title that is taken', async ({ workbench }) => {
    await newStudy(workbench)
    for (const text of [interview, `${interview} `, `${interview}.`])
      await importFiles(workbench, [workbench.file('Dana.txt', text)])
    const titles = (await workbench.ask('document.list', {})).map(({ title }) => title)
    expect(titles).toEqual(['Dana', 'Dana (2)', 'Dana (3)'])
  })

  it('is a step of the history for each document, undone one by one', async ({ workbench }) => {
    await newStudy(workbench)
    await importFiles(workbench, [
      workbench.file('a.txt', interview),
      workbench.file('b.txt', `${interview}!`),
    ])
    const { entries } = await workbench.ask('history.list', { limit: 10 })
    expect(entries.map(({ label }) => label).slice(0, 2)).toEqual(['Imported “b”', 'Imported “a”'])
    await workbench.ask('history.undo', {})
    expect((await workbench.ask('document.list', {})).map(({ title }) => title)).toEqual(['a'])
    await importFiles(
      workbench,
      [workbench.at('b.txt')].map((file) => workbench.host.grant(file)),
    )
    expect(await workbench.ask('document.list', {})).toHaveLength(2)
  })

  it('stores nothing where a later document names what is not there', async ({ workbench }) => {
    const { id } = await newStudy(workbench)
    const { staged } = await stage(workbench, ['a.txt', interview], ['b.txt', `${interview}!`])
    const [one, two] = storable(staged)
    if (!one || !two) throw new Error('Two were staged')
    for (const bad of [
      { ...two, case: id },
      { ...two, index: 7 },
      { ...two, staged: 'nobody' },
      { ...two, speakers: [{ label: 'Dana', interviewer: false, participant: id }] },
    ]) {
      await expectRefused(workbench.ask('import.store', { documents: [one, bad], again: false }), 'not_found')
    }
    expect(await workbench.ask('document.list', {})).toEqual([])
  })

  it('leaves whole documents only when it is cancelled midway', async ({ workbench }) => {
    await newStudy(workbench)
    const names = ['a', 'b', 'c', 'd']
    const { staged } = await stage(
      workbench,
      ...names.map((name) => [`${name}.txt`, `${interview}\nInterviewer: And ${name}?`] as const),
    )
    const stop = new AbortController()
    const storing = workbench.ask('import.store', { documents: storable(staged), again: false }, null, {
      signal: stop.signal,
      progress: ({ step }) => {
        if (step === 'c') stop.abort()
      },
    })
    expect(await refusalOf(storing)).toEqual({ code: 'cancelled', data: { stored: 2 } })
    const rows = await workbench.ask('document.list', {})
    expect(rows.map(({ title, turns: count }) => [title, count])).toEqual([
      ['a', 5],
      ['b', 5],
    ])
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
  })
})

describe('the very same file', () => {
  it('is noticed when it is in the project already, and stored again only on request', async ({
    workbench,
  }) => {
    await newStudy(workbench)
    await importFiles(workbench, [workbench.file('First.txt', interview)])
    const { staged } = await stage(workbench, ['Copy.txt', interview])
    expect(first(staged).alreadyImportedAs).toBe('First')
    const refused = await workbench.ask('import.store', { documents: storable(staged), again: false })
    expect(refused).toMatchObject({
      stored: [],
      rejected: [{ name: 'Copy.txt', reason: 'already_imported' }],
    })
    expect(first(refused.rejected).sentence).toContain('“First”')
    const again = await workbench.ask('import.store', { documents: storable(staged), again: true })
    expect(again).toMatchObject({ stored: [{ title: 'Copy' }], rejected: [] })
  })

  it('is noticed within one batch, and the other files are stored', async ({ workbench }) => {
    await newStudy(workbench)
    const { staged } = await stage(
      workbench,
      ['a.txt', interview],
      ['b.txt', interview],
      ['c.txt', `${interview}!`],
    )
    expect(staged.map(({ alreadyImportedAs }) => alreadyImportedAs)).toEqual([null, 'a.txt', null])
    const { stored, rejected } = await workbench.ask('import.store', {
      documents: storable(staged),
      again: false,
    })
    expect(stored.map(({ title }) => title)).toEqual(['a', 'c'])
    expect(rejected).toMatchObject([{ name: 'b.txt', reason: 'already_imported' }])
  })

  it('is another file when one letter differs', async ({ workbench }) => {
    await newStudy(workbench)
    await importFiles(workbench, [workbench.file('a.txt', interview)])
    expect((await stageOne(workbench, 'b.txt', `${interview} `)).alreadyImportedAs).toBe(null)
  })

  it('may make many documents: a table is no double of itself', async ({ workbench }) => {
    await newStudy(workbench)
    const table = `Name,Answer\n${[1, 2, 3].map((row) => `R${row},"We met and it helped us a lot, ${row}."`).join('\n')}`
    const { stored, rejected } = await importFiles(workbench, [workbench.file('t.csv', table)])
    expect(stored).toHaveLength(3)
    expect(rejected).toEqual([])
  })
})

describe('a first guess', () => {
  it('at the mode comes from the title, else from how many speak', () => {
    expect(suggestMode('Site B staff focus-group', 2)).toBe('focus_group')
    expect(suggestMode('FG3 users', 0)).toBe('focus_group')
    expect(suggestMode('Feedback workshop', 9)).toBe('feedback_workshop')
    expect(suggestMode('Duty desk field notes', 0)).toBe('field_note')
    expect(suggestMode('Interview with six', 6)).toBe('interview')
    expect(suggestMode('Tuesday', 6)).toBe('focus_group')
    expect(suggestMode('Tuesday', 2)).toBe('interview')
    expect(suggestMode('Board paper', 0)).toBe('document')
  })

  it('at who asks comes from the label, and from the other labels', () => {
    for (const label of ['Interviewer', 'INT', 'I', 'Moderator 2', 'Facilitator', 'Q'])
      expect(looksLikeInterviewer(label, [label, 'Dana'])).toBe(true)
    for (const label of ['Dana', 'P1', 'Ian', 'Modesty', 'Respondent'])
      expect(looksLikeInterviewer(label, [label, 'INT'])).toBe(false)
    expect(looksLikeInterviewer('RES', ['INT', 'RES'])).toBe(false)
    expect(looksLikeInterviewer('RES', ['RES', 'Dana'])).toBe(true)
  })
})
