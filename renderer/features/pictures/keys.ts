/** Keys within a picture. */
export const pictureKeys = [
  ['↑ ↓ ← →', 'Move among its parts'],
  ['Home End', 'First part, last part'],
  ['Enter', 'Open its extracts, or its place in the transcript; fold or unfold a top code'],
  ['Escape', 'Put the words away that stand beside it'],
] as const
