/** For the keyboard help. */
export const frameworkKeys: readonly (readonly [keys: string, what: string])[] = [
  ['↑ ↓ ← →', 'From cell to cell, and to the headings'],
  ['Home End', 'First, last of the row; with Ctrl, of the matrix'],
  ['Enter', 'Open the cell; on a heading of a column, its theme'],
  ['Alt + ↑ ↓', 'On the heading of a row: move the row'],
  ['Alt + ← →', 'On the heading of a column: move the theme'],
  ['Ctrl + Enter', 'While writing: save'],
  ['Escape', 'Close the cell; what was typed is kept'],
  ['L', 'On an extract: link it, or unlink it'],
  ['Q', 'On an extract: quote it in the text'],
  ['T', 'On an extract: show it in the transcript'],
]
