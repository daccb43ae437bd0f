/** For the keyboard help. */
export const matrixKeys: readonly (readonly [keys: string, what: string])[] = [
  ['↑ ↓ ← →', 'From cell to cell, and to the headings'],
  ['Home End', 'First, last of the row; with Ctrl, of the table'],
  ['PageUp PageDown', 'Ten rows up, ten rows down'],
  ['Enter', 'Open the cell to what it counts'],
  ['Escape', 'Close what was opened, back to the cell'],
  ['s', 'On a heading: largest first by its line; again: as before'],
  ['Alt + ↑ ↓', 'On the heading of a row: move the row'],
  ['Alt + ← →', 'On the heading of a column: move the column'],
]
