import type { Arguments, OptionName } from '../arguments.ts'
import type { Workbench } from '../workbench.ts'

/** One command of `concord`. Answers the exit status where it isn't 0. */
export interface CliCommand {
  readonly options: readonly OptionName[]
  readonly run: (given: Arguments, workbench: Workbench) => Promise<number | void>
}
