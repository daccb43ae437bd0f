import path from 'node:path'
import { app, dialog, type BrowserWindow, type OpenDialogOptions } from 'electron'
import { commonHandlers, type CommonParts } from '#host/places/common-handlers.ts'
import { freeProjectFile, isProjectFileName, projectExtension } from '#host/places/project-files.ts'
import type { ShellHandlers } from '#host/places/shell-handlers.ts'

const projectFilter = { name: 'Concord projects', extensions: [projectExtension.slice(1)] }
const exchangeFilter = { name: 'REFI-QDA projects', extensions: ['qdpx'] }

export interface DesktopShellParts extends CommonParts {
  /** The window the dialogs belong to. */
  readonly window: () => BrowserWindow
  /** Where dialogs for projects begin. */
  readonly projectFolder: string
}

/** The shell's calls, asked of the person with native dialogs. */
export function desktopHandlers(parts: DesktopShellParts): ShellHandlers {
  const { host, window, projectFolder } = parts

  async function choose(options: OpenDialogOptions): Promise<{ file: string; name: string }[]> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window(), options)
    if (canceled) return []
    return Promise.all(filePaths.map(granted))
  }

  async function granted(file: string): Promise<{ file: string; name: string }> {
    return { file: await host.grant(file), name: path.basename(file) }
  }

  return {
    ...commonHandlers(parts),
    'shell.describe': () => ({ kind: 'desktop', version: app.getVersion(), projectFolder }),
    async 'shell.newProjectFile'({ name }) {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        title: 'New project',
        defaultPath: freeProjectFile(projectFolder, name),
        filters: [projectFilter],
      })
      if (canceled || filePath === '') return null
      return granted(isProjectFileName(filePath) ? filePath : `${filePath}${projectExtension}`)
    },
    async 'shell.chooseProject'() {
      const chosen = await choose({
        title: 'Open project',
        filters: [projectFilter],
        properties: ['openFile'],
      })
      return chosen[0] ?? null
    },
    'shell.chooseProjects': () =>
      choose({
        title: 'Choose project files',
        filters: [projectFilter],
        properties: ['openFile', 'multiSelections'],
      }),
    async 'shell.chooseExchange'() {
      const chosen = await choose({
        title: 'Open a REFI-QDA project',
        filters: [exchangeFilter],
        properties: ['openFile'],
      })
      return chosen[0] ?? null
    },
    'shell.chooseSources': () =>
      choose({ title: 'Import sources', properties: ['openFile', 'multiSelections'] }),
    async 'shell.chooseFolder'() {
      const chosen = await choose({
        title: 'Choose a folder',
        properties: ['openDirectory', 'createDirectory'],
      })
      return chosen[0]?.file ?? null
    },
  }
}
