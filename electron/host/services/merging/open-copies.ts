import { Refusal } from '#shared/errors.ts'
import { projectId } from '#shared/ids.ts'
import { fingerprintOf, openForeignCopy, type ForeignCopy } from '../../project/index.ts'
import { Rows } from '../../store/merged-rows.ts'
import type { CallContext } from '../context.ts'
import { commandsHeld, readIncoming, type Incoming } from './incoming-rows.ts'

/** A file that may be merged, open beside the project. */
export interface OpenCopy {
  readonly file: string
  readonly fileName: string
  readonly project: ForeignCopy['project']
  readonly projectId: string
  readonly projectName: string
  readonly fingerprint: string
  /** As far as the project knew when it was opened; of several files, a later one may bring less. */
  readonly incoming: Incoming
  readonly handoverId: string | null
  readonly drop: () => void
}

/** Opens copies of project files to be merged; where one can't be, none stays open. @throws Refusal as opening a project; cancelled */
export async function openCopies(
  files: readonly string[],
  { session, grants, signal, progress }: Pick<CallContext, 'session' | 'grants' | 'signal' | 'progress'>,
): Promise<OpenCopy[]> {
  const { project } = session
  const opened: OpenCopy[] = []
  try {
    for (const [at, file] of files.entries()) {
      const granted = grants.get(file)
      progress({ done: at, total: files.length, step: granted.name })
      await new Promise(setImmediate)
      if (signal.aborted) throw new Refusal('cancelled')
      const copy = openForeignCopy(granted.path, project.path)
      try {
        const known = project.read(commandsHeld)
        const about = copy.project.read((db) => {
          const [row] = new Rows(db).all('project')
          const id = projectId.safeParse(row?.['id'])
          if (!row || !id.success) throw new Refusal('corrupt', { reason: 'foreign_rows' })
          return {
            projectId: id.data,
            projectName: String(row['name']),
            handoverId: row['handover_id'] === null ? null : String(row['handover_id']),
            fingerprint: fingerprintOf(db),
            incoming: readIncoming(db, known),
          }
        })
        opened.push({ file, fileName: granted.name, project: copy.project, ...about, drop: copy.drop })
      } catch (error) {
        copy.drop()
        throw error
      }
    }
    return opened
  } catch (error) {
    for (const copy of opened) copy.drop()
    throw error
  }
}
