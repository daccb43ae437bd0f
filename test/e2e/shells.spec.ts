import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import {
  desktopWindow,
  launchOn,
  launchOnDouble,
  realElectron,
  type Launch,
  type RunningDesktop,
} from './support/desktop-shell.ts'
import { expectEveryCallToAnswer, expectOneProjectFile, makeProject } from './support/shell-flow.ts'
import { call, done } from './support/shell-window.ts'
import { test } from './support/temporary-folder.ts'
import { openRawWindow, startWebShell, type RunningWebShell } from './support/web-shell.ts'

const electron = realElectron()
const desktops: [name: string, launch: Launch][] = [['a double of Electron', launchOnDouble]]
if (electron !== null) desktops.push(['Electron', launchOn(electron)])
else if (process.env.TEST_WORKER_INDEX === undefined) {
  console.log('The desktop specs run on a double of Electron: no real one can be started here.')
}

for (const [name, launch] of desktops) {
  test.describe(`the desktop shell on ${name}`, () => {
    let desktop: RunningDesktop | null = null

    test.afterEach(async () => {
      await desktop?.stop()
      desktop = null
    })

    test('a project is made, coded and closed', async ({ folder }) => {
      const projects = path.join(folder, 'projects')
      mkdirSync(projects)
      desktop = await launch(path.join(folder, 'data'))
      const window = await desktopWindow(desktop.page)
      const [shown] = await desktop.windows()
      expect(shown?.url).toMatch(/^app:\/\/concord\/index\.html/)
      await expect.poll(async () => (await desktop?.windows())?.[0]?.visible).toBe(true)
      expect(await done(window, 'shell.describe', {})).toMatchObject({ kind: 'desktop' })

      const filePath = path.join(projects, 'Pilot.concord')
      await desktop.answerDialog('showSaveDialog', { canceled: false, filePath })
      await makeProject(window, 'Pilot')

      expect(await desktop.stop('closeWindows')).toBe(0)
      expectOneProjectFile(projects, 'Pilot.concord')

      desktop = await launch(path.join(folder, 'data'), [filePath])
      const again = await desktopWindow(desktop.page)
      expect(new URL(desktop.page.url()).pathname).toBe('/index.html')
      const [place] = await done(again, 'shell.places', {})
      expect(place).toMatchObject({ fileName: 'Pilot.concord', recent: true })
      await done(again, 'project.open', { file: place?.file ?? '' })
      expect(await desktop.stop('quit')).toBe(0)
      expectOneProjectFile(projects, 'Pilot.concord')
    })

    test('the sample study is made when it is asked for, and the window is told to open it', async ({
      folder,
    }) => {
      desktop = await launch(folder, ['--sample'])
      const window = await desktopWindow(desktop.page)
      expect(await done(window, 'shell.sampleFile', {})).toMatchObject({ exists: true })
      await expect
        .poll(() => done(window, 'project.current', {}))
        .toMatchObject({ fileName: 'Sample study.concord' })
    })

    test('a menu item reaches the window as the command of that name', async ({ folder }) => {
      desktop = await launch(folder)
      const window = await desktopWindow(desktop.page)
      await desktop.chooseMenuItem('View', 'Theme', 'Dark')
      await desktop.chooseMenuItem('Edit', 'Undo')
      await expect
        .poll(() => window.announcements())
        .toEqual([
          { type: 'menu', command: 'theme.dark' },
          { type: 'menu', command: 'history.undo' },
        ])
    })

    test('a cancelled dialog is null, and a message that is none is refused', async ({ folder }) => {
      desktop = await launch(folder)
      const window = await desktopWindow(desktop.page)
      await desktop.answerDialog('showSaveDialog', { canceled: true, filePath: '' })
      expect(await done(window, 'shell.newProjectFile', { name: 'Pilot' })).toBeNull()
      await desktop.answerDialog('showOpenDialog', { canceled: true, filePaths: [] })
      expect(await done(window, 'shell.chooseSources', {})).toEqual([])
      const nonsense = { type: 'call', name: 7 } as never
      expect(await window.send(nonsense)).toMatchObject({ ok: false, error: { code: 'validation' } })
    })

    test('the window goes nowhere else and has nothing but its bridge', async ({ folder }) => {
      desktop = await launch(folder)
      const { page } = desktop
      const before = page.url()
      const bridge = await page.evaluate(() => Object.keys(window.concord ?? {}))
      expect(bridge.toSorted()).toEqual(['grantDropped', 'send', 'subscribe'])
      expect(await page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false)
      await page.evaluate(() => void window.open('https://example.org/'))
      await page.evaluate(() => void setTimeout(() => location.assign('https://example.org/')))
      await expect.poll(async () => (await desktop?.windows())?.length).toBe(1)
      expect(page.url()).toBe(before)
    })

    test('every name of the contract answers', async ({ folder }) => {
      desktop = await launch(path.join(folder, 'data'))
      const window = await desktopWindow(desktop.page)
      // One for each call that opens such a dialog: project, projects, REFI-QDA project, sources, folder.
      for (let times = 0; times < 5; times++) {
        await desktop.answerDialog('showOpenDialog', { canceled: true, filePaths: [] })
      }
      await expectEveryCallToAnswer(window)
    })
  })
}

test.describe('the loopback shell', () => {
  let shell: RunningWebShell | null = null

  test.afterEach(async () => {
    await shell?.stop()
    shell = null
  })

  test('a project is made, coded and closed', async ({ folder, page }) => {
    const projects = path.join(folder, 'projects')
    mkdirSync(projects)
    shell = await startWebShell({ folder, startedIn: projects })
    await page.goto(shell.bareAddress)
    const window = await openRawWindow(page, shell.token)
    expect(await done(window, 'shell.describe', {})).toMatchObject({ kind: 'web', projectFolder: projects })
    await makeProject(window, 'Pilot')
    expect(await shell.stop()).toBe(0)
    expectOneProjectFile(projects, 'Pilot.concord')
  })

  test('two windows see the same project, and one that comes back goes on', async ({
    folder,
    page,
    context,
  }) => {
    shell = await startWebShell({ folder })
    await page.goto(shell.bareAddress)
    const first = await openRawWindow(page, shell.token)
    const other = await context.newPage()
    await other.goto(shell.bareAddress)
    const second = await openRawWindow(other, shell.token)
    await makeProject(first, 'Pilot')
    expect(await done(second, 'project.current', {})).toMatchObject({ name: 'Pilot' })
    await expect.poll(async () => (await second.announcements()).length).toBeGreaterThan(0)

    await page.reload()
    const returned = await openRawWindow(page, shell.token)
    expect(await done(returned, 'project.current', {})).toMatchObject({ name: 'Pilot' })
  })

  test('a file comes in through the page, and what was exported goes out, nothing else', async ({
    folder,
    page,
  }) => {
    shell = await startWebShell({ folder })
    const { token, bareAddress } = shell
    await page.goto(bareAddress)
    const window = await openRawWindow(page, token)
    const upload = async (secret: string): Promise<{ status: number; body: string }> =>
      page.evaluate(async (given) => {
        const headers = { 'x-concord-token': given, 'x-file-name': encodeURIComponent('Interview ä.txt') }
        const response = await fetch('/upload', {
          method: 'POST',
          headers,
          body: 'Interviewer: How did it begin?',
        })
        return { status: response.status, body: await response.text() }
      }, secret)
    expect((await upload('wrong')).status).toBe(401)
    const { file, name } = JSON.parse((await upload(token)).body) as { file: string; name: string }
    expect(name).toBe('Interview ä.txt')
    const read = await done(window, 'import.read', { files: [file] })
    expect(read.staged.map((source) => source.name)).toEqual(['Interview ä.txt'])

    const download = (grant: string): Promise<number> =>
      page.evaluate(
        async (address) => (await fetch(address)).status,
        `/download/${encodeURIComponent(grant)}?t=${token}`,
      )
    const sample = await done(window, 'shell.sampleFile', {})
    expect(await download(file)).toBe(404)
    expect(await download(sample.file)).toBe(404)
    expect(await download('never given')).toBe(404)

    await done(window, 'project.open', { file: sample.file })
    const target = await done(window, 'shell.chooseFolder', {})
    const exported = await done(window, 'export.extracts', {
      folder: target ?? '',
      cases: null,
      codes: null,
      coders: null,
      formats: ['csv'],
    })
    const [written] = exported.files
    expect(await download(written?.file ?? '')).toBe(200)
  })

  test('every name of the contract answers', async ({ folder, page }) => {
    shell = await startWebShell({ folder })
    await page.goto(shell.bareAddress)
    const window = await openRawWindow(page, shell.token)
    await expectEveryCallToAnswer(window)
    expect(await call(window, 'shell.forget', { file: 'never given' })).toMatchObject({ ok: true })
  })
})
