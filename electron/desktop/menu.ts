import { app, Menu, type MenuItemConstructorOptions } from 'electron'

type Item = MenuItemConstructorOptions

const isMac = process.platform === 'darwin'
const line: Item = { type: 'separator' }

/**
 * Sets the application's menu. `run` is told the name of the window's own command that an item stands for; a test
 * holds names, and the keys shown with them, to the window's list.
 */
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
      item('Open a REFI-QDA project…', 'project.exchange'),
      item('About this project…', 'project.about'),
      line,
      item('Import documents…', 'view.import', 'Alt+I'),
      item('Copies for colleagues', 'view.handovers', 'Alt+G'),
      item('Merge copies', 'view.merging', 'Alt+M'),
      item('Export…', 'view.export', 'Alt+5'),
      item('Merge a codebook…', 'view.codebook-merge'),
      item('Export the codebook…', 'codebook.export'),
      line,
      item('Add a coder…', 'coder.add'),
      line,
      item('Close the document tab', 'tab.close', 'CmdOrCtrl+W'),
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
      line,
      item('Mend this turn…', 'turn.mend', 'F2'),
      item('Find and replace…', 'view.replace', 'Alt+R'),
      item('Orphaned codings', 'view.orphans', 'Alt+O'),
      item('Compare with the original', 'document.compare'),
    ],
  }
  const go: Item = {
    label: 'Go',
    submenu: [
      item('Go to anything…', 'palette.open', 'CmdOrCtrl+K'),
      line,
      item('Back', 'trail.back', 'Alt+Left'),
      item('Forward', 'trail.forward', 'Alt+Right'),
      line,
      item('Next document tab', 'tab.next', 'CmdOrCtrl+PageDown'),
      item('Document tab before', 'tab.previous', 'CmdOrCtrl+PageUp'),
      line,
      item('Documents', 'view.documents', 'Alt+1'),
      item('Codebook', 'view.codebook', 'Alt+2'),
      item('Free codes', 'view.board', 'Alt+7'),
      item('Memos', 'view.memos', 'Alt+3'),
      item('Rounds', 'view.rounds', 'Alt+8'),
      item('Agreement', 'view.agreement', 'Alt+4'),
      item('Disagreements', 'view.disagreements', 'Alt+9'),
      item('Search', 'view.search', 'CmdOrCtrl+Shift+F'),
      item('Extracts', 'view.extracts', 'Alt+X'),
      item('Matrices', 'view.matrices', 'Alt+T'),
      item('Pictures', 'view.pictures', 'Alt+U'),
      item('Frameworks', 'view.frameworks', 'Alt+K'),
      item('Report', 'view.report', 'Alt+P'),
      item('History', 'view.history', 'Alt+6'),
    ],
  }
  const view: Item = {
    label: 'View',
    submenu: [
      item('Open beside…', 'side.open', 'Alt+B'),
      item('Go to the other side', 'side.other', 'F6'),
      item('Close the other side', 'side.close', 'Alt+Shift+B'),
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
          item('High contrast', 'theme.contrast'),
        ],
      },
      line,
      { role: 'togglefullscreen' },
    ],
  }
  const help: Item = { label: 'Help', role: 'help', submenu: [item('Keyboard help', 'help.keys', '?')] }
  const own: Item[] = isMac ? [{ label: app.getName(), role: 'appMenu' }] : []
  Menu.setApplicationMenu(Menu.buildFromTemplate([...own, file, edit, go, view, help]))
}
