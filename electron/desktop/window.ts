import path from 'node:path'
import { BrowserWindow } from 'electron'
import { appFolder } from '#host/places/app-folder.ts'
import { pageOrigin } from './renderer-protocol.ts'

/** A window that can show the workbench's page and go nowhere else. */
export function createWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 800,
    minHeight: 560,
    show: false,
    title: 'Concord',
    webPreferences: {
      preload: path.join(appFolder(), 'out', 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  const contents = window.webContents
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  contents.session.setPermissionCheckHandler(() => false)
  window.once('ready-to-show', () => window.show())
  return window
}

let visits = 0

/** Loads the page anew. `open`: the grant of a project that it opens at once; null: none. */
export async function showPage(window: BrowserWindow, open: string | null): Promise<void> {
  const fragment = open === null ? '' : `#${new URLSearchParams({ open }).toString()}`
  // Another fragment alone would not load the page again; another query does.
  visits += 1
  await window.loadURL(`${pageOrigin}/index.html?visit=${visits}${fragment}`)
}
