import { create } from 'zustand'
import { act } from '../client/act.ts'
import { chooseProject, closeProject } from '../client/session.ts'
import { chooseTheme } from '../client/preferences.ts'
import { go, type Room } from '../client/workspace.ts'

/** Which of the frame's own dialogs is open. */
export const useFrameDialog = create<{ readonly open: 'help' | 'coder' | 'project' | 'new-project' | null }>(
  () => ({
    open: null,
  }),
)

export interface WindowCommand {
  /** `noun.verb`; the desktop's menu sends the same names. */
  readonly name: string
  readonly label: string
  /** As pressed, e.g. Ctrl+Shift+Z; null where there is no shortcut. */
  readonly keys: string | null
  readonly needsProject: boolean
  run(): void
}

function show(room: Exclude<Room, 'document'>, label: string, keys: string): WindowCommand {
  return { name: `view.${room}`, label, keys, needsProject: true, run: () => go({ room }) }
}

/** Everything that can be done from anywhere in the window. */
export const commands: readonly WindowCommand[] = [
  show('documents', 'Documents', 'Alt+1'),
  show('codebook', 'Codebook', 'Alt+2'),
  show('memos', 'Memos', 'Alt+3'),
  show('agreement', 'Agreement', 'Alt+4'),
  show('export', 'Export', 'Alt+5'),
  show('history', 'History', 'Alt+6'),
  show('import', 'Import documents', 'Alt+I'),
  { name: 'history.undo', label: 'Undo', keys: 'Ctrl+Z', needsProject: true, run: () => void undo() },
  { name: 'history.redo', label: 'Redo', keys: 'Ctrl+Shift+Z', needsProject: true, run: () => void redo() },
  {
    name: 'help.keys',
    label: 'Keyboard help',
    keys: '?',
    needsProject: false,
    run: () => useFrameDialog.setState({ open: 'help' }),
  },
  {
    name: 'project.new',
    label: 'New project',
    keys: null,
    needsProject: false,
    run: () => useFrameDialog.setState({ open: 'new-project' }),
  },
  {
    name: 'project.open',
    label: 'Open a project',
    keys: null,
    needsProject: false,
    run: () => void chooseProject(),
  },
  {
    name: 'project.close',
    label: 'Close the project',
    keys: null,
    needsProject: true,
    run: () => void closeProject(),
  },
  {
    name: 'theme.system',
    label: 'Theme: as the computer',
    keys: null,
    needsProject: false,
    run: () => chooseTheme('system'),
  },
  {
    name: 'theme.light',
    label: 'Theme: light',
    keys: null,
    needsProject: false,
    run: () => chooseTheme('light'),
  },
  {
    name: 'theme.dark',
    label: 'Theme: dark',
    keys: null,
    needsProject: false,
    run: () => chooseTheme('dark'),
  },
]

export function runCommand(name: string, projectIsOpen: boolean): void {
  const command = commands.find((candidate) => candidate.name === name)
  if (command && (projectIsOpen || !command.needsProject)) command.run()
}

export async function undo(): Promise<void> {
  await act('history.undo', {}, (entry) => (entry ? `Undone: ${entry.label}.` : 'There is nothing to undo.'))
}

export async function redo(): Promise<void> {
  await act('history.redo', {}, (entry) =>
    entry ? `Done again: ${entry.label}.` : 'There is nothing to redo.',
  )
}
