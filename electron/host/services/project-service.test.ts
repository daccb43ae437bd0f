import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect } from 'vitest'
import { expectRefused, it, openHost, refusalOf } from '../../../test/support/host.ts'
import { addCode, importText, newStudy } from '../../../test/support/study.ts'

describe('making a project', () => {
  it('makes one file with the chosen codebook and coder, and opens it', async ({ workbench }) => {
    const made = await newStudy(workbench, {
      codebook: 'joint-commissioning',
      coder: 'Ann',
      name: 'Five sites',
    })
    expect(made).toMatchObject({
      name: 'Five sites',
      fileName: 'Five sites.concord',
      documents: 0,
      cases: 0,
      codings: 0,
      coders: [{ name: 'Ann' }],
    })
    expect(made.codes).toBeGreaterThan(10)
    expect(await workbench.ask('project.current', {})).toEqual(made)
    await workbench.ask('project.close', {})
    expect(readdirSync(workbench.folder)).toEqual(['Five sites.concord'])
  })

  it('adds the ending where it is missing', async ({ workbench }) => {
    const file = workbench.host.grant(workbench.at('v1.2 study'))
    const made = await workbench.ask('project.create', { file, name: 'Study', codebook: 'none', coder: null })
    expect(made.fileName).toBe('v1.2 study.concord')
  })

  it('writes over nothing, and leaves the open project open', async ({ workbench }) => {
    const { id } = await newStudy(workbench)
    writeFileSync(workbench.at('Mine.concord'), 'Mine.')
    const file = workbench.host.grant(workbench.at('Mine.concord'))
    const input = { file, name: 'Mine', codebook: 'none', coder: null } as const
    await expectRefused(workbench.ask('project.create', input), 'validation', { reason: 'file_exists' })
    expect(readFileSync(workbench.at('Mine.concord'), 'utf8')).toBe('Mine.')
    expect((await workbench.ask('project.current', {}))?.id).toBe(id)
  })

  it('makes nothing where the codebook or the folder is not there', async ({ workbench }) => {
    const codebook = { file: workbench.host.grant(workbench.at('gone.json')) }
    await expectRefused(newStudy(workbench, { codebook }), 'not_found', { what: 'file' })
    const bad = { file: workbench.file('bad.json', 'x') }
    await expectRefused(newStudy(workbench, { codebook: bad }), 'import_rejected', { source: 'bad.json' })
    await expectRefused(newStudy(workbench, { name: path.join('no', 'folder') }), 'not_found', {
      what: 'folder',
    })
    expect(readdirSync(workbench.folder)).toEqual(['bad.json'])
    expect(await workbench.ask('project.current', {})).toBe(null)
  })

  it('can’t be undone', async ({ workbench }) => {
    await newStudy(workbench, { codebook: 'barriers', coder: 'Ann' })
    expect(await workbench.ask('history.undo', {})).toBe(null)
    expect(await workbench.ask('history.list', { limit: 10 })).toMatchObject({ undo: null, redo: null })
  })
})

describe('opening and closing', () => {
  it('finds everything again, history and all', async ({ workbench }) => {
    await newStudy(workbench)
    await importText(workbench)
    await addCode(workbench, 'Trust')
    await workbench.ask('history.undo', {})
    const state = async () => [
      await workbench.ask('document.list', {}),
      await workbench.ask('codebook.tree', {}),
      await workbench.ask('history.list', { limit: 100 }),
    ]
    const before = await state()
    await workbench.ask('project.close', {})
    const file = workbench.host.grant(workbench.at('Study.concord'))
    expect(await workbench.ask('project.open', { file })).toMatchObject({
      migratedFrom: null,
      recovered: false,
    })
    expect(await state()).toEqual(before)
    expect((await workbench.ask('history.redo', {}))?.label).toBe('Created code “Trust”')
  })

  it('answers nothing about a project that is closed', async ({ workbench }) => {
    await newStudy(workbench)
    await workbench.ask('project.close', {})
    expect(await workbench.ask('project.current', {})).toBe(null)
    await expectRefused(workbench.ask('document.list', {}), 'not_found', { what: 'project' })
    await expectRefused(addCode(workbench, 'Trust'), 'not_found', { what: 'project' })
    await workbench.ask('project.close', {})
  })

  it('opens one instead of the other, and keeps the one where the other will not open', async ({
    workbench,
  }) => {
    await newStudy(workbench, { name: 'One' })
    await newStudy(workbench, { name: 'Two' })
    const open = (name: string) =>
      workbench.ask('project.open', { file: workbench.host.grant(workbench.at(name)) })
    expect(await open('One.concord')).toMatchObject({ name: 'One' })
    writeFileSync(workbench.at('Bad.concord'), 'no project')
    expect((await refusalOf(open('Bad.concord'))).code).toBe('corrupt')
    expect((await refusalOf(open('Gone.concord'))).code).toBe('not_found')
    expect(await workbench.ask('project.current', {})).toMatchObject({ name: 'One' })
    expect(await open('One.concord')).toMatchObject({ name: 'One', recovered: false })
  })

  it('is for one at a time', async ({ workbench }) => {
    await newStudy(workbench)
    const other = openHost()
    try {
      const file = other.host.grant(workbench.at('Study.concord'))
      await expectRefused(other.ask('project.open', { file }), 'project_locked')
      await workbench.ask('project.close', {})
      expect(await other.ask('project.open', { file })).toMatchObject({ name: 'Study' })
    } finally {
      await other.end()
    }
  })

  it('tells every window that all may have changed', async ({ workbench }) => {
    await newStudy(workbench)
    await workbench.ask('project.close', {})
    expect(workbench.events.map(({ changes }) => changes)).toEqual([
      [{ entity: 'project', ids: null }],
      [{ entity: 'project', ids: null }],
    ])
    const revisions = workbench.events.map(({ revision }) => revision)
    expect(revisions).toEqual([...new Set(revisions)].toSorted((a, b) => a - b))
  })

  it('takes another name for the project, not for the file', async ({ workbench }) => {
    await newStudy(workbench)
    await workbench.ask('project.rename', { name: 'Joint commissioning' })
    expect(await workbench.ask('project.current', {})).toMatchObject({
      name: 'Joint commissioning',
      fileName: 'Study.concord',
    })
    await workbench.ask('history.undo', {})
    expect(await workbench.ask('project.current', {})).toMatchObject({ name: 'Study' })
  })
})

describe('backing up', () => {
  it('puts a dated copy into a folder beside the project, whole and openable', async ({ workbench }) => {
    await newStudy(workbench)
    await importText(workbench)
    const { fileName, bytes } = await workbench.ask('project.backUp', { file: null })
    expect(fileName).toMatch(/^Study\.backup-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z\.concord$/u)
    const backup = workbench.at(path.join('Study backups', fileName))
    expect(readFileSync(backup)).toHaveLength(bytes)
    const documents = await workbench.ask('document.list', {})
    await workbench.ask('project.open', { file: workbench.host.grant(backup) })
    expect(await workbench.ask('document.list', {})).toEqual(documents)
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
  })

  it('goes where the person said, never onto the project itself', async ({ workbench }) => {
    await newStudy(workbench)
    const to = (name: string) =>
      workbench.ask('project.backUp', { file: workbench.host.grant(workbench.at(name)) })
    expect(await to('Copy')).toMatchObject({ fileName: 'Copy.concord' })
    expect((await refusalOf(to('Study.concord'))).code).toBe('validation')
    expect((await refusalOf(to('Study'))).code).toBe('validation')
    expect((await refusalOf(to(path.join('no', 'where')))).code).toBe('not_found')
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
  })

  it('leaves nothing behind when it is cancelled', async ({ workbench }) => {
    await newStudy(workbench)
    const file = workbench.host.grant(workbench.at('Copy.concord'))
    const backingUp = workbench.ask('project.backUp', { file }, null, { signal: AbortSignal.abort() })
    await expectRefused(backingUp, 'cancelled')
    expect(existsSync(workbench.at('Copy.concord'))).toBe(false)
    await workbench.ask('project.close', {})
    expect(readdirSync(workbench.folder)).toEqual(['Study.concord'])
  })
})
