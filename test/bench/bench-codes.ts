import type { CodeId } from '#shared/ids.ts'
import type { Workbench } from '../../electron/cli/workbench.ts'
import { codes } from './team-study.ts'

/** Makes the codes of a team's study in the open project. @returns them in the study's order */
export async function makeCodes(workbench: Workbench): Promise<CodeId[]> {
  const made: CodeId[] = []
  for (const { id, parent } of codes) {
    const above = parent === null ? null : (made[codes.findIndex((code) => code.id === parent)] ?? null)
    made.push((await workbench.ask('codebook.create', { parent: above, fields: { name: id } })).id)
  }
  return made
}
