import type { AgreementQuestion, AgreementReport } from '#shared/contract/agreement.ts'
import type { AgreementReport as Computed, AgreementWarning } from '#shared/domain/agreement/index.ts'
import { listed } from '#shared/agreement-words.ts'
import { consensusCoder } from '#shared/ids.ts'
import type { Gathered, Names } from './agreement-gathering.ts'
import { counted, quoted } from './plain-words.ts'

export const unnamed: Names = { coder: (id) => id, document: (id) => id, code: (id) => id }

/** The engine's report as people read it: names for ids, and sentences for warnings. */
export function tellReport(computed: Computed, names: Names): AgreementReport {
  return {
    unit: computed.unit,
    coders: computed.coders.map(names.coder),
    documents: computed.documents.map(names.document),
    units: computed.units,
    excluded: computed.excluded.map(({ document, coder, reason }) => ({
      document: names.document(document),
      coder: names.coder(coder),
      reason,
    })),
    overall: {
      ...computed.overall,
      k_u_alpha: renamed(computed.overall.k_u_alpha, names.code),
      k_u_coverage: renamed(computed.overall.k_u_coverage, names.code),
    },
    codes: computed.codes.map((row) => ({
      ...row,
      path: names.code(row.code),
      codings: renamed(row.codings, names.coder),
      counts: tellCounts(row.counts, names),
    })),
    pairs: computed.pairs.map(({ coders: [first, second], codes: _byCode, ...figures }) => ({
      ...figures,
      coders: [names.coder(first), names.coder(second)],
    })),
    warnings: computed.warnings.map((warning) => warningSentence(warning, names)),
  }
}

/** The same, with all that was left out before the engine saw it, and why. */
export function tellGathered(
  computed: Computed,
  gathered: Gathered,
  question: AgreementQuestion,
): AgreementReport {
  const { work, names } = gathered
  const shut = new Set<string>(
    work.leftOut.flatMap(({ document, reason }) => (reason === 'not_opened' ? [document] : [])),
  )
  const warnings = computed.warnings.flatMap((warning): readonly AgreementWarning[] => {
    if (warning.kind !== 'documents_not_compared') return [warning]
    const documents = warning.documents.filter((id) => !shut.has(id))
    return documents.length === 0 ? [] : [{ ...warning, documents }]
  })
  return {
    ...tellReport({ ...computed, warnings }, names),
    excluded: work.leftOut.map(({ document, coder, reason }) => ({
      document: names.document(document),
      coder: names.coder(coder),
      reason,
    })),
    warnings: [
      ...leftOutSentences(gathered, question, shut),
      ...warnings.map((warning) => warningSentence(warning, names)),
    ],
  }
}

export function tellCounts(counts: Computed['codes'][number]['counts'], names: Names) {
  return counts.map(({ rated, chosen, units }) => ({
    rated: rated.map(names.coder),
    chosen: chosen.map(names.coder),
    units,
  }))
}

function leftOutSentences(
  { work, names }: Gathered,
  question: AgreementQuestion,
  shut: ReadonlySet<string>,
): string[] {
  const sentences: string[] = []
  if (shut.size > 0)
    sentences.push(
      `Left out, as they were coded blind and have not been opened yet: ${titles([...shut], names)}.`,
    )
  const compared = new Set<string>(work.coders.map(({ id }) => id))
  const absent = Map.groupBy(
    work.leftOut.filter(({ coder }) => !compared.has(coder)),
    ({ coder }) => coder,
  )
  const idle = [...absent].flatMap(([coder, rows]) =>
    rows.every(({ reason }) => reason === 'not_finished') ? [names.coder(coder)] : [],
  )
  if (idle.length > 0)
    sentences.push(`Not among the compared, as they have finished none of these documents: ${listed(idle)}.`)
  const otherwise = work.leftOut.filter(({ reason }) => reason === 'other_version')
  if (otherwise.length > 0)
    sentences.push(
      `Left out, as they were not coded under version ${question.version} of the codebook: ${otherwise
        .map(({ coder, document }) => `${names.coder(coder)} on ${quoted(names.document(document))}`)
        .join(', ')}.`,
    )
  if (work.otherVersion > 0)
    sentences.push(
      `${counted(work.otherVersion, 'coding')} left out, as they were made under other versions of the codebook than ${question.version}.`,
    )
  if (question.excludeSpeakers.length > 0)
    sentences.push(`Left out is what was said by ${listed(question.excludeSpeakers.map(quoted))}.`)
  for (const word of work.unknownSpeakers)
    sentences.push(`No speaker in these documents answers to ${quoted(word)}.`)
  if (question.withConsensus && !compared.has(consensusCoder))
    sentences.push('There is no consensus on these documents yet.')
  return sentences
}

function titles(ids: readonly string[], names: Names): string {
  return ids.map((id) => quoted(names.document(id))).join(', ')
}

function warningSentence(warning: AgreementWarning, names: Names): string {
  switch (warning.kind) {
    case 'coder_coded_nothing':
      return `${names.coder(warning.coder)} coded nothing in these documents.`
    case 'documents_not_compared':
      return `Not compared, as fewer than two coders have finished them: ${titles(warning.documents, names)}.`
    case 'documents_not_unitized':
      return `Left out of the u-alpha family, as not every coder has finished them: ${titles(warning.documents, names)}.`
    case 'codings_of_other_codes':
      return `${counted(warning.codings, 'coding')} left out, as their code was not among the chosen.`
    case 'codings_outside_codable_text':
      return `${counted(warning.codings, 'coding')} left out, as they lie outside the text that is compared.`
  }
}

function renamed<V>(record: { readonly [key: string]: V }, name: (id: string) => string): Record<string, V> {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [name(id), value]))
}
