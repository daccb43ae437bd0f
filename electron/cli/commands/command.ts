import type { Arguments, OptionName } from '../arguments.ts'
import type { Workbench } from '../workbench.ts'

/** One command of `concord`. Answers the exit status where it isn't 0. */
export interface CliCommand {
  readonly options: readonly OptionName[]
  /** Those of them that may be given more than once. */
  readonly repeated?: readonly OptionName[]
  readonly run: (given: Arguments, workbench: Workbench) => Promise<number | void>
}
