import { beforeAll, describe, expect, it } from 'vitest'
import { agreementReport, type AgreementReport } from '#shared/contract/agreement.ts'
import { commandLine } from '../support/command-line.ts'
import { interview } from '../support/study.ts'

const { write, concord, told, json } = commandLine()

function report(...words: string[]): Promise<AgreementReport> {
  return json(agreementReport, 'agreement', 'Study', ...words)
}

async function code(...rows: string[]): Promise<void> {
  write('codings.csv', ['coder,document,code,quote', ...rows, ''].join('\n'))
  await told('code', 'Study', '--from', 'codings.csv')
}

/** A study with two documents; One was coded outside of rounds, then both in the round "Pilot". */
beforeAll(async () => {
  for (const title of ['One', 'Two']) write(`${title}.txt`, title === 'One' ? interview : `${interview}!`)
  await told('new', 'Study', '--codebook', 'joint-commissioning')
  await told('import', 'Study', 'One.txt', '--case', 'Site A')
  await told('import', 'Study', 'Two.txt', '--case', 'Site B')
  const codes = 'Joint commissioning definition / Efficiency'
  await code(`Ann,One,${codes},one home`, `Ben,One,${codes},one home`)
  for (const coder of ['Ann', 'Ben']) await told('finish', 'Study', '--coder', coder, '--document', 'One')
  await told('rounds', 'Study', 'create', '--name', 'Pilot', '--coders', 'Ann,Ben', '--documents', 'all')
  await code(`Ann,Two,${codes},pooled budget`, `Ben,Two,${codes},a year`)
  for (const coder of ['Ann', 'Ben']) await told('finish', 'Study', '--coder', coder, '--document', 'Two')
}, 120_000)

describe('concord agreement of rounds', () => {
  it('is about one round, by its name in any case, and prints it', async () => {
    expect((await report('--round', 'pilot')).documents).toEqual(['Two'])
    expect((await report()).documents).toEqual(['One', 'Two'])
    const words = await told('agreement', 'Study', '--round', 'PILOT')
    expect(words).toMatch(/^Round: Pilot\.\nUnit: character\. Coders: Ann, Ben\. Documents: 1\./u)
    expect(words).toContain('Left out, not finished: Ann on “One”, Ben on “One”.')
    expect(words).toContain('Krippendorff (2004')
    const { status, stderr } = await concord('agreement', 'Study', '--round', 'Second')
    expect(status).toBe(1)
    expect(stderr).toContain('not_found There is no')
  })

  it('leaves out speakers, and takes only some cases, documents, coders or a version', async () => {
    const whole = await report('--documents', 'Two')
    const left = await report('--documents', 'Two', '--exclude-speaker', 'interviewer')
    expect(left.units).toBeLessThan(whole.units)
    expect(left.units).toBe(
      'We had two contracts with one home. It made no sense.Then we sat down together, and it took a year.!'
        .length,
    )
    expect((await report('--documents', 'Two', '--exclude-speaker', 'Interviewer,Dana')).units).toBe(0)
    expect((await report('--cases', 'site a')).documents).toEqual(['One'])
    expect((await report('--coders', 'Ben,Ann')).coders).toEqual(['Ben', 'Ann'])
    expect((await report('--version', '1')).documents).toEqual(['One', 'Two'])
    expect((await report('--version', '7')).documents).toEqual([])
    expect((await concord('agreement', 'Study', '--version', 'one')).status).toBe(2)
    expect((await concord('agreement', 'Study', '--cases', 'Site C')).status).toBe(1)
  })

  it('says that there is no consensus yet', async () => {
    const { coders, warnings } = await report('--consensus')
    expect(coders).toEqual(['Ann', 'Ben'])
    expect(warnings).toContain('There is no consensus on these documents yet.')
  })
})
