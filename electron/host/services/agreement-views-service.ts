import { confusionOf, detailSteps } from '#shared/domain/agreement-views/index.ts'
import { agreementSteps } from '#shared/domain/agreement/index.ts'
import { Refusal } from '#shared/errors.ts'
import { listRounds } from '../store/round-store.ts'
import { gatherAgreement } from './agreement-gathering.ts'
import { tellCounts } from './agreement-telling.ts'
import type { Service } from './context.ts'
import { inSteps } from './in-steps.ts'

/** What stands beside the figures: what they are made of, which codes are mixed up, and how rounds compare. */
export const agreementViewsService: Service<
  'agreement.detail' | 'agreement.confusion' | 'agreement.byRound'
> = {
  'agreement.detail': async ({ question, code }, context) => {
    const { session } = context
    const gathered = session.project.read((db) => gatherAgreement(db, session, question))
    if (code !== null && !gathered.codeIds.has(code)) throw new Refusal('not_found', { what: 'code' })
    const { work, names } = gathered
    const detail = await inSteps(detailSteps(gathered.input, code), context)
    return {
      unit: question.unit,
      coders: work.coders.map(({ id }) => id),
      documents: work.documents.flatMap(({ row }, index) => {
        const part = detail.documents[index]
        return part
          ? [
              {
                document: row.id,
                title: row.title,
                units: part.units,
                percent_agreement: part.percent_agreement,
                alpha: part.alpha,
                counts: tellCounts(part.counts, names),
              },
            ]
          : []
      }),
      pairs: detail.pairs.map(({ coders: [first, second], ...counts }) => ({
        ...counts,
        coders: [names.coder(first), names.coder(second)],
      })),
    }
  },

  'agreement.confusion': ({ question }, { session }) => {
    const { input, names, codeIds } = session.project.read((db) => gatherAgreement(db, session, question))
    const { codes, cells, alone } = confusionOf(input)
    return {
      unit: question.unit,
      codes: codes.flatMap((id) => {
        const code = codeIds.get(id)
        return code === undefined ? [] : [{ code, path: names.code(id) }]
      }),
      cells: cells.map((row) => [...row]),
      alone: [...alone],
    }
  },

  'agreement.byRound': async ({ question }, context) => {
    const { session } = context
    const rounds = session.project.read((db) =>
      listRounds(db)
        .toReversed()
        .map((round) => ({
          round,
          gathered: gatherAgreement(db, session, { ...question, round: round.id }),
        })),
    )
    const answers = []
    for (const [index, { round, gathered }] of rounds.entries()) {
      const part = { from: index / rounds.length, to: (index + 1) / rounds.length }
      const computed = await inSteps(agreementSteps(gathered.input), context, part)
      answers.push({
        round: round.id,
        name: round.name,
        version: round.version,
        documents: computed.documents.length,
        units: computed.units,
        percent_agreement: computed.overall.percent_agreement,
        alpha: computed.overall.alpha_set_jaccard,
        codes: computed.codes.flatMap((row) => {
          const code = gathered.codeIds.get(row.code)
          return code === undefined ? [] : [{ code, alpha: row.alpha_nominal }]
        }),
      })
    }
    return answers
  },
}
