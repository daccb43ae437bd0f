import * as z from 'zod'
import { hostContract, type HostCall } from '#shared/contract/index.ts'
import type { Call } from '#shared/contract/define.ts'
import type { ChangeEvent, Progress } from '#shared/contract/entities.ts'
import { Refusal, type Failure, type Reply } from '#shared/errors.ts'
import type { CoderId } from '#shared/ids.ts'
import { seenBy } from './project/index.ts'
import { agreementService } from './services/agreement-service.ts'
import { boardService } from './services/board-service.ts'
import { caseService } from './services/case-service.ts'
import { codebookFileService } from './services/codebook-file-service.ts'
import { codebookService } from './services/codebook-service.ts'
import { codebookVersionService } from './services/codebook-version-service.ts'
import { codeGatheringService } from './services/code-gathering-service.ts'
import { codeUseService } from './services/code-use-service.ts'
import { coderService } from './services/coder-service.ts'
import { codingEdgesService } from './services/coding-edges-service.ts'
import { codingService } from './services/coding-service.ts'
import { consensusService } from './services/consensus-service.ts'
import type { CallContext, Handler, Handlers, HostState } from './services/context.ts'
import { disagreementService } from './services/disagreement-service.ts'
import { documentService } from './services/document-service.ts'
import { exchangeService } from './services/exchange-service.ts'
import { exportService } from './services/export-service.ts'
import { extractService } from './services/extract-service.ts'
import { frameworkCellService } from './services/framework-cell-service.ts'
import { frameworkExportService } from './services/framework-export-service.ts'
import { frameworkService } from './services/framework-service.ts'
import { Grants } from './services/grants.ts'
import { handoverService } from './services/handover-service.ts'
import { historyService } from './services/history-service.ts'
import { importService } from './services/import-service.ts'
import { matrixService } from './services/matrix-service.ts'
import { memoExportService } from './services/memo-export-service.ts'
import { memoService } from './services/memo-service.ts'
import { mergingService } from './services/merging-service.ts'
import { mendingReplacingService } from './services/mending-replacing-service.ts'
import { mendingService } from './services/mending-service.ts'
import { projectService } from './services/project-service.ts'
import { pseudonymService } from './services/pseudonym-service.ts'
import { reportBuildingService } from './services/report-building-service.ts'
import { reportReadingService } from './services/report-reading-service.ts'
import { reportService } from './services/report-service.ts'
import { retrievalContextService } from './services/retrieval-context-service.ts'
import { retrievalMarksService } from './services/retrieval-marks-service.ts'
import { retrievalSavedService } from './services/retrieval-saved-service.ts'
import { retrievalService } from './services/retrieval-service.ts'
import { StudyWarming } from './services/retrieval-warming.ts'
import { sampleService } from './services/sample-service.ts'
import { roundService } from './services/round-service.ts'
import { searchService } from './services/search-service.ts'
import { searchWordsService } from './services/search-words-service.ts'
import { Session } from './services/session.ts'
import { Staging } from './services/staging.ts'
import { verifyService } from './services/verify-service.ts'

export interface HostOptions {
  /** The folder `resources/`. */
  readonly resources: string
  /** Where the host writes what only its keepers need to see: stacks of unexpected errors. Never project text. */
  readonly log: (line: string) => void
}

/** The means of long work, given by whoever calls. */
export interface Job {
  readonly signal: AbortSignal
  readonly progress: (progress: Progress) => void
}

/** The engine: one open project, and one way in. */
export interface Host {
  /** Answers one call of the contract. Never throws. */
  call(name: string, input: unknown, as: CoderId | null, job?: Job): Promise<Reply<unknown>>
  subscribe(listener: (event: ChangeEvent) => void): () => void
  /** Gives a path that a person chose a token by which calls may name it. */
  grant(path: string, name?: string): string
  pathOf(token: string): string | null
  /** Closes the open project. */
  close(): Promise<void>
}

const handlers: Handlers = {
  ...projectService,
  ...sampleService,
  ...verifyService,
  ...coderService,
  ...importService,
  ...documentService,
  ...caseService,
  ...codebookService,
  ...codebookVersionService,
  ...codebookFileService,
  ...codeGatheringService,
  ...codeUseService,
  ...codingService,
  ...codingEdgesService,
  ...extractService,
  ...memoService,
  ...memoExportService,
  ...boardService,
  ...mendingService,
  ...mendingReplacingService,
  ...historyService,
  ...roundService,
  ...agreementService,
  ...disagreementService,
  ...consensusService,
  ...retrievalService,
  ...retrievalContextService,
  ...retrievalMarksService,
  ...retrievalSavedService,
  ...matrixService,
  ...frameworkService,
  ...frameworkCellService,
  ...frameworkExportService,
  ...reportService,
  ...reportReadingService,
  ...reportBuildingService,
  ...pseudonymService,
  ...mergingService,
  ...exportService,
  ...exchangeService,
  ...handoverService,
  ...searchService,
  ...searchWordsService,
}

type Route = (raw: unknown, context: CallContext) => Promise<unknown>

function routeOf<C extends Call>(call: C, handler: Handler<C>): Route {
  return async (raw, context) => {
    const parsed = z.safeParse<C['input']>(call.input, raw)
    if (!parsed.success) throw badInput(parsed.error)
    return handler(parsed.data, context)
  }
}

function badInput(error: z.core.$ZodError): Refusal {
  const [issue] = error.issues
  return new Refusal('validation', {
    reason: 'bad_input',
    where: issue?.path.join('.') ?? '',
    what: issue?.message ?? '',
  })
}

function isHostCall(name: string): name is HostCall {
  return Object.hasOwn(hostContract, name)
}

function routeFor<N extends HostCall>(name: N): Route {
  return routeOf<(typeof hostContract)[N]>(hostContract[name], handlers[name])
}

function failureOf(error: unknown, log: HostOptions['log'], name: string): Failure {
  if (error instanceof Refusal) return error.failure
  log(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return { code: 'internal', data: {} }
}

const untended: Job = { signal: new AbortController().signal, progress: () => undefined }

/** Makes a host with nothing open. */
export function createHost({ resources, log }: HostOptions): Host {
  const state: HostState = { session: new Session(), grants: new Grants(), staging: new Staging(), resources }
  const warming = new StudyWarming(state.session, log)
  return {
    call: async (name, input, as, job = untended) => {
      if (!isHostCall(name))
        return { ok: false, error: { code: 'not_found', data: { what: 'call', name: name.slice(0, 100) } } }
      const ended = warming.callBy(as)
      try {
        return { ok: true, value: await seenBy(as, () => routeFor(name)(input, { ...state, as, ...job })) }
      } catch (error) {
        return { ok: false, error: failureOf(error, log, name) }
      } finally {
        ended()
      }
    },
    subscribe: (listener) => state.session.subscribe(listener),
    grant: (path, name) => state.grants.grant(path, name),
    pathOf: (token) => state.grants.find(token)?.path ?? null,
    close: async () => {
      warming.stop()
      state.session.close()
      await Promise.resolve()
    },
  }
}
