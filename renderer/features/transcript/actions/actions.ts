interface Action {
  /** As in menus; what follows a colon is filled in there. */
  readonly label: string
  /** As `written` gives them. */
  readonly keys: readonly string[]
  /** As shown to people. */
  readonly shown: string
}

/** Everything that can be done with the words selected and the coding in focus. Keys, menus and help are made from it. */
export const actions = {
  code: { label: 'Choose a code…', keys: ['c'], shown: 'C' },
  repeat: { label: 'Code with the last code again', keys: ['.', 'r'], shown: '. or R' },
  inVivo: { label: 'Code with these words as a free code', keys: ['i'], shown: 'I' },
  selectTurn: { label: 'Select the whole turn', keys: ['s'], shown: 'S' },
  selectSentence: { label: 'Select a sentence; again: the next', keys: ['n'], shown: 'N' },
  selectParagraph: { label: 'Select a paragraph; again: the next', keys: ['p'], shown: 'P' },
  startBack: {
    label: 'Begin the coding a word earlier',
    keys: ['Ctrl+Shift+ArrowLeft'],
    shown: 'Ctrl+Shift+←',
  },
  startOn: { label: 'Begin the coding a word later', keys: ['Ctrl+Shift+ArrowRight'], shown: 'Ctrl+Shift+→' },
  endBack: { label: 'End the coding a word earlier', keys: ['Alt+Shift+ArrowLeft'], shown: 'Alt+Shift+←' },
  endOn: { label: 'End the coding a word later', keys: ['Alt+Shift+ArrowRight'], shown: 'Alt+Shift+→' },
  split: { label: 'Split the coding at the cursor', keys: ['Ctrl+/'], shown: 'Ctrl+/' },
  join: { label: 'Join with codings it touches', keys: ['j'], shown: 'J' },
  recode: { label: 'Change its code…', keys: ['e'], shown: 'E' },
  example: { label: 'Use as example…', keys: ['x'], shown: 'X' },
  closeButNo: { label: 'Close, but no…', keys: ['z'], shown: 'Z' },
  memo: { label: 'Memo on these words, or on the coding…', keys: ['m'], shown: 'M' },
  remove: { label: 'Remove the coding', keys: ['Delete', 'Backspace'], shown: 'Delete' },
  next: { label: 'Go to the coding after', keys: [']'], shown: ']' },
  previous: { label: 'Go to the coding before', keys: ['['], shown: '[' },
  finish: { label: 'Mark the document as finished, or reopen it', keys: ['f'], shown: 'F' },
  numbers: { label: 'Show or hide turn numbers', keys: ['l'], shown: 'L' },
  mend: { label: 'Mend this turn…', keys: [], shown: 'F2' },
  menu: { label: 'Open the menu', keys: ['Shift+F10', 'ContextMenu'], shown: 'Shift+F10' },
} as const satisfies { readonly [name: string]: Action }

export type ActionName = keyof typeof actions

const byKey = new Map<string, ActionName>(
  Object.entries(actions).flatMap(([name, action]) =>
    // Object.entries forgets that its keys are those of the constant above.
    action.keys.map((key) => [key, name as ActionName] as const),
  ),
)

/** The action a press stands for, if any. */
export function actionFor(press: string): ActionName | undefined {
  return byKey.get(press)
}

/** The transcript's keys for the keyboard help: what is pressed, and what that does. */
export const transcriptKeys: readonly (readonly [string, string])[] = [
  ['↑ ↓', 'Turn before, turn after'],
  ['Enter', 'Put the word cursor into the turn; with words selected, choose a code'],
  ['← →', 'Word before, word after'],
  ['Home End', 'Start or end of the turn'],
  ['Shift + ← → ↑ ↓', 'Select more or fewer words'],
  ['1 to 9', 'Code with a pinned code'],
  ...Object.values(actions)
    // F2 is the window's own key, and told with the others of mending.
    .filter((action) => action.keys.length > 0)
    .map((action) => [action.shown, action.label] as const),
  ['Ctrl + plus, minus, 0', 'Larger, smaller, usual text'],
  ['Shift + Enter', 'In the palette: code, and keep the palette open'],
  ['Escape', 'Let go of the selection'],
]
