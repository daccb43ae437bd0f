import path from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { connectHost } from '#host/connect.ts'
import { appFolder } from '#host/places/app-folder.ts'
import { openLog } from '#host/places/log-file.ts'
import { Preferences } from '#host/places/preferences.ts'
import { RecentFiles } from '#host/places/recent-files.ts'
import { provideSampleStudy } from '#host/places/sample-study.ts'
import { serveWindow } from './ipc.ts'
import { setMenu } from './menu.ts'
import { projectArgument } from './project-argument.ts'
import { declareRendererScheme, serveRenderer } from './renderer-protocol.ts'
import { desktopHandlers } from './shell-calls.ts'
import { createWindow, showPage } from './window.ts'

/** The desktop shell: one host, one window, one project. `--sample` opens the sample study, as `npm start` does. */
let window: BrowserWindow | null = null
/** A project the system asked for before there was a window; later ones are opened in it. */
let early = projectArgument(process.argv.slice(1), process.cwd())
let openProject = (file: string): void => {
  early = file
}

declareRendererScheme()
if (app.requestSingleInstanceLock()) {
  app.on('open-file', (event, file) => {
    event.preventDefault()
    openProject(file)
  })
  app.on('second-instance', (_event, args, workingFolder) => {
    const file = projectArgument(args.slice(1), workingFolder)
    if (file !== null) openProject(file)
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  void app.whenReady().then(start)
} else {
  app.quit()
}

async function start(): Promise<void> {
  const dataFolder = app.getPath('userData')
  const projectFolder = app.getPath('documents')
  const log = openLog(dataFolder)
  const host = connectHost({ log })
  const recent = new RecentFiles(dataFolder)
  const handlers = desktopHandlers({
    host,
    recent,
    preferences: new Preferences(dataFolder),
    dataFolder,
    folders: [projectFolder],
    projectFolder,
    window: currentWindow,
  })

  let closed = false
  const end = (): void => {
    closed = true
    app.quit()
  }
  // The windows are gone by then, and with them every call; the project becomes one file before the process ends.
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void host.close().then(end)
  })
  void host.died.then((reason) => {
    log(`the host died: ${reason}`)
    dialog.showErrorBox(
      'Concord has to close',
      `Its engine stopped: ${reason}. Your work is in the project file.`,
    )
    end()
  })

  serveRenderer(path.join(appFolder(), 'out', 'renderer'))
  const shown = createWindow()
  window = shown
  shown.once('closed', () => (window = null))
  const line = serveWindow(shown, { host, handlers, recent, log })
  setMenu((command) => line.tell({ type: 'menu', command }))

  const show = async (file: string | null): Promise<void> => {
    line.renew()
    await showPage(shown, file === null ? null : await host.grant(file))
  }
  openProject = (file) => void show(file)
  const wantsSample = early === null && process.argv.includes('--sample')
  await show(wantsSample ? await provideSampleStudy(host, dataFolder) : early)
}

function currentWindow(): BrowserWindow {
  if (window === null) throw new Error('there is no window')
  return window
}
