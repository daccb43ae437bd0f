import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base } from '@playwright/test'

/** A folder of the test's own, gone afterwards. */
export const test = base.extend<{ folder: string }>({
  folder: async ({ browserName }, provide) => {
    const folder = mkdtempSync(path.join(tmpdir(), `concord-test-${browserName}-`))
    await provide(folder)
    rmSync(folder, { recursive: true, force: true })
  },
})
