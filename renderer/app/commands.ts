import { create } from 'zustand'
import { act } from '../client/act.ts'
import { exportCodebook } from '../client/codebook-files.ts'
import { inBrowser } from '../client/files.ts'
import { nextTab } from '../client/layout.ts'
import { mendHere } from '../client/mending.ts'
import { announce } from '../client/notices.ts'
import { chooseTheme } from '../client/preferences.ts'
import { chooseProject, closeProject } from '../client/session.ts'
import {
  beAt,
  closeSide,
  closeTab,
  currentView,
  go,
  goBack,
  goForward,
  useWorkspace,
} from '../client/workspace.ts'
import { commandEntry, keysOf, type CommandName } from './command-list.ts'

type FrameDialog =
  'help' | 'coder' | 'project' | 'new-project' | 'exchange' | 'exchange-report' | 'palette' | 'palette-beside'

/** Which of the frame's own dialogs is open. */
export const useFrameDialog = create<{ readonly open: FrameDialog | null }>(() => ({ open: null }))

const dialog = (open: FrameDialog) => () => useFrameDialog.setState({ open })

/** What each command does. */
const deeds: { readonly [Name in CommandName]: () => void } = {
  'palette.open': dialog('palette'),
  'trail.back': goBack,
  'trail.forward': goForward,
  'tab.next': () => stepTab(1),
  'tab.previous': () => stepTab(-1),
  'tab.close': () => withDocument(closeTab),
  'side.open': dialog('palette-beside'),
  'side.other': goToOtherSide,
  'side.close': closeOtherSide,
  'help.keys': dialog('help'),

  'view.documents': () => go({ room: 'documents' }),
  'view.codebook': () => go({ room: 'codebook' }),
  'view.board': () => go({ room: 'board' }),
  'view.memos': () => go({ room: 'memos' }),
  'view.rounds': () => go({ room: 'rounds' }),
  'view.extracts': () => go({ room: 'extracts' }),
  'view.agreement': () => go({ room: 'agreement' }),
  'view.frameworks': () => go({ room: 'frameworks' }),
  'view.disagreements': () => go({ room: 'disagreements' }),
  'view.matrices': () => go({ room: 'matrices' }),
  'view.pictures': () => go({ room: 'pictures' }),
  'view.search': () => go({ room: 'search' }),
  'view.report': () => go({ room: 'report' }),
  'view.handovers': () => go({ room: 'handovers' }),
  'view.merging': () => go({ room: 'merging' }),
  'view.export': () => go({ room: 'export' }),
  'view.history': () => go({ room: 'history' }),
  'view.import': () => go({ room: 'import' }),

  'view.codebook-merge': () => go({ room: 'codebook-merge' }),
  'codebook.export': exportCodebook,

  'history.undo': () => void undo(),
  'history.redo': () => void redo(),
  'turn.mend': () => withDocument(mendHere),
  'document.compare': () => withDocument((document) => go({ room: 'compare', document })),
  'view.replace': () => go({ room: 'replace' }),
  'view.orphans': () => go({ room: 'orphans' }),

  'project.new': dialog('new-project'),
  'project.open': () => void chooseProject(),
  'project.exchange': dialog('exchange'),
  'project.about': dialog('project'),
  'project.close': () => void closeProject(),
  'coder.add': dialog('coder'),
  'theme.system': () => chooseTheme('system'),
  'theme.light': () => chooseTheme('light'),
  'theme.dark': () => chooseTheme('dark'),
  'theme.contrast': () => chooseTheme('contrast'),
}

/** Whether a command can run now. */
export function isOffered(name: CommandName, projectIsOpen: boolean): boolean {
  const { needs } = commandEntry(name)
  if (needs === 'nothing') return true
  if (!projectIsOpen) return false
  if (name === 'side.other' || name === 'side.close') return useWorkspace.getState().beside !== null
  return needs === 'project' || currentView(useWorkspace.getState()).room === 'document'
}

/** Runs a command, where it can be run. */
export function runCommand(name: CommandName, projectIsOpen: boolean): void {
  if (isOffered(name, projectIsOpen)) deeds[name]()
}

/** The presses of a command as they are told in this window, e.g. `Ctrl+Z`; empty where there are none. */
export function keysHere(name: CommandName): readonly string[] {
  return keysOf(name, inBrowser)
}

export async function undo(): Promise<void> {
  await act('history.undo', {}, (entry) => (entry ? `Undone: ${entry.label}.` : 'There is nothing to undo.'))
}

export async function redo(): Promise<void> {
  await act('history.redo', {}, (entry) =>
    entry ? `Done again: ${entry.label}.` : 'There is nothing to redo.',
  )
}

function withDocument(run: (document: string) => void): void {
  const view = currentView(useWorkspace.getState())
  if (view.room === 'document') run(view.document)
}

function stepTab(direction: 1 | -1): void {
  const now = useWorkspace.getState()
  const view = currentView(now)
  const next = nextTab(now.tabs, view.room === 'document' ? view.document : null, direction)
  if (next === undefined) announce('There is no other document tab.')
  else go({ room: 'document', document: next })
}

function goToOtherSide(): void {
  const { side } = useWorkspace.getState()
  const other = side === 'view' ? 'beside' : 'view'
  beAt(other)
  const pane = document.querySelector(`[data-side=${other}]`)
  const heading = pane?.querySelector('[data-view-heading]')
  if (heading instanceof HTMLElement) heading.focus()
  else if (pane instanceof HTMLElement) pane.focus()
}

function closeOtherSide(): void {
  closeSide(useWorkspace.getState().side === 'view' ? 'beside' : 'view')
}
