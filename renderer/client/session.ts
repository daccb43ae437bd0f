import type { ProjectSummary } from '#shared/contract/project.ts'
import { queryClient } from './ask.ts'
import { projectToOpen } from './bridge.ts'
import { act } from './act.ts'
import { call } from './call.ts'
import { announce, report } from './notices.ts'
import { chooseCoder, loadPreferences, preference } from './preferences.ts'
import { startAfresh, useWorkspace } from './workspace.ts'

/** Starts this window: preferences, then the project the shell named, if any. Failures are shown, never fatal. */
export async function startSession(): Promise<void> {
  await loadPreferences().catch(report)
  if (projectToOpen === null) return
  try {
    settle(await call('project.open', { file: projectToOpen }))
  } catch (error) {
    report(error)
  }
}

/** Opens a project, says what was done to it on the way, and shows it. */
export async function openProject(file: string): Promise<boolean> {
  const opened = await act('project.open', { file })
  if (!opened) return false
  if (opened.recovered)
    announce(`${opened.name} was not closed properly last time. Everything saved is there.`)
  else if (opened.migratedFrom !== null)
    announce(`${opened.name} was brought up to this version. A backup lies beside it.`)
  else announce(`${opened.name} is open.`)
  showProject(opened)
  return true
}

/** Asks for a project file with the desktop's dialog, and opens it. In the browser there is none: see the places. */
export async function chooseProject(): Promise<void> {
  const chosen = await act('shell.chooseProject', {})
  if (chosen) await openProject(chosen.file)
}

/** Shows a project that has just been opened or made. */
export function showProject(project: ProjectSummary): void {
  settle(project)
  startAfresh()
  queryClient.setQueryData(['project.current', {}], project)
}

/** Closes the project and goes back to the welcome view. */
export async function closeProject(): Promise<void> {
  if ((await act('project.close', {}, 'The project is closed.')) === undefined) return
  useWorkspace.setState({ coder: null })
  startAfresh()
  queryClient.setQueryData(['project.current', {}], null)
}

/** Adds a coder, who then sits at this window. Answers whether it was done. */
export async function addCoder(project: ProjectSummary, name: string): Promise<boolean> {
  const coder = await act('coder.create', { name }, ({ name: given }) => `Coding as ${given}.`)
  if (!coder) return false
  // Known at once, also before the change event has made the summary be asked anew.
  queryClient.setQueryData(['project.current', {}], { ...project, coders: [...project.coders, coder] })
  chooseCoder(project.id, coder.id)
  return true
}

/** Takes up the coder remembered for this project, or the only one, or the first. */
export function settle(project: ProjectSummary): void {
  const known = preference(`coder:${project.id}`)
  const coder = project.coders.find((candidate) => candidate.id === known) ?? project.coders[0]
  chooseCoder(project.id, coder?.id ?? null)
}
