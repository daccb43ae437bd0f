import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser } from './find-browser.ts'

describe('finding a browser', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'concord-browser-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('prefers Chrome to Edge among those on the path', () => {
    for (const name of ['microsoft-edge', 'google-chrome']) {
      writeFileSync(path.join(folder, name), '')
      chmodSync(path.join(folder, name), 0o755)
    }
    expect(findBrowser('linux', { PATH: folder })).toBe(path.join(folder, 'google-chrome'))
  })

  it('looks into the home folder on macOS', () => {
    const place = path.join(folder, 'Applications/Chromium.app/Contents/MacOS')
    mkdirSync(place, { recursive: true })
    writeFileSync(path.join(place, 'Chromium'), '')
    chmodSync(path.join(place, 'Chromium'), 0o755)
    expect(findBrowser('darwin', { HOME: folder })).toBe(path.join(place, 'Chromium'))
  })

  it('finds none where there is none', () => {
    expect(findBrowser('win32', { PROGRAMFILES: folder })).toBeNull()
  })
})
