import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Preferences } from './preferences.ts'
import { freeProjectFile, presentFiles, projectFileName, projectFilesIn } from './project-files.ts'
import { RecentFiles } from './recent-files.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concord-places-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('recent projects', () => {
  it('are the latest first, each once, twenty at most', async () => {
    const recent = new RecentFiles(folder)
    await Promise.all(Array.from({ length: 25 }, (_, number) => recent.add(`/study-${number}`)))
    await recent.add('/study-10')
    const files = await recent.list()
    expect(files).toHaveLength(20)
    expect(files.slice(0, 3)).toEqual(['/study-10', '/study-24', '/study-23'])
    expect(files.filter((file) => file === '/study-10')).toHaveLength(1)
  })

  it('survive the program, and can be forgotten', async () => {
    await new RecentFiles(folder).add('/a')
    await new RecentFiles(folder).add('/b')
    await new RecentFiles(folder).forget('/a')
    expect(await new RecentFiles(folder).list()).toEqual(['/b'])
  })

  it('begin anew when their file is damaged, which is kept', async () => {
    writeFileSync(path.join(folder, 'recent-projects.json'), '["/a", 7')
    const recent = new RecentFiles(folder)
    expect(await recent.list()).toEqual([])
    await recent.add('/b')
    expect(await recent.list()).toEqual(['/b'])
    expect(readFileSync(path.join(folder, 'recent-projects.json.damaged'), 'utf8')).toBe('["/a", 7')
  })
})

describe('preferences', () => {
  it('are kept by key, in a file replaced whole', async () => {
    const preferences = new Preferences(folder)
    await Promise.all([preferences.remember('theme', 'dark'), preferences.remember('panes', '[1,2]')])
    await preferences.remember('theme', 'light')
    expect(await new Preferences(folder).all()).toEqual({ theme: 'light', panes: '[1,2]' })
    expect(readdirSync(folder)).toEqual(['preferences.json'])
  })

  it('do not grow without end, and a refusal leaves them usable', async () => {
    const held = Object.fromEntries(Array.from({ length: 500 }, (_, number) => [`key ${number}`, '']))
    writeFileSync(path.join(folder, 'preferences.json'), JSON.stringify(held))
    const preferences = new Preferences(folder)
    await expect(preferences.remember('one more', '')).rejects.toThrow('too_many_preferences')
    await preferences.remember('key 1', 'changed')
    expect((await preferences.all())['key 1']).toBe('changed')
  })
})

describe('project files', () => {
  it('are those with the extension, not folders, not hidden ones', async () => {
    for (const name of ['A.concord', 'b.CONCORD', 'notes.txt', '.hidden.concord']) {
      writeFileSync(path.join(folder, name), '')
    }
    mkdirSync(path.join(folder, 'folder.concord'))
    const files = await projectFilesIn(folder)
    expect(files.map((file) => path.basename(file.path)).toSorted()).toEqual(['A.concord', 'b.CONCORD'])
    expect(await projectFilesIn(path.join(folder, 'nowhere'))).toEqual([])
    expect(await presentFiles([path.join(folder, 'gone.concord')])).toEqual([])
  })

  it('get names that every system takes', () => {
    expect(projectFileName('Sites A/B: "pilot"')).toBe('Sites A B   pilot.concord')
    expect(projectFileName('..')).toBe('Study.concord')
    expect(projectFileName('con')).toBe('Study.concord')
  })

  it('never lie where something lies already', () => {
    writeFileSync(path.join(folder, 'Pilot.concord'), '')
    writeFileSync(path.join(folder, 'Pilot 2.concord'), '')
    expect(path.basename(freeProjectFile(folder, 'Pilot'))).toBe('Pilot 3.concord')
  })
})
