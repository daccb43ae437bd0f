import { agreementOfRatings, agreementOfSpans, agreementSteps } from '#shared/domain/agreement/index.ts'
import { Refusal } from '#shared/errors.ts'
import { agreementExportService } from './agreement-export-service.ts'
import { gatherAgreement, refuseTooMany } from './agreement-gathering.ts'
import { tellGathered, tellReport, unnamed } from './agreement-telling.ts'
import { agreementViewsService } from './agreement-views-service.ts'
import type { Service } from './context.ts'
import { inSteps } from './in-steps.ts'

const computing: Service<'agreement.compute' | 'agreement.ofRatings' | 'agreement.ofSpans'> = {
  'agreement.compute': async ({ bootstrap, ...question }, context) => {
    const { session } = context
    const gathered = session.project.read((db) => gatherAgreement(db, session, question))
    const steps = agreementSteps({ ...gathered.input, ...(bootstrap === null ? {} : { bootstrap }) })
    return tellGathered(await inSteps(steps, context), gathered, question)
  },

  'agreement.ofRatings': ({ coders, units, categories }) => {
    refuseTooMany(coders.length)
    const twice = coders.find((coder, index) => coders.indexOf(coder) !== index)
    if (twice !== undefined) throw new Refusal('validation', { reason: 'named_twice', name: twice })
    const ragged = units.findIndex((row) => row.length !== coders.length)
    if (ragged !== -1) throw new Refusal('validation', { reason: 'ragged_table', row: ragged + 1 })
    return tellReport(
      agreementOfRatings({ coders, units, ...(categories === null ? {} : { categories }) }),
      unnamed,
    )
  },

  'agreement.ofSpans': ({ length, coders }) => {
    refuseTooMany(Object.keys(coders).length)
    for (const [coder, spans] of Object.entries(coders)) {
      const bad = spans.find(({ start, end }) => start < 0 || end > length || start >= end)
      if (bad)
        throw new Refusal('validation', {
          reason: 'outside_text',
          coder,
          start: bad.start,
          end: bad.end,
          characters: length,
        })
    }
    return tellReport(agreementOfSpans({ length, coders }), unnamed)
  },
}

export const agreementService = { ...computing, ...agreementViewsService, ...agreementExportService }
