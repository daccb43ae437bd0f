import type { CallOutput } from '#shared/contract/index.ts'
import type { ReportFormat } from '#shared/contract/report-values.ts'
import { withdrawnSentence } from '#shared/withdrawn-sentence.ts'
import { count } from '../../components/words.ts'

export const formatWords: { readonly [Format in ReportFormat]: string } = {
  docx: 'Word (.docx)',
  pdf: 'PDF (.pdf)',
  html: 'Web page (.html)',
  xlsx: 'Excel, a row a quotation (.xlsx)',
  csv: 'Table, for any program (.csv)',
  md: 'Markdown (.md)',
  json: 'JSON, for programs (.json)',
}

type Finding = CallOutput<'report.check'>['findings'][number]

export const findingWords: { readonly [Kind in Finding['kind']]: string } = {
  name: 'Names',
  number: 'Numbers',
  email: 'E-mail addresses',
  postcode: 'Postcodes',
  phone: 'Phone numbers',
}

/** Where a finding stands; nothing for a quotation's words, which show it themselves. */
export const placeWords: { readonly [Where in Finding['places'][number]['where']]: string } = {
  quotation: '',
  speaker: 'Speaker',
  attribution: 'Attribution',
  attribute: 'Attribute, in Excel, CSV and JSON',
  front: 'Title and introduction',
  section: 'Headings and tables',
  codebook: 'Codebook',
}

type Warning = CallOutput<'report.preview'>['warnings'][number]

/** What a report's writer should know, a sentence for each; like ones are told together. */
export function warningSentences(warnings: readonly Warning[]): string[] {
  const { withheld = [], told = [] } = Object.groupBy(
    warnings.filter(({ kind }) => kind === 'identifying'),
    (warning) => (warning.kind === 'identifying' && warning.withheld ? 'withheld' : 'told'),
  )
  const gone = warnings.filter(({ kind }) => kind === 'gone').length
  return [
    withheld.length > 0 &&
      `${count(withheld.length, 'participant')} could be told by ${withheld.length === 1 ? 'the attribution' : 'their attributions'}, so ${withheld.length === 1 ? 'the role is' : 'their roles are'} withheld, and others’ where theirs would show all the same: “Participant” stands instead. Broader names for roles, or a form without the mode, under “Who speaks”, help.`,
    told.length > 0 &&
      `${count(told.length, 'participant')} can be told by ${told.length === 1 ? 'the attribution' : 'their attributions'}: whoever knows the site knows who it is.`,
    ...warnings.map((warning) => {
      if (warning.kind === 'trim_outdated')
        return `A quotation under ${warning.path} from ${warning.title} was trimmed before its words were changed. It is left out until it is trimmed again.`
      if (warning.kind === 'withdrawn') return withdrawnSentence(warning.extracts)
      return false
    }),
    gone > 0 &&
      `${count(gone, 'quotation')} that ${gone === 1 ? 'was' : 'were'} chosen by hand ${gone === 1 ? 'is' : 'are'} no longer coded.`,
  ].filter((sentence) => sentence !== false)
}

/** 12 codings in 4 documents, by 5 participants. */
export function countWords(counts: {
  readonly codings: number
  readonly documents: number
  readonly participants: number
}): string {
  return `${count(counts.codings, 'coding')} in ${count(counts.documents, 'document')}, by ${count(counts.participants, 'participant')}`
}
