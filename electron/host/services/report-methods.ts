import { listed } from '#shared/agreement-words.ts'
import type { ReportSettings } from '#shared/contract/report-values.ts'
import { modes, type Mode } from '#shared/contract/values.ts'
import { modeName } from '#shared/domain/attribution.ts'
import { countWordsBy, studyOfTurns } from '#shared/domain/retrieval/index.ts'
import { consensusCoder } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listAllCoders } from '../store/coder-store.ts'
import { listWithdrawn } from '../store/participant-store.ts'
import { listRounds } from '../store/round-store.ts'
import { standingCodebook } from './codebook-file-comparing.ts'
import { currentVersionRow, snapshotOf } from './codebook-writing.ts'
import { counted } from './plain-words.ts'
import { allQuoted, type GatheredReport } from './report-gathering.ts'
import { scopeOf } from './report-tables.ts'
import { soughtBy } from './retrieval-seeking.ts'
import { wordsOfStudy } from './retrieval-words.ts'
import type { Session } from './session.ts'

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** "three documents", "12 documents", "one document". */
function many(count: number, thing: string, things = `${thing}s`): string {
  const number = small[count] ?? count.toLocaleString('en-GB')
  return `${number} ${count === 1 ? thing : things}`
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

const modeNouns: Readonly<Record<Mode, readonly [string, string]>> = {
  interview: ['interview', 'interviews'],
  focus_group: ['focus group', 'focus groups'],
  feedback_workshop: ['feedback workshop', 'feedback workshops'],
  document: ['document', 'documents'],
  field_note: ['field note', 'field notes'],
  literature: ['piece of literature', 'pieces of literature'],
}

/** What was collected: documents and words by mode, people and case studies. */
function material(db: ReadDb, session: Session, report: GatheredReport): string[] {
  const { tree, index } = report.material
  const {
    documents,
    persons,
    withdrawn: gone,
  } = soughtBy(db, session, tree, index, scopeOf(report.row.settings.query))
  const wordsOf = wordsOfStudy(db, session, index)
  const rows = index.documents.flatMap(({ mode, caseId, words: all }, place) => {
    if (documents !== null && documents[place] !== 1) return []
    const part = index.study.documents[place]
    const left = gone && part ? all - countWordsBy(gone, index.study, part, () => wordsOf(place)) : all
    return { mode, caseId, words: left }
  })
  if (rows.length === 0) return ['The study has no documents yet.']
  const byMode = modes.flatMap((mode) => {
    const own = rows.filter((row) => row.mode === mode)
    const words = own.reduce((sum, row) => sum + row.words, 0)
    return own.length === 0 ? [] : [`${many(own.length, ...modeNouns[mode])} (${counted(words, 'word')})`]
  })
  const words = rows.reduce((sum, row) => sum + row.words, 0)
  const [only] = rows
  const what =
    rows.length === 1 && only
      ? `one document of ${counted(words, 'word')} (${modeName(only.mode).toLowerCase()})`
      : `${many(rows.length, 'document')} of ${counted(words, 'word')} in all: ${listed(byMode)}`
  const sites = new Set(rows.flatMap(({ caseId }) => caseId ?? []))
  const withdrawn = new Set<string | null>(listWithdrawn(db))
  const heard = new Set<number>()
  for (const [place, { turns }] of studyOfTurns(index.study).documents.entries()) {
    if (documents !== null && documents[place] !== 1) continue
    for (const speaker of turns.speaker) heard.add(index.study.personOf[speaker] ?? -1)
  }
  const people = [...heard].filter(
    (person) =>
      person !== -1 &&
      persons?.[person] !== 0 &&
      !withdrawn.has(index.persons[person]?.[0]?.participantId ?? null),
  ).length
  const where = sites.size === 0 ? '' : ` at ${many(sites.size, 'case study', 'case studies')}`
  const sentences = [`The report draws on ${what}.`]
  if (people > 0)
    sentences.push(
      sentence(
        `${many(people, 'participant')} ${people === 1 ? 'is' : 'are'} heard${where}, interviewers not counted`,
      ),
    )
  else if (where !== '') sentences.push(`They were gathered${where}.`)
  if (withdrawn.size > 0)
    sentences.push(
      sentence(
        `${many(withdrawn.size, 'participant')} withdrew, and nothing in which they are heard is quoted`,
      ),
    )
  return sentences
}

/** Who coded, with which codebook, in which rounds. */
function coding(db: ReadDb, report: GatheredReport): string[] {
  const { material: found } = report
  const codings = found.counts.reduce((sum, count) => sum + count.codings, 0)
  const active = new Set(found.index.coders.ids())
  const coders = listAllCoders(db)
    .filter(({ id }) => id !== consensusCoder && active.has(id))
    .map(({ name }) => name)
  const version = currentVersionRow(db)
  const changed = snapshotOf(db) === version.snapshot ? '' : ', with changes made since'
  const { tree, codes } = standingCodebook(db)
  const standing = [...codes.values()].filter(({ row }) => row.retiredAt === null)
  const used = standing.filter(({ row }) => row.codable)
  const tops = standing.filter(({ row }) => row.parent === null && tree.childrenOf(row.id).length > 0)
  const under = tops.length === 0 ? '' : ` under ${many(tops.length, 'top code')}`
  const sentences =
    coders.length === 0
      ? ['Nothing has been coded yet.']
      : [sentence(`${many(coders.length, 'coder')} (${listed(coders)}) coded the material`)]
  sentences.push(
    used.length === 0
      ? 'The codebook has no codes yet.'
      : `The codebook (version ${version.number}${changed}) has ${many(used.length, 'code')}${under}.`,
  )
  const rounds = listRounds(db).toReversed()
  if (rounds.length > 0) {
    const told = rounds.map(
      ({ name, blind, closedAt }) =>
        `“${report.quoter.pseudonyms.applied(name)}” (${[...(blind ? ['blind'] : []), closedAt === null ? 'still open' : 'closed'].join(', ')})`,
    )
    sentences.push(`Coding went in ${many(rounds.length, 'round')}: ${listed(told)}.`)
  }
  sentences.push(
    sentence(`${many(codings, 'coding')} ${codings === 1 ? 'is' : 'are'} taken into account in this report`),
  )
  return sentences
}

/** How quotations came to be here, and what was done to them. */
function quotations(report: GatheredReport): string[] {
  const { settings } = report.row
  const quoted = allQuoted(report)
  const chosen = howChosen(
    settings,
    quoted.some(({ quotation }) => quotation.byHand),
  )
  const altered = quoted.some(({ quotation }) => quotation.trimmed)
  const replaced = quoted.some(({ quotation }) =>
    quotation.turns.some(({ pieces }) => pieces.some(({ kind }) => kind === 'replaced')),
  )
  const sentences = [chosen]
  if (quoted.some(({ quotation }) => quotation.turns.some(({ pieces }) => pieces.length > 0)))
    sentences.push('A passage that several coders marked with one code is quoted once.')
  if (altered) sentences.push('An ellipsis stands for words left out, square brackets for words put in.')
  if (replaced) sentences.push('Names and places are replaced in square brackets.')
  sentences.push(
    settings.attribution.people === 'role'
      ? 'Quotations are attributed by role'
      : 'Quotations are attributed by pseudonym',
  )
  const withheld = quoted.some(({ quotation }) => quotation.withheld)
  const last = sentences.pop() ?? ''
  sentences.push(
    withheld
      ? `${last}; where that would tell who is speaking, they are attributed less closely.`
      : `${last}.`,
  )
  return sentences
}

function howChosen({ choose }: ReportSettings, byHand: boolean): string {
  const hand = byHand ? ', and some were chosen or taken out by hand' : ''
  switch (choose.kind) {
    case 'starred':
      return `Quoted are passages that the team had starred${hand}.`
    case 'all':
      return `Every coded passage is quoted${byHand ? ', but for what was taken out by hand' : ''}.`
    case 'balanced':
      return (
        `Up to ${many(choose.limit, 'passage')} ${choose.limit === 1 ? 'is' : 'are'} quoted for each theme and case study: those ` +
        `the team had starred first, then by turns from one participant to the next, so that no one person speaks for all${hand}.`
      )
  }
}

/** The methods paragraph, a paragraph each on material, coding, agreement and quotations. */
export function methodsParagraphs(
  db: ReadDb,
  session: Session,
  report: GatheredReport,
  agreement: string,
): string[] {
  return [material(db, session, report), coding(db, report), [agreement], quotations(report)].map(
    (sentences) => sentences.join(' '),
  )
}
