import path from 'node:path'
import type { CodebookFile } from '#shared/contract/codebook.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import type { ProjectSummary } from '#shared/contract/project.ts'
import { Refusal } from '#shared/errors.ts'
import { projectId } from '#shared/ids.ts'
import { currentVersion, newId, Project } from '../project/index.ts'
import { listCoders } from '../store/coder-store.ts'
import { countProject, insertProject, readProject, renameProject } from '../store/project-store.ts'
import { now } from './clock.ts'
import { readCodebookFile, readStarter } from './codebook-files.ts'
import { addCodesFromFile, publishVersion } from './codebook-writing.ts'
import { addCoder } from './coder-service.ts'
import type { Service } from './context.ts'
import type { Grants } from './grants.ts'
import { quoted } from './plain-words.ts'

/** The open project in a few figures. */
export function describeProject(project: Project): ProjectSummary {
  return project.read((db) => {
    const row = readProject(db)
    if (!row) throw new Refusal('corrupt', { reason: 'no_project_row' })
    return {
      ...row,
      fileName: path.basename(project.path),
      ...countProject(db),
      coders: listCoders(db),
      schemaVersion: currentVersion,
    }
  })
}

function codebookFor(
  wanted: ParsedInput<'project.create'>['codebook'],
  resources: string,
  grants: Grants,
): CodebookFile | null {
  if (wanted === 'none') return null
  if (typeof wanted === 'string') return readStarter(resources, wanted)
  const grant = grants.get(wanted.file)
  return readCodebookFile(grant.path, grant.name)
}

/** How many dated backups stay in the folder beside the project; the person's own copies are never counted. */
const backupsKept = 10

/** `Study.concord` for `Study`. */
function withExtension(file: string): string {
  return path.extname(file).toLowerCase() === '.concord' ? file : `${file}.concord`
}

export const projectService: Service<
  | 'project.create'
  | 'project.open'
  | 'project.close'
  | 'project.current'
  | 'project.rename'
  | 'project.backUp'
> = {
  'project.create': ({ file, name, codebook, coder }, { session, grants, staging, resources }) => {
    const codes = codebookFor(codebook, resources, grants)
    const project = Project.create(withExtension(grants.get(file).path), (db) => {
      insertProject(db, { id: newId(projectId), name, createdAt: now() })
      const first = coder === null ? null : addCoder(db, coder).id
      if (codes) addCodesFromFile(db, codes.codes)
      publishVersion(db, codes?.name ?? '', first)
    })
    staging.clear()
    session.adopt(project)
    return describeProject(project)
  },

  'project.open': ({ file }, { session, grants, staging }) => {
    const wanted = grants.get(file).path
    if (session.isOpen && session.project.path === wanted) {
      return { ...describeProject(session.project), migratedFrom: null, recovered: false }
    }
    const project = Project.open(wanted)
    staging.clear()
    session.adopt(project)
    return { ...describeProject(project), migratedFrom: project.migratedFrom, recovered: project.recovered }
  },

  'project.close': (_input, { session, staging }) => {
    staging.clear()
    session.close()
    return null
  },

  'project.current': (_input, { session }) => (session.isOpen ? describeProject(session.project) : null),

  'project.rename': ({ name }, { session, as }) =>
    session.project.write(
      { kind: 'project.rename', label: `Renamed the project to ${quoted(name)}`, coder: as },
      (db) => {
        renameProject(db, name)
        return null
      },
    ),

  'project.backUp': async ({ file }, { session, grants, signal, progress }) => {
    const { project } = session
    const tell = (step: string) => (done: number, total: number) => progress({ done, total, step })
    if (file === null) {
      const folder = project.path.replace(/\.concord$/u, ' backups')
      const { path: made, bytes } = await project.rotateBackups(
        folder,
        backupsKept,
        tell(path.basename(folder)),
        signal,
      )
      return { fileName: path.basename(made), bytes }
    }
    const target = withExtension(grants.get(file).path)
    if (target === project.path) {
      throw new Refusal('validation', { reason: 'file_exists', name: path.basename(target) })
    }
    const { bytes } = await project.backUp(target, tell(path.basename(target)), signal)
    return { fileName: path.basename(target), bytes }
  },
}
