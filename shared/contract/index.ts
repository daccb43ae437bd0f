import type * as z from 'zod'
import { agreementCalls } from './agreement.ts'
import { boardCalls } from './board.ts'
import { codebookCalls } from './codebook.ts'
import { codebookFileCalls } from './codebook-files.ts'
import { codingCalls } from './coding.ts'
import type { Command, Query } from './define.ts'
import { consensusCalls } from './consensus.ts'
import { documentCalls } from './documents.ts'
import { exchangeCalls } from './exchange.ts'
import { exportCalls } from './export.ts'
import { frameworkCalls } from './frameworks.ts'
import { handoverCalls } from './handover.ts'
import { historyCalls } from './history.ts'
import { importCalls } from './import.ts'
import { matrixCalls } from './matrices.ts'
import { mendingCalls } from './mending.ts'
import { mergingCalls } from './merging.ts'
import { projectCalls } from './project.ts'
import { pseudonymCalls } from './pseudonyms.ts'
import { reportCalls } from './reports.ts'
import { retrievalCalls } from './retrieval.ts'
import { roundCalls } from './rounds.ts'
import { searchCalls } from './search.ts'
import { shellCalls } from './shell.ts'

/** Everything the host can be asked. Each name is `noun.verb`. */
export const hostContract = {
  ...projectCalls,
  ...importCalls,
  ...documentCalls,
  ...codebookCalls,
  ...codingCalls,
  ...boardCalls,
  ...mendingCalls,
  ...historyCalls,
  ...roundCalls,
  ...agreementCalls,
  ...consensusCalls,
  ...retrievalCalls,
  ...matrixCalls,
  ...frameworkCalls,
  ...reportCalls,
  ...pseudonymCalls,
  ...mergingCalls,
  ...codebookFileCalls,
  ...handoverCalls,
  ...exchangeCalls,
  ...exportCalls,
  ...searchCalls,
}

/** Everything a window can ask: the host's calls and its shell's. */
export const contract = { ...hostContract, ...shellCalls }

export type HostCall = keyof typeof hostContract
export type ShellCall = keyof typeof shellCalls
export type CallName = keyof typeof contract
export { shellCalls }

/** What a caller passes, before defaults and trimming. */
export type CallInput<N extends CallName> = z.input<(typeof contract)[N]['input']>
/** What a handler receives. */
export type ParsedInput<N extends CallName> = z.output<(typeof contract)[N]['input']>
export type CallOutput<N extends CallName> = z.output<(typeof contract)[N]['output']>

export type QueryName = { [N in CallName]: (typeof contract)[N] extends Query ? N : never }[CallName]
export type CommandName = { [N in CallName]: (typeof contract)[N] extends Command ? N : never }[CallName]

/** Whether a word is a name of the contract. */
export function isCallName(word: string): word is CallName {
  return Object.hasOwn(contract, word)
}
