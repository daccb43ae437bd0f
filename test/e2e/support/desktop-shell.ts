import { existsSync } from 'node:fs'
import path from 'node:path'
import { _electron, type Page } from '@playwright/test'
import { installedElectron } from '../../../electron/web/electron-binary.ts'
import { hasDisplay } from '../../../electron/web/open-window.ts'
import type { Announcement } from '#shared/contract/messages.ts'
import { launchDouble } from '../../electron-double/launch.ts'
import type { ShellWindow } from './shell-window.ts'

const root = path.resolve(import.meta.dirname, '../../..')

export type DialogKind = 'showOpenDialog' | 'showSaveDialog'

/** The built desktop shell, running on a real Electron or on the double of it. */
export interface RunningDesktop {
  readonly page: Page
  /** Puts the answer of the next dialog of that kind. */
  answerDialog(kind: DialogKind, answer: object): Promise<void>
  chooseMenuItem(...labels: string[]): Promise<void>
  windows(): Promise<readonly { url: string; visible: boolean }[]>
  /** Ends it by closing its window or by quitting; answers its exit code. */
  stop(how?: 'closeWindows' | 'quit'): Promise<number | null>
}

export type Launch = (userData: string, args?: readonly string[]) => Promise<RunningDesktop>

/** On the double. */
export const launchOnDouble: Launch = async (userData, args = []) => {
  const app = await launchDouble({ userData, args })
  return {
    page: app.page,
    answerDialog: async (kind, answer) => void (await app.control('answerDialog', kind, answer)),
    chooseMenuItem: async (...labels) => void (await app.control('chooseMenuItem', ...labels)),
    windows: async () => (await app.control('windows')) as { url: string; visible: boolean }[],
    stop: (how) => app.stop(how),
  }
}

/** The executable of a real Electron that can show windows here, or null. */
export function realElectron(): string | null {
  const executable = installedElectron(path.join(root, 'node_modules', 'electron'))
  return executable !== null && existsSync(executable) && hasDisplay() ? executable : null
}

/** On a real Electron. */
export function launchOn(executablePath: string): Launch {
  return async (userData, args = []) => {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const app = await _electron.launch({
      executablePath,
      args: [...sandbox, `--user-data-dir=${userData}`, root, ...args],
    })
    const exited = new Promise<number | null>((resolve) => app.process().once('exit', resolve))
    const page = await app.firstWindow()
    await page.waitForURL((url) => url.protocol === 'app:')
    return {
      page,
      answerDialog: (kind, answer) =>
        app.evaluate(
          ({ dialog }, [name, next]) => {
            const before = Reflect.get(dialog, name) as unknown
            const once = (): Promise<object> => {
              Reflect.set(dialog, name, before)
              return Promise.resolve(next)
            }
            Reflect.set(dialog, name, once)
          },
          [kind, answer] as const,
        ),
      chooseMenuItem: (...labels) =>
        app.evaluate(({ Menu }, wanted) => {
          let items = Menu.getApplicationMenu()?.items ?? []
          for (const label of wanted.slice(0, -1)) {
            items = items.find((item) => item.label === label)?.submenu?.items ?? []
          }
          const chosen = items.find((item) => item.label === wanted.at(-1))
          if (chosen === undefined) throw new Error(`there is no menu item ${wanted.join(' > ')}`)
          Reflect.apply(chosen.click, chosen, [])
        }, labels),
      windows: () =>
        app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows().map((window) => ({
            url: window.webContents.getURL(),
            visible: window.isVisible(),
          })),
        ),
      async stop(how = 'quit') {
        const ending =
          how === 'quit' ? app.evaluate((electron) => electron.app.quit()) : app.windows()[0]?.close()
        // The app may be gone before it has answered.
        await Promise.resolve(ending).catch(() => {})
        return exited
      },
    }
  }
}

/** The window's bridge, as its page has it. */
export async function desktopWindow(page: Page): Promise<ShellWindow> {
  const bridge = await page.evaluateHandle(() => {
    const { concord } = window
    if (!concord) throw new Error('the preload script has put no bridge here')
    const announcements: Announcement[] = []
    concord.subscribe((announcement) => announcements.push(announcement))
    return { concord, announcements }
  })
  return {
    send: (request) => bridge.evaluate(({ concord }, message) => concord.send(message), request),
    announcements: () => bridge.evaluate(({ announcements }) => announcements),
  }
}
