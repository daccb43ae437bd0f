import { record } from './calls.ts'
import { strict } from './strict.ts'

export interface MenuEntry {
  readonly label?: string
  readonly role?: string
  readonly submenu?: readonly MenuEntry[]
  readonly click?: () => void
}

let current: readonly MenuEntry[] = []

export const Menu = strict('Menu', {
  buildFromTemplate: (template: readonly MenuEntry[]) => strict('menu', { items: template }),
  setApplicationMenu(menu: { readonly items: readonly MenuEntry[] }): void {
    current = menu.items
    record('Menu.setApplicationMenu', menu.items)
  },
})

/** Chooses an item as a person would: `File`, `Import documents…`. */
export function chooseMenuItem(labels: readonly string[]): void {
  let entries = current
  let entry: MenuEntry | undefined
  for (const label of labels) {
    entry = entries.find((candidate) => candidate.label === label)
    if (entry === undefined) throw new Error(`there is no menu item ${labels.join(' > ')}`)
    entries = entry.submenu ?? []
  }
  if (entry?.click === undefined) throw new Error(`the menu item ${labels.join(' > ')} does nothing`)
  entry.click()
}
