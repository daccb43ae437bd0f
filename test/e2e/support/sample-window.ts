import { expect } from '@playwright/test'
import { askerOf, type Ask } from './raw-ask.ts'
import { test as base } from './temporary-folder.ts'
import { openRawWindow, startWebShell, type RunningWebShell } from './web-shell.ts'

/**
 * A window on the sample study, in a shell of the test's own. A page that complained, by an error or on its console,
 * fails its test.
 */
export const test = base.extend<{
  /** The shell behind the page. */
  shell: RunningWebShell
  /** Asks the host past the page. */
  ask: Ask
}>({
  shell: [
    async ({ folder, page }, provide) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      const shell = await startWebShell({ folder })
      await page.goto(shell.address)
      await expect(page.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible()
      await provide(shell)
      await shell.stop()
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
  ask: async ({ page, shell }, provide) => provide(askerOf(await openRawWindow(page, shell.token))),
})
