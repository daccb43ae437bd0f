import { reportSettings, type AttributionRules } from '#shared/contract/report-values.ts'
import type { RetrievalQuery } from '#shared/contract/retrieval.ts'
import { Refusal } from '#shared/errors.ts'
import { reportId } from '#shared/ids.ts'
import { newId, type ReadDb } from '../project/index.ts'
import { readCase } from '../store/case-store.ts'
import type { ReportRow } from '../store/report-store.ts'
import { now } from './clock.ts'
import { codeOrRefuse } from './code-tree-loading.ts'
import type { Service } from './context.ts'
import { agreementSentences } from './report-agreement.ts'
import { makeBook, unknownFields } from './report-book-making.ts'
import { checkReport } from './report-checking.ts'
import { allQuoted, gatherReport } from './report-gathering.ts'
import { methodsParagraphs } from './report-methods.ts'
import { reportMaterial } from './report-passages.ts'
import { Quoter } from './report-quoting.ts'
import { reportOrRefuse } from './report-service.ts'
import { scopeOf } from './report-tables.ts'
import { soughtBy } from './retrieval-seeking.ts'
import type { Session } from './session.ts'

/** As many attributions are shown as an example. */
const mostExamples = 5

/** How rules would attribute, of different people, and who would be known by it. */
function attributionsBy(db: ReadDb, session: Session, rules: AttributionRules, query: RetrievalQuery) {
  const settings = reportSettings.parse({ attribution: rules, query, choose: { kind: 'balanced', limit: 1 } })
  // Of no report: nothing was decided by hand.
  const material = reportMaterial(db, session, { id: newId(reportId), settings })
  const quoter = new Quoter(db, session, settings)
  const examples = new Set<string>()
  const people = new Set<string>()
  for (const { code, passages } of material.groups) {
    for (const passage of passages) {
      if (examples.size === mostExamples) break
      const document = material.index.documents[passage.document]
      const quoted = document && quoter.quote(passage, document.id, code)
      if (!quoted) continue
      const key = quoted.quotation.participants.join(' ')
      if (key !== '' && people.has(key)) continue
      people.add(key)
      examples.add(quoted.quotation.attribution)
    }
  }
  const { documents } = soughtBy(db, session, material.tree, material.index, scopeOf(query))
  const among = new Set(
    material.index.documents.flatMap(({ id }, place) =>
      documents === null || documents[place] === 1 ? [id] : [],
    ),
  )
  return {
    examples: [...examples].filter((text) => text !== ''),
    unknown: unknownFields(rules.template),
    identifying: quoter.people.identifiable(({ id }) => among.has(id)),
  }
}

/** Reports as they would be built now. */
export const reportReadingService: Service<
  'report.preview' | 'report.candidates' | 'report.attribution' | 'report.methods' | 'report.check'
> = {
  'report.preview': ({ report }, { session }) =>
    session.project.read((db) => {
      const gathered = gatherReport(db, session, reportOrRefuse(db, report))
      const quoted = allQuoted(gathered)
      return {
        parts: gathered.parts.map(({ quoted: own, ...part }) => ({
          ...part,
          quotations: own.map(({ quotation }) => quotation),
        })),
        quotations: quoted.length,
        documents: new Set(quoted.map(({ quotation }) => quotation.document)).size,
        participants: new Set(quoted.flatMap(({ quotation }) => quotation.participants)).size,
        warnings: [...gathered.warnings],
      }
    }),

  'report.candidates': ({ report, case: caseId, code, offset, limit }, { session }) =>
    session.project.read((db) => {
      const row: ReportRow = reportOrRefuse(db, report)
      if (caseId !== null && !readCase(db, caseId)) throw new Refusal('not_found', { what: 'case' })
      const { tree, index, groups } = reportMaterial(db, session, row, { only: { case: caseId, code } })
      codeOrRefuse(tree, code)
      const group = groups.find((one) => one.case === caseId && one.code === code)
      const quoter = new Quoter(db, session, row.settings)
      const passages = group?.passages ?? []
      return {
        total: passages.length,
        candidates: passages.slice(offset, offset + limit).flatMap((passage) => {
          const document = index.documents[passage.document]
          const quoted = document && quoter.quote(passage, document.id, code)
          if (!quoted) return []
          const { quotation, outdated } = quoted
          return [{ quotation, chosen: passage.chosen && !outdated, standing: passage.standing, outdated }]
        }),
      }
    }),

  'report.attribution': ({ rules, query }, { session }) =>
    session.project.read((db) => attributionsBy(db, session, rules, query)),

  'report.methods': async ({ report }, context) => {
    const { session } = context
    session.project.read((db) => reportOrRefuse(db, report))
    const agreement = await agreementSentences(context)
    return session.project.read((db) => {
      const gathered = gatherReport(db, session, reportOrRefuse(db, report))
      return { text: methodsParagraphs(db, session, gathered, agreement).join('\n\n') }
    })
  },

  'report.check': async ({ report }, context) => {
    const { session } = context
    const { gathered, book } = session.project.read((db) => {
      const own = gatherReport(db, session, reportOrRefuse(db, report))
      // What the report says by itself is not looked through.
      return { gathered: own, book: makeBook(db, session, own, { methods: [], builtAt: now() }) }
    })
    return { findings: await checkReport(context, gathered, book), warnings: [...gathered.warnings] }
  },
}
