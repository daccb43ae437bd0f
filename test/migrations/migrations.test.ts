import Database from 'better-sqlite3'
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { currentVersion, newId, Project } from '#host/project/index.ts'
import { migrations } from '#host/project/migrations/index.ts'
import type { Migration } from '#host/project/migrations/migration.ts'
import { readSchema, schemaOf } from '#host/project/schema-check.ts'
import { codeId, codingStateId, consensusCoder, memoId } from '#shared/ids.ts'
import { writeCode, writeCoding, writeStudy, type Study } from '../durability/project-rows.ts'
import { contentsOf, inScratch, refusalOf } from '../durability/scratch.ts'

const fixture = (version: number) => join(import.meta.dirname, 'fixtures', `v${version}.concord`)
const coding = { kind: 'coding.apply', label: 'Coded a passage', coder: null }

/** A step that adds a column, rebuilds a table and moves its rows; nobody's but this test's. */
const next: Migration = {
  version: currentVersion + 1,
  sql: `
    alter table memo add column pinned integer not null default 0 check (pinned in (0, 1));
    create table coder_new (id text primary key, name text not null, colour text not null, initials text not null, created_at text not null, kind text not null) strict;
    insert into coder_new select id, name, colour, substr(name, 1, 1), created_at, kind from coder;
    drop table coder;
    alter table coder_new rename to coder;
  `,
}
const longer = [...migrations, next]

function makeProject(path: string): void {
  const project = Project.create(path, (db) => void writeStudy(db))
  project.close()
}

describe('the migrations', () => {
  it('are numbered from 1 without a gap', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, at) => at + 1))
    expect(currentVersion).toBe(migrations.length)
  })

  it('defer every foreign key, and give every logged table an id', () => {
    const db = new Database(':memory:')
    for (const { sql } of migrations) db.exec(sql)
    for (const { name, type, sql } of readSchema(db)) {
      if (type !== 'table') continue
      const references = sql?.match(/references/gu)?.length ?? 0
      expect([name, sql?.match(/deferrable initially deferred/gu)?.length ?? 0]).toEqual([name, references])
    }
    db.close()
  })

  it('make of a new file what they make of an empty one, one by one', () =>
    inScratch((folder) => {
      const path = join(folder, 'New.concord')
      makeProject(path)
      const db = new Database(path, { readonly: true })
      expect(readSchema(db)).toEqual(schemaOf(currentVersion))
      expect(db.pragma('user_version', { simple: true })).toBe(currentVersion)
      expect(Buffer.from([0x43, 0x6f, 0x6e, 0x63]).readInt32BE()).toBe(
        db.pragma('application_id', { simple: true }),
      )
      db.close()
    }))
})

describe('a file of every released version', () => {
  it.each(migrations.map(({ version }) => version))(
    '%i opens with all it holds, and says it is whole',
    (version) =>
      inScratch((folder) => {
        const path = join(folder, 'Old.concord')
        copyFileSync(fixture(version), path)
        const project = Project.open(path)
        expect(project.migratedFrom).toBe(version === currentVersion ? null : version)
        expect(project.integrity()).toEqual([])
        const codings = project.read((db) =>
          db.prepare<[], { n: number }>('select count(*) as n from coding').get(),
        )
        expect(codings?.n).toBe(3)
        expect(project.history(9)).toMatchObject({ undo: 'Coded passage 3', redo: 'Coded passage 4' })
        project.redo(null)
        while (project.undo(null)) expect(project.integrity()).toEqual([])
        expect(project.history(9).undo).toBeNull()
        project.close()
      }),
  )
})

describe('the migration to version 2', () => {
  /** What JSON may write in more than one way. */
  const odd = 'a\u0001"\\\u007f\u2028é😀/<\n\tb'

  it('takes the images of the log along, so that what was done before can be undone and redone', () =>
    inScratch((folder) => {
      const path = join(folder, 'Study.concord')
      const before = migrations.slice(0, 1)
      const studies: Study[] = []
      const old = Project.create(path, (db) => void studies.push(writeStudy(db)), before)
      const [study] = studies
      if (!study) throw new Error('The first command did not run')
      const { document, code, coder } = study
      const steps: readonly [string, ...unknown[]][] = [
        ['update code set name = ?, brief = ? where id = ?', odd, odd, code],
        ['update document set title = ? where id = ?', odd, document],
        [
          "insert into memo values (?, 'document', ?, ?, ?, ?, 'then', 'then')",
          newId(memoId),
          document,
          odd,
          odd,
          coder,
        ],
        ["insert into memo values (?, 'project', null, '', '', null, 'then', 'then')", newId(memoId)],
        ['update memo set body = ?', `${odd}!`],
        ['delete from memo where subject_id is null'],
      ]
      for (const [sql, ...values] of steps)
        old.write(coding, (db) => db.prepare<unknown[]>(sql).run(...values))
      old.write(coding, (db) => writeCoding(db, study, 7))
      old.write(coding, (db) => db.prepare('delete from coding').run())
      old.undo(null)
      old.close()

      const project = Project.open(path)
      expect(project.migratedFrom).toBe(1)
      const rows = () =>
        project.read((db) =>
          ['code', 'coding', 'document', 'memo'].map((table) => db.prepare(`select * from ${table}`).all()),
        )
      const migrated = rows()
      project.redo(null)
      let undone = 0
      while (project.undo(null)) undone += 1
      expect(undone).toBe(steps.length + 2)
      expect(rows().map((table) => table.length)).toEqual([1, 0, 1, 0])
      for (let step = 0; step < steps.length + 1; step += 1) project.redo(null)
      expect(rows()).toEqual(migrated)
      expect(project.integrity()).toEqual([])
      project.close()
    }))

  it('knows what a new file knows', () => {
    const stepwise = new Database(':memory:')
    const atOnce = new Database(':memory:')
    for (const { sql } of migrations) {
      stepwise.exec('begin')
      stepwise.exec(sql)
      stepwise.exec('commit')
    }
    atOnce.exec(migrations.map(({ sql }) => sql).join('\n'))
    expect(readSchema(stepwise)).toEqual(readSchema(atOnce))
    stepwise.close()
    atOnce.close()
  })

  it('lets a memo on a span have a place, and no other', () => {
    const db = new Database(':memory:')
    for (const { sql } of migrations) db.exec(sql)
    const insert = db.prepare("insert into memo values (?, ?, ?, '', '', null, '', '', ?, ?)")
    for (const [kind, subject, start, end, isRight] of [
      ['span', 'd', 1, 2, true],
      ['span', 'd', null, null, false],
      ['span', 'd', 2, 2, false],
      ['span', null, 1, 2, false],
      ['code', 'c', 1, 2, false],
      ['code', 'c', null, null, true],
      ['journal', null, null, null, true],
      ['journal', 'c', null, null, false],
      ['participant', null, null, null, false],
    ] as const) {
      const attempt = () => insert.run(newId(memoId), kind, subject, start, end)
      if (isRight) attempt()
      else expect(attempt, `${kind} ${start}`).toThrow('CHECK constraint failed')
    }
    db.close()
  })
})

describe('the migration to version 3', () => {
  /** A file of version 2 in which the first command names the coder; then a coding, a state, and a coding undone. */
  function olderStudy(path: string, coderName: string): Study {
    const studies: Study[] = []
    const old = Project.create(path, (db) => void studies.push(writeStudy(db)), migrations.slice(0, 2))
    const [study] = studies
    if (!study) throw new Error('The first command did not run')
    old.write(coding, (db) => db.prepare('update coder set name = ?').run(coderName))
    old.write(coding, (db) => writeCoding(db, study, 7))
    old.write(coding, (db) =>
      db
        .prepare("insert into coding_state values (?, ?, ?, 'finished', 'then')")
        .run(newId(codingStateId), study.document, study.coder),
    )
    old.write(coding, (db) => db.prepare('delete from coding').run())
    old.undo(null)
    old.close()
    return study
  }

  it('takes the log along: what was done before can be undone and redone', () =>
    inScratch((folder) => {
      const path = join(folder, 'Study.concord')
      olderStudy(path, 'Anna')
      const project = Project.open(path)
      const rows = () =>
        project.read((db) =>
          ['coder', 'coding', 'coding_state'].map((table) => db.prepare(`select * from ${table}`).all()),
        )
      const migrated = rows()
      expect(migrated[1]).toMatchObject([{ round_id: null, decision_id: null }])
      expect(migrated[2]).toMatchObject([{ round_id: null, state: 'finished' }])
      project.redo(null)
      let undone = 0
      while (project.undo(null)) undone += 1
      expect(undone).toBe(4)
      expect(rows().map((table) => table.length)).toEqual([2, 0, 0])
      for (let step = 0; step < 3; step += 1) project.redo(null)
      expect(rows()).toEqual(migrated)
      expect(project.integrity()).toEqual([])
      project.close()
    }))

  it.each([
    ['Anna', 'Consensus'],
    ['consensus', 'Consensus of the team'],
  ])('puts the consensus beside %s as %s', (name, consensus) =>
    inScratch((folder) => {
      const path = join(folder, 'Study.concord')
      olderStudy(path, name)
      const project = Project.open(path)
      expect(project.read((db) => db.prepare('select name, kind from coder order by kind').all())).toEqual([
        { name: consensus, kind: 'consensus' },
        { name, kind: 'person' },
      ])
      expect(project.read((db) => db.prepare("select id from coder where kind = 'consensus'").get())).toEqual(
        { id: consensusCoder },
      )
      project.close()
    }),
  )
})

describe('an older file', () => {
  it('is backed up, then brought up to date with all its rows', () =>
    inScratch((folder) => {
      const path = join(folder, 'Study.concord')
      makeProject(path)
      const old = readFileSync(path)
      const project = Project.open(path, longer)
      expect(project.migratedFrom).toBe(currentVersion)
      expect(project.recovered).toBe(false)
      expect(
        project.read((db) => db.prepare("select name, initials from coder where kind = 'person'").all()),
      ).toEqual([{ name: 'Ann', initials: 'A' }])
      expect(project.integrity()).toEqual([])
      project.write(coding, (db) => db.prepare("update coder set initials = 'AB'").run())
      expect(project.undo(null)?.label).toBe(coding.label)
      project.close()

      const names = readdirSync(folder)
      expect(names).toHaveLength(2)
      const backup = names.find((name) => name.startsWith(`Study.v${currentVersion}-backup-`)) ?? ''
      expect(backup).toMatch(/^Study\.v\d+-backup-\d{4}-\d\d-\d\dT[\d-]+Z\.concord$/u)
      const copy = Project.open(join(folder, backup))
      expect(copy.migratedFrom).toBeNull()
      copy.close()
      expect(old.length).toBe(readFileSync(join(folder, backup)).length)

      const again = Project.open(path, longer)
      expect(again.migratedFrom).toBeNull()
      again.close()
      const db = new Database(path, { readonly: true })
      expect(readSchema(db)).toEqual(schemaOf(currentVersion + 1, longer))
      db.close()
    }))

  it('that its session left behind in a crash is recovered first, and the backup has what was recovered', () =>
    inScratch((folder) => {
      const path = join(folder, 'Study.concord')
      makeProject(path)
      const crashing = Project.open(path)
      crashing.write(coding, (db) => db.prepare("update coder set name = 'Bea' where kind = 'person'").run())
      const crashed = join(folder, 'Crashed.concord')
      // As a crash leaves it: the log is there and the file is not folded together.
      copyFileSync(`${path}-wal`, `${crashed}-wal`)
      copyFileSync(path, crashed)
      crashing.close()
      const project = Project.open(crashed, longer)
      expect([project.recovered, project.migratedFrom]).toEqual([true, currentVersion])
      project.close()
      const backup = readdirSync(folder).find((name) => name.startsWith('Crashed.v')) ?? ''
      const copy = Project.open(join(folder, backup))
      expect(copy.read((db) => db.prepare("select name from coder where kind = 'person'").get())).toEqual({
        name: 'Bea',
      })
      copy.close()
    }))

  it.each([
    ['fails half way', 'create table half (id text primary key) strict; select nonsense;'],
    ['leaves rows without what they refer to', 'delete from coder;'],
  ])('whose migration %s stays as it was', (_how, sql) =>
    inScratch((folder) => {
      const path = join(folder, 'Study.concord')
      const first = Project.create(path, (db) => {
        writeCoding(db, writeStudy(db), 0)
      })
      first.close()
      const names = readdirSync(folder)
      expect(() => Project.open(path, [...migrations, { version: currentVersion + 1, sql }])).toThrow()
      expect(readdirSync(folder)).toEqual(names)
      const project = Project.open(path)
      expect(project.integrity()).toEqual([])
      expect(project.read((db) => db.prepare("select name from coder where kind = 'person'").all())).toEqual([
        { name: 'Ann' },
      ])
      project.close()
    }),
  )
})

describe('a file from the future', () => {
  it('is refused untouched, whether it was closed or left in a crash', () =>
    inScratch((folder) => {
      const path = join(folder, 'Study.concord')
      const project = Project.create(path, (db) => writeCode(db, newId(codeId), 'Challenge'), longer)
      project.write(coding, (db) => writeCode(db, newId(codeId), 'Evidence'))
      const open = contentsOf(folder)
      for (const name of ['Study.concord-wal', 'Study.concord']) {
        copyFileSync(join(folder, name), join(folder, name.replace('Study', 'Crashed')))
      }
      project.close()
      expect(Object.keys(open)).toContain('Study.concord-wal')
      const before = contentsOf(folder)
      for (const name of ['Study.concord', 'Crashed.concord']) {
        expect(refusalOf(() => Project.open(join(folder, name)))).toEqual({
          code: 'project_newer',
          data: { version: currentVersion + 1, mine: currentVersion },
        })
      }
      expect(contentsOf(folder)).toEqual(before)
      expect(existsSync(`${path}.lock`)).toBe(false)
    }))
})
