import Database from 'better-sqlite3'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ChangeEvent } from '#shared/contract/entities.ts'
import { entities } from '#shared/contract/entities.ts'
import { coderId, codeId } from '#shared/ids.ts'
import { writeCoding, writeStudy, type Study } from '../../../test/durability/project-rows.ts'
import { contentsOf, inScratch, refusalOf } from '../../../test/durability/scratch.ts'
import { newId, Project, type WriteDb } from './index.ts'

const someText: unknown = expect.any(String)
const coding = { kind: 'coding.apply', label: 'Coded a passage', coder: null }

function newProject(folder: string): { project: Project; study: Study } {
  let study: Study | null = null
  const project = Project.create(join(folder, 'Study.concord'), (db) => {
    study = writeStudy(db)
  })
  if (!study) throw new Error('The first command did not run')
  return { project, study }
}

const countCodings = (project: Project) =>
  project.read((db) => db.prepare<[], { n: number }>('select count(*) as n from coding').get()?.n)

describe('a project file', () => {
  it('is exactly one file when closed, and holds what was written', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      project.write(coding, (db) => writeCoding(db, study, 0))
      expect(readdirSync(folder)).toContain('Study.concord.lock')
      project.close()
      project.close()
      expect(readdirSync(folder)).toEqual(['Study.concord'])
      const again = Project.open(join(folder, 'Study.concord'))
      expect(countCodings(again)).toBe(1)
      expect(again.recovered).toBe(false)
      expect(again.migratedFrom).toBeNull()
      expect(again.integrity()).toEqual([])
      again.close()
    }))

  it('is not made over another file', () =>
    inScratch((folder) => {
      const path = join(folder, 'Study.concord')
      writeFileSync(path, 'something else')
      const refusal = refusalOf(() => Project.create(path, () => {}))
      expect(refusal).toMatchObject({ code: 'validation', data: { reason: 'file_exists' } })
      expect(readFileSync(path, 'utf8')).toBe('something else')
    }))

  it('is not there at all where its first command fails', () =>
    inScratch((folder) => {
      const make = () =>
        Project.create(join(folder, 'Study.concord'), (db) => {
          writeStudy(db)
          throw new Error('no codebook')
        })
      expect(make).toThrow('no codebook')
      expect(readdirSync(folder)).toEqual([])
      expect(refusalOf(() => Project.create(join(folder, 'nowhere', 'a.concord'), () => {})).code).toBe(
        'not_found',
      )
    }))

  it('is open once only, and the second is told by whom', () =>
    inScratch((folder) => {
      const { project } = newProject(folder)
      const note: unknown = JSON.parse(readFileSync(join(folder, 'Study.concord.lock'), 'utf8'))
      expect(note).toEqual({
        user: someText,
        host: someText,
        pid: process.pid,
        since: someText,
      })
      const { code, data } = refusalOf(() => Project.open(project.path))
      expect(code).toBe('project_locked')
      expect(note).toMatchObject(data)
      project.close()
      Project.open(project.path).close()
    }))

  it('names its own tables, each an entity that change events know', () =>
    inScratch((folder) => {
      const { project } = newProject(folder)
      const tables = project.read((db) =>
        db
          .prepare<[], { name: string }>("select name from sqlite_schema where type = 'table' order by name")
          .all(),
      )
      const unlogged = ['source', 'body', 'command', 'change']
      const logged = tables.map(({ name }) => name).filter((name) => !unlogged.includes(name))
      expect(logged).toEqual(entities.filter((name) => name !== 'history').toSorted())
      project.close()
    }))
})

describe('a command', () => {
  it('is all there or not at all', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      const failing = () =>
        project.write(coding, (db) => {
          writeCoding(db, study, 0)
          throw new Error('half way')
        })
      expect(failing).toThrow('half way')
      expect(countCodings(project)).toBe(0)
      expect(project.history(10).entries).toHaveLength(1)
      project.write(coding, (db) => writeCoding(db, study, 0))
      expect(countCodings(project)).toBe(1)
      project.close()
    }))

  it('leaves no trace where it changed nothing', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      const events: ChangeEvent[] = []
      project.onChange((event) => events.push(event))
      project.write(coding, (db) => writeCoding(db, study, 0))
      project.undo(null)
      const before = project.history(10)
      project.write(coding, () => 'nothing')
      project.write(coding, (db) => db.prepare('update code set name = name').run())
      expect(project.history(10)).toEqual(before)
      expect(before.redo).toBe(coding.label)
      expect(events).toHaveLength(2)
      project.close()
    }))

  it('can be told from its result', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      const count = project.write(
        (n: number) => ({ kind: 'coding.applyMany', label: `Coded ${n} passages`, coder: study.coder }),
        (db) => [0, 10, 20].map((start) => writeCoding(db, study, start)).length,
      )
      expect(count).toBe(3)
      expect(project.history(1).entries).toEqual([
        {
          id: someText,
          kind: 'coding.applyMany',
          label: 'Coded 3 passages',
          coder: study.coder,
          at: someText,
          undone: false,
          rows: 3,
          hidden: false,
          locked: null,
        },
      ])
      project.close()
    }))

  it('tells listeners what it changed, after the commit, and up to a thousand rows by name', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      const events: ChangeEvent[] = []
      const stop = project.onChange((event) => {
        events.push(event)
        expect(countCodings(project)).toBeGreaterThan(0)
      })
      const one = project.write(coding, (db) => writeCoding(db, study, 0))
      const ids = Array.from({ length: 1000 }, (_, at) => at + 1)
      project.write(coding, (db) => ids.forEach((start) => writeCoding(db, study, start)))
      project.write(coding, (db) => [...ids, 1001].forEach((start) => writeCoding(db, study, start + 5000)))
      stop()
      project.write(coding, (db) => writeCoding(db, study, 20_000))
      expect(
        events.map(({ changes }) => changes.map(({ entity, ids: named }) => [entity, named?.length ?? null])),
      ).toEqual([
        [
          ['coding', 1],
          ['history', 1],
        ],
        [
          ['coding', 1000],
          ['history', 1],
        ],
        [
          ['coding', null],
          ['history', 1],
        ],
      ])
      expect(events[0]?.changes[0]?.ids).toEqual([one])
      const revisions = events.map(({ revision }) => revision)
      expect(revisions).toEqual(revisions.toSorted((a, b) => a - b))
      project.close()
    }))

  it('is the only way to write', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      expect(() => project.read((db) => db.prepare('delete from coding').run())).toThrow(TypeError)
      expect(() => project.read((db) => db.prepare('pragma foreign_keys = off').run())).toThrow(TypeError)
      const kept: WriteDb[] = []
      const insert = project.write(coding, (db) => {
        kept.push(db)
        writeCoding(db, study, 0)
        return db.prepare<[string]>('update code set name = ?')
      })
      expect(() => kept[0]?.prepare('delete from coding')).toThrow('is over')
      expect(() => insert.run('past the log')).toThrow(/NOT NULL/u)
      expect(() => project.write(coding, () => project.write(coding, () => 1))).toThrow(
        'part of another command',
      )
      expect(() => project.read(() => project.write(coding, () => 1))).toThrow('part of a read')
      expect(() => project.write(coding, async () => Promise.resolve(1))).toThrow('without waiting')
      project.close()
    }))

  it('never changes or deletes what a source or a text holds, nor an id', () =>
    inScratch((folder) => {
      const { project } = newProject(folder)
      const run = (sql: string) => () => project.write(coding, (db) => db.prepare(sql).run())
      expect(run("update source set media_type = 'a'")).toThrow('never changes')
      expect(run('delete from body')).toThrow('never deleted')
      expect(run("replace into body (hash, text) select hash, 'other' from body")).toThrow('never deleted')
      expect(run(`update code set id = '${newId(codeId)}'`)).toThrow('an id never changes')
      project.close()
    }))

  it('logs rows that are replaced', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      project.write(coding, (db) => writeCoding(db, study, 0))
      project.write(coding, (db) =>
        db
          .prepare(
            "replace into coder (id, name, colour, created_at) select id, 'Bea', colour, created_at from coder where kind = 'person'",
          )
          .run(),
      )
      expect(project.history(1).entries[0]?.rows).toBe(2)
      project.undo(null)
      expect(project.read((db) => db.prepare("select name from coder where kind = 'person'").get())).toEqual({
        name: 'Ann',
      })
      project.close()
    }))

  it('is refused whole on a full disk, and the project goes on', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      const limit = (pages: number) =>
        project.read((db) => db.prepare(`pragma max_page_count = ${pages}`).get())
      const pages = project.read((db) =>
        db.prepare<[], { n: number }>('select page_count as n from pragma_page_count').get(),
      )
      limit((pages?.n ?? 0) + 20)
      const many = () =>
        project.write(coding, (db) => {
          for (let start = 0; start < 5000; start += 1) writeCoding(db, study, start)
        })
      expect(refusalOf(many).code).toBe('disk_full')
      expect(countCodings(project)).toBe(0)
      limit(1_000_000)
      many()
      expect(countCodings(project)).toBe(5000)
      expect(project.integrity()).toEqual([])
      project.close()
    }))

  it('fails, and stays failed, where it leaves a row that refers to nothing', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      expect(() =>
        project.write(coding, (db) => writeCoding(db, { ...study, code: newId(codeId) }, 0)),
      ).toThrow(/FOREIGN KEY/u)
      expect(project.integrity()).toEqual([])
      project.close()
    }))
})

describe('a backup', () => {
  it('is one whole project file', () =>
    inScratch(async (folder) => {
      const { project, study } = newProject(folder)
      project.write(coding, (db) => writeCoding(db, study, 0))
      const told: [number, number][] = []
      const target = join(folder, 'Copy.concord')
      const { bytes } = await project.backUp(target, (done, total) => told.push([done, total]))
      expect(bytes).toBe(statSync(target).size)
      expect(told.length).toBeGreaterThan(0)
      const before = contentsOf(folder)
      expect(Object.keys(before).filter((name) => name.startsWith('Copy'))).toEqual(['Copy.concord'])
      const copy = Project.open(target)
      expect(countCodings(copy)).toBe(1)
      expect(copy.undo(null)?.label).toBe(coding.label)
      copy.close()
      project.close()
    }))

  it('can be cancelled, and is cancelled by closing the project; nothing is left of it', () =>
    inScratch(async (folder) => {
      const { project, study } = newProject(folder)
      project.write(coding, (db) => {
        for (let start = 0; start < 20_000; start += 1) writeCoding(db, study, start)
      })
      const target = join(folder, 'Copy.concord')
      writeFileSync(target, 'an older copy')
      const stop = new AbortController()
      const cancelled = project.backUp(target, () => stop.abort(), stop.signal)
      await expect(cancelled).rejects.toMatchObject({ failure: { code: 'cancelled' } })
      const stopped = project.backUp(target, () => project.close())
      await expect(stopped).rejects.toMatchObject({ failure: { code: 'cancelled' } })
      expect(readdirSync(folder)).toEqual(['Copy.concord', 'Study.concord'])
      expect(readFileSync(target, 'utf8')).toBe('an older copy')
      const again = Project.open(project.path)
      expect(again.recovered).toBe(false)
      again.close()
    }))

  it('never replaces the project itself, and needs a folder', () =>
    inScratch(async (folder) => {
      const { project } = newProject(folder)
      await expect(project.backUp(project.path)).rejects.toMatchObject({ failure: { code: 'validation' } })
      await expect(project.backUp(join(folder, 'nowhere', 'a.concord'))).rejects.toMatchObject({
        failure: { code: 'not_found' },
      })
      project.close()
    }))

  it('clears away what killed processes left of copies in the making, and nothing else', () =>
    inScratch(async (folder) => {
      const { project } = newProject(folder)
      const [dead, alive] = [2 ** 22 + 1, process.ppid]
      const others = [
        `.Study.concord.draft-${alive}-abcdef`,
        '.Study.concord.draft-notes',
        '.Other.concord.draft-1-abcdef',
      ]
      const left = [`.Study.concord.draft-${dead}-abcdef`, `.Study.concord.draft-${process.pid}-abcdef`]
      const leave = () =>
        [...others, ...left].forEach((name) => mkdirSync(join(folder, name), { recursive: true }))
      leave()
      await project.backUp(join(folder, 'Copy.concord'))
      project.close()
      const expected = [...others, 'Copy.concord', 'Study.concord'].toSorted()
      expect(readdirSync(folder).toSorted()).toEqual(expected)
      leave()
      Project.open(project.path).close()
      expect(readdirSync(folder).toSorted()).toEqual(expected)
    }))

  it('rotates: the newest stay, and other files are left alone', () =>
    inScratch(async (folder) => {
      const { project } = newProject(folder)
      const backups = join(folder, 'backups')
      for (let round = 0; round < 4; round += 1) await project.rotateBackups(backups, 3)
      writeFileSync(join(backups, 'Study.backup-notes.concord'), 'mine')
      const before = readdirSync(backups)
      await project.rotateBackups(backups, 3)
      const after = readdirSync(backups)
      expect(after).toHaveLength(4)
      expect(after).toContain('Study.backup-notes.concord')
      expect(after).not.toContain(before[0])
      expect(after[2]).toMatch(/^Study\.backup-\d{4}-\d\d-\d\dT[\d-]+Z\.concord$/u)
      project.close()
      Project.open(join(backups, after[0] ?? '')).close()
      expect(existsSync(join(backups, `${after[0] ?? ''}.lock`))).toBe(false)
    }))
})

describe('a check of the whole file', () => {
  it('says in plain sentences what is wrong', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      project.write(coding, (db) => [0, 10].forEach((start) => writeCoding(db, study, start)))
      project.close()
      const db = new Database(project.path)
      db.unsafeMode(true)
      db.pragma('foreign_keys = off')
      db.exec('update codebook_version set coder_id = (select id from coder); delete from coder')
      // An index over another column: a quick check doesn't see it, so the file opens.
      db.pragma('writable_schema = on')
      db.exec(`update sqlite_schema set sql = replace(sql, 'start_at', 'end_at') where name = 'coding_code'`)
      db.close()
      const wrong = new Database(project.path)
      wrong.unsafeMode(true)
      wrong.exec('reindex coding_code')
      wrong.pragma('writable_schema = on')
      wrong.exec(
        `update sqlite_schema set sql = replace(sql, 'end_at', 'start_at') where name = 'coding_code'`,
      )
      wrong.close()
      const again = Project.open(project.path)
      expect(again.integrity()).toEqual([
        'The file is damaged: row 1 missing from index coding_code.',
        'The file is damaged: row 2 missing from index coding_code.',
        '1 row of “codebook_version” refers to a row of “coder” that is not there.',
        '2 rows of “coding” refer to rows of “coder” that are not there.',
      ])
      again.close()
    }))
})

describe('ids', () => {
  it('are UUIDs of version 7 that sort as they were made', () => {
    const made = Array.from({ length: 5000 }, () => newId(coderId))
    expect(made).toEqual(made.toSorted())
    expect(new Set(made).size).toBe(5000)
  })
})
