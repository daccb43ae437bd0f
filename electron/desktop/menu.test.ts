import { beforeEach, describe, expect, it, vi } from 'vitest'
import { commandNames, isCommandName, keysOf } from '../../renderer/app/command-list.ts'
import { setMenu } from './menu.ts'

interface Item {
  readonly label?: string
  readonly role?: string
  readonly accelerator?: string
  readonly submenu?: readonly Item[]
  click?(): void
}

const { templates } = vi.hoisted(() => ({ templates: [] as Item[][] }))

vi.mock('electron', () => ({
  app: { getName: () => 'Concord' },
  Menu: {
    buildFromTemplate: (template: Item[]) => {
      templates.push(template)
      return template
    },
    setApplicationMenu: () => undefined,
  },
}))

/** Every item that does something of Concord's own, with the command it sends. */
function itemsWithCommands(): { readonly item: Item; readonly command: string }[] {
  const sent: string[] = []
  setMenu((command) => sent.push(command))
  const flat = (items: readonly Item[]): Item[] =>
    items.flatMap((item) => [item, ...flat(item.submenu ?? [])])
  return flat(templates.at(-1) ?? [])
    .filter((item) => item.click !== undefined)
    .map((item) => {
      item.click?.()
      return { item, command: sent.at(-1) ?? '' }
    })
}

/** As the window's list writes it. */
function written(accelerator: string): string {
  return accelerator.replace('CmdOrCtrl', 'Ctrl').replace('Left', '←').replace('Right', '→')
}

beforeEach(() => {
  templates.length = 0
})

describe("the desktop's menu", () => {
  it("sends only commands of the window's list", () => {
    const commands = itemsWithCommands().map(({ command }) => command)
    expect(commands.length).toBeGreaterThan(20)
    expect(commands.filter((command) => !isCommandName(command))).toEqual([])
  })

  it('has every command of the list once', () => {
    const commands = itemsWithCommands().map(({ command }) => command)
    expect(commands.toSorted()).toEqual(commandNames.toSorted())
  })

  it('shows the keys the window listens for', () => {
    const shown = itemsWithCommands().map(({ item, command }) => [command, item.accelerator ?? null])
    // macOS is shown none.
    const listened = commandNames.map((name) => [
      name,
      process.platform === 'darwin' ? null : (keysOf(name, false)[0] ?? null),
    ])
    expect(
      Object.fromEntries(
        shown.map(([name, keys]) => [name, typeof keys === 'string' ? written(keys) : null]),
      ),
    ).toEqual(Object.fromEntries(listened))
  })
})
