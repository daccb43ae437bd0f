import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { browserFlags, requireBrowser } from '../browser.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** Frames come as fast as they are drawn, not sixty times a second. */
const withoutWaiting = ['--disable-frame-rate-limit', '--disable-gpu-vsync']

/** The specs that need a browser. They run on what `npm run build` made. */
export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: path.join(root, 'test-results', 'e2e'),
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: path.join(root, 'test-results', 'e2e.json') }]],
  use: {
    locale: 'en-GB',
    viewport: { width: 1280, height: 860 },
    trace: 'retain-on-failure',
    launchOptions: { executablePath: requireBrowser(), args: [...browserFlags, ...withoutWaiting] },
  },
})
