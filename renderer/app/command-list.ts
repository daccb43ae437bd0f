/** What a command needs before it can run: nothing, an open project, or a document on the side where the person is. */
export type Need = 'nothing' | 'project' | 'document'
export type CommandGroup = 'Finding your way' | 'Views' | 'Mending' | 'Project'

export interface CommandEntry {
  readonly label: string
  readonly group: CommandGroup
  readonly needs: Need
  /** As pressed, e.g. Ctrl+Shift+Z; Ctrl is also a Mac's Command key. Any of them does it. */
  readonly keys?: readonly string[]
  /** More of them, that a browser keeps for itself: they are told only in the desktop. */
  readonly desktopKeys?: readonly string[]
  /** Also while the person types in a field. */
  readonly whileTyping?: true
}

const entry = (
  group: CommandGroup,
  needs: Need,
  label: string,
  ...keys: readonly string[]
): CommandEntry => ({ group, needs, label, keys })

/**
 * Everything that can be done from anywhere in the window, by its name `noun.verb`. The desktop's menu sends these
 * names, the palette and the keyboard help list them; what they do stands in commands.ts.
 */
export const commandList = {
  'palette.open': { ...entry('Finding your way', 'project', 'Go to anything', 'Ctrl+K'), whileTyping: true },
  'trail.back': entry('Finding your way', 'project', 'Back', 'Alt+←'),
  'trail.forward': entry('Finding your way', 'project', 'Forward', 'Alt+→'),
  'tab.next': {
    ...entry('Finding your way', 'project', 'Next document tab', 'Alt+PageDown'),
    desktopKeys: ['Ctrl+PageDown'],
  },
  'tab.previous': {
    ...entry('Finding your way', 'project', 'Document tab before', 'Alt+PageUp'),
    desktopKeys: ['Ctrl+PageUp'],
  },
  'tab.close': {
    ...entry('Finding your way', 'document', 'Close the document tab', 'Alt+W'),
    desktopKeys: ['Ctrl+W'],
  },
  'side.open': entry('Finding your way', 'project', 'Open beside…', 'Alt+B'),
  'side.other': entry('Finding your way', 'project', 'Go to the other side', 'F6'),
  'side.close': entry('Finding your way', 'project', 'Close the other side', 'Alt+Shift+B'),
  'help.keys': entry('Finding your way', 'nothing', 'Keyboard help', '?'),

  'view.documents': entry('Views', 'project', 'Documents', 'Alt+1'),
  'view.codebook': entry('Views', 'project', 'Codebook', 'Alt+2'),
  'view.board': entry('Views', 'project', 'Free codes', 'Alt+7'),
  'view.memos': entry('Views', 'project', 'Memos', 'Alt+3'),
  'view.rounds': entry('Views', 'project', 'Rounds', 'Alt+8'),
  'view.extracts': entry('Views', 'project', 'Extracts', 'Alt+X'),
  'view.agreement': entry('Views', 'project', 'Agreement', 'Alt+4'),
  'view.frameworks': entry('Views', 'project', 'Frameworks', 'Alt+K'),
  'view.disagreements': entry('Views', 'project', 'Disagreements', 'Alt+9'),
  'view.matrices': entry('Views', 'project', 'Matrices', 'Alt+T'),
  'view.pictures': entry('Views', 'project', 'Pictures', 'Alt+U'),
  'view.search': { ...entry('Views', 'project', 'Search', 'Ctrl+Shift+F'), whileTyping: true },
  'view.report': entry('Views', 'project', 'Report', 'Alt+P'),
  'view.handovers': entry('Views', 'project', 'Copies', 'Alt+G'),
  'view.merging': entry('Views', 'project', 'Merge copies', 'Alt+M'),
  'view.export': entry('Views', 'project', 'Export', 'Alt+5'),
  'view.history': entry('Views', 'project', 'History', 'Alt+6'),
  'view.import': entry('Views', 'project', 'Import documents', 'Alt+I'),

  'view.codebook-merge': entry('Views', 'project', 'Merge a codebook'),
  'codebook.export': entry('Views', 'project', 'Export the codebook…'),

  'history.undo': entry('Mending', 'project', 'Undo', 'Ctrl+Z'),
  'history.redo': entry('Mending', 'project', 'Redo', 'Ctrl+Shift+Z', 'Ctrl+Y'),
  'turn.mend': entry('Mending', 'document', 'Mend this turn', 'F2'),
  'document.compare': entry('Mending', 'document', 'Compare with the original'),
  'view.replace': entry('Mending', 'project', 'Find and replace', 'Alt+R'),
  'view.orphans': entry('Mending', 'project', 'Orphaned codings', 'Alt+O'),

  'project.new': entry('Project', 'nothing', 'New project…'),
  'project.open': entry('Project', 'nothing', 'Open a project…'),
  'project.exchange': entry('Project', 'nothing', 'Open a REFI-QDA project…'),
  'project.about': entry('Project', 'project', 'About this project…'),
  'project.close': entry('Project', 'project', 'Close the project'),
  'coder.add': entry('Project', 'project', 'Add a coder…'),
  'theme.system': entry('Project', 'nothing', 'Theme: as the computer'),
  'theme.light': entry('Project', 'nothing', 'Theme: light'),
  'theme.dark': entry('Project', 'nothing', 'Theme: dark'),
  'theme.contrast': entry('Project', 'nothing', 'Theme: high contrast'),
} as const satisfies { readonly [name: string]: CommandEntry }

export type CommandName = keyof typeof commandList

export const commandNames = Object.keys(commandList).filter(isCommandName)

/** What is told of a command. */
export function commandEntry(name: CommandName): CommandEntry {
  return commandList[name]
}

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandList, name)
}

/** The presses that do it, as they are told; in a browser without those it keeps for itself. */
export function keysOf(name: CommandName, inBrowser: boolean): readonly string[] {
  const { keys = [], desktopKeys = [] } = commandEntry(name)
  return inBrowser ? keys : [...desktopKeys, ...keys]
}
