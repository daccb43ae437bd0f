import * as z from 'zod'
import { command } from './define.ts'
import { projectSummary } from './project.ts'
import { fileGrant } from './values.ts'

/** What a REFI-QDA file and a project could not hold of each other, by kind, as plain sentences. */
export const exchangeReport = z.object({
  counts: z.record(z.string(), z.int()),
  /** What the file can't hold, or was not understood; none: everything was carried over. */
  notices: z.array(z.string()),
})
export type ExchangeReport = z.infer<typeof exchangeReport>

export const exchangeCalls = {
  /** Writes the project as a REFI-QDA project (.qdpx) into a folder. */
  'exchange.exportProject': command({
    input: z.object({ folder: fileGrant }),
    output: exchangeReport.extend({ file: fileGrant, fileName: z.string(), bytes: z.int() }),
    long: true,
    errors: ['disk_full', 'not_found', 'cancelled', 'blind'],
  }),
  /** Makes a new project of a REFI-QDA project (.qdpx) and opens it. */
  'exchange.importProject': command({
    input: z.object({ source: fileGrant, file: fileGrant }),
    output: z.object({ project: projectSummary, report: exchangeReport }),
    long: true,
    errors: ['import_rejected', 'not_found', 'validation', 'disk_full', 'cancelled'],
  }),
}
