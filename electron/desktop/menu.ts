import { app, Menu, type MenuItemConstructorOptions } from 'electron'

type Item = MenuItemConstructorOptions

const isMac = process.platform === 'darwin'
const line: Item = { type: 'separator' }

/** Sets the application's menu. `run` is told the name of the window's own command that an item stands for. */
export function setMenu(run: (command: string) => void): void {
  // The window handles its shortcuts itself, since text fields keep Ctrl+Z for their typing: here they are only shown.
  const item = (label: string, command: string, accelerator?: string): Item => ({
    label,
    click: () => run(command),
    ...(accelerator === undefined || isMac ? {} : { accelerator, registerAccelerator: false }),
  })
  // macOS gives text fields their undo through the menu, after the window has had the key press.
  const typing: Item[] = isMac
    ? [
        { role: 'undo', visible: false },
        { role: 'redo', visible: false },
      ]
    : []

  const file: Item = {
    label: 'File',
    submenu: [
      item('New project…', 'project.new'),
      item('Open project…', 'project.open'),
      line,
      item('Import documents…', 'view.import', 'Alt+I'),
      item('Export…', 'view.export', 'Alt+5'),
      line,
      item('Close project', 'project.close'),
      ...(isMac ? [] : [line, { role: 'quit' } satisfies Item]),
    ],
  }
  const edit: Item = {
    label: 'Edit',
    submenu: [
      item('Undo', 'history.undo', 'CmdOrCtrl+Z'),
      item('Redo', 'history.redo', 'CmdOrCtrl+Shift+Z'),
      ...typing,
      line,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  }
  const view: Item = {
    label: 'View',
    submenu: [
      item('Documents', 'view.documents', 'Alt+1'),
      item('Codebook', 'view.codebook', 'Alt+2'),
      item('Memos', 'view.memos', 'Alt+3'),
      item('Agreement', 'view.agreement', 'Alt+4'),
      item('History', 'view.history', 'Alt+6'),
      line,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      line,
      {
        label: 'Theme',
        submenu: [
          item('As the computer', 'theme.system'),
          item('Light', 'theme.light'),
          item('Dark', 'theme.dark'),
        ],
      },
      line,
      { role: 'togglefullscreen' },
    ],
  }
  const help: Item = { label: 'Help', role: 'help', submenu: [item('Keyboard help', 'help.keys', '?')] }
  const own: Item[] = isMac ? [{ label: app.getName(), role: 'appMenu' }] : []
  Menu.setApplicationMenu(Menu.buildFromTemplate([...own, file, edit, view, help]))
}
