import { rmSync } from 'node:fs'
import path from 'node:path'
import { detailSteps } from '#shared/domain/agreement-views/index.ts'
import { agreementSteps } from '#shared/domain/agreement/index.ts'
import type { AgreementQuestion } from '#shared/contract/agreement.ts'
import { methodsSentence } from '#shared/methods-sentence.ts'
import type { PseudonymList } from '#shared/domain/report/pseudonym-list.ts'
import { Refusal } from '#shared/errors.ts'
import { exportAgreement } from '../exporters/agreement-book.ts'
import { agreementFileName } from '../exporters/file-name.ts'
import type { ReadDb } from '../project/index.ts'
import { listCases } from '../store/case-store.ts'
import { readProject } from '../store/project-store.ts'
import { gatherAgreement, type Gathered } from './agreement-gathering.ts'
import { tellGathered } from './agreement-telling.ts'
import { now } from './clock.ts'
import type { Service } from './context.ts'
import { makeFolder, writeBeside } from './folder-writing.ts'
import { inSteps } from './in-steps.ts'
import { projectPseudonyms } from './pseudonym-replacing.ts'

function caseNames(db: ReadDb, question: AgreementQuestion): readonly string[] | null {
  return (
    question.cases && listCases(db).flatMap(({ id, name }) => (question.cases?.includes(id) ? [name] : []))
  )
}

/** The same, its documents, codes and round called as a pseudonym list says. Coders stand by their names. */
function withNames(gathered: Gathered, pseudonyms: PseudonymList): Gathered {
  const { names, work } = gathered
  return {
    ...gathered,
    names: {
      ...names,
      document: (id) => pseudonyms.applied(names.document(id)),
      code: (id) => pseudonyms.applied(names.code(id)),
    },
    work: { ...work, round: work.round && { ...work.round, name: pseudonyms.applied(work.round.name) } },
  }
}

/** Shares of the whole: the figures, then document by document, then the files. */
const figuresUntil = 0.7
const documentsUntil = 0.9

export const agreementExportService: Service<'agreement.export'> = {
  'agreement.export': async ({ folder, question, bootstrap, pseudonyms: isDisguised, formats }, context) => {
    const { session, grants, signal, progress } = context
    const target = grants.get(folder).path
    const { gathered, pseudonyms, project, cases } = session.project.read((db) => {
      const list = projectPseudonyms(db, isDisguised)
      return {
        gathered: withNames(gatherAgreement(db, session, question), list),
        pseudonyms: list,
        project: list.applied(readProject(db)?.name ?? ''),
        cases: caseNames(db, question)?.map((name) => list.applied(name)) ?? null,
      }
    })
    const { input, work } = gathered
    const computing = agreementSteps({ ...input, ...(bootstrap === null ? {} : { bootstrap }) })
    const report = tellGathered(await inSteps(computing, context, { to: figuresUntil }), gathered, question)
    const parts = await inSteps(detailSteps(input, null), context, {
      from: figuresUntil,
      to: documentsUntil,
    })
    const book = {
      project,
      exportedAt: now(),
      isDisguised: !pseudonyms.isEmpty,
      round: work.round?.name ?? null,
      report,
      documents: parts.documents.map(({ document, ...part }) => ({
        ...part,
        title: gathered.names.document(document),
        leftOut: work.leftOut.flatMap((row) =>
          row.document === document ? [{ coder: gathered.names.coder(row.coder), reason: row.reason }] : [],
        ),
      })),
      methods: methodsSentence(report, {
        round: work.round,
        version: question.version,
        excludedSpeakers: question.excludeSpeakers.map((label) => pseudonyms.applied(label)),
        cases,
        depth: question.depth,
      }),
    }
    makeFolder(target)
    const written: string[] = []
    try {
      for (const format of new Set(formats)) {
        const name = agreementFileName(project, format)
        progress({ done: documentsUntil, total: 1, step: name })
        await new Promise(setImmediate)
        if (signal.aborted) throw new Refusal('cancelled')
        written.push(writeBeside(target, name, await exportAgreement(book, format)))
      }
    } catch (error) {
      // All or none: who is told that nothing was changed finds nothing.
      for (const file of written) rmSync(file, { force: true })
      throw error
    }
    progress({ done: 1, total: 1, step: '' })
    return { files: written.map((file) => ({ file: grants.grant(file), name: path.basename(file) })) }
  },
}
