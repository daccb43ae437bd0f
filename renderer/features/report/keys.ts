/** The room's own keys, as the keyboard help tells them. */
export const reportKeys: readonly (readonly [string, string])[] = [
  ['↑ ↓', 'Quotation before, next quotation'],
  ['T', 'Trim the quotation'],
  ['Alt + ↑ ↓', 'Move it earlier or later'],
  ['Delete', 'Leave it out'],
]
