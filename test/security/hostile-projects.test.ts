import Database from 'better-sqlite3'
import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { currentVersion, newId, Project } from '#host/project/index.ts'
import type { Failure } from '#shared/errors.ts'
import { codeId } from '#shared/ids.ts'
import { writeCode, writeCoding, writeStudy } from '../durability/project-rows.ts'
import { contentsOf, inScratch, refusalOf } from '../durability/scratch.ts'

const coding = { kind: 'coding.apply', label: 'Coded a passage', coder: null }

/** A whole project file of some dozen pages. */
function makeProject(path: string): void {
  const project = Project.create(path, (db) => {
    const study = writeStudy(db)
    for (let start = 0; start < 300; start += 1) writeCoding(db, study, start)
  })
  project.close()
}

/** Runs SQL on a file as one can who has SQLite and no good will. */
function tamper(path: string, sql: string): void {
  const db = new Database(path)
  try {
    db.unsafeMode(true)
    db.exec(sql)
  } finally {
    db.close()
  }
}

function patch(path: string, position: number, bytes: Buffer): void {
  const content = readFileSync(path)
  bytes.copy(content, position)
  writeFileSync(path, content)
}

interface Attempt {
  readonly failure: Failure
  /** Whether folder and file are as before: names, bytes and time. */
  readonly untouched: boolean
}

/** Opens `path`, which must be refused. */
function attempt(folder: string, path: string): Attempt {
  const state = () => JSON.stringify([contentsOf(folder), statSync(path).mtimeMs])
  const before = state()
  const failure = refusalOf(() => Project.open(path))
  return { failure, untouched: state() === before }
}

const refused = (code: Failure['code'], data: Failure['data']): Attempt => ({
  failure: { code, data },
  untouched: true,
})

const withProject = (work: (path: string, folder: string) => void) =>
  inScratch((folder) => {
    const path = join(folder, 'Study.concord')
    makeProject(path)
    work(path, folder)
  })

describe('a project file with something foreign in it', () => {
  const always = 'when 1 begin update project set name = hex(randomblob(8)); end'
  it.each([
    ['a trigger on what is written at once', `create trigger spy after insert on command ${always}`, 'spy'],
    [
      'a trigger on codings',
      `create trigger log_insert_coding after insert on coding ${always}`,
      'log_insert_coding',
    ],
    ['a view', 'create view everything as select * from coding', 'everything'],
    ['a view in a table’s place', 'drop table memo; create view memo as select 1 as id', 'memo'],
    ['a table', 'create table extra (id text primary key) strict', 'extra'],
    ['a virtual table', 'create virtual table words using fts5 (word)', 'words'],
    ['an index', 'create index extra on coding (quote_hash)', 'extra'],
    ['an index with an expression', 'create index extra on coding (abs(start_at))', 'extra'],
    ['statistics', 'analyze', 'sqlite_stat1'],
    ['a column more', 'alter table memo add column extra text', 'memo'],
    ['a column less', 'alter table memo drop column title', 'memo'],
    ['a renamed column', 'alter table memo rename column title to heading', 'memo'],
    ['a table less', 'drop table memo', 'memo'],
    ['an index less', 'drop index coding_once', 'coding_once'],
    [
      'a check that runs a function',
      `pragma writable_schema = on; update sqlite_schema set sql = replace(sql, 'title text not null', 'title text not null check (length(randomblob(9)) > 0)') where name = 'memo'`,
      'memo',
    ],
    [
      'a schema of bytes',
      `pragma writable_schema = on; update sqlite_schema set sql = cast(sql as blob) || x'00ff' where name = 'memo_subject'`,
      'memo_subject',
    ],
  ])('%s is refused by name, untouched', (_what, sql, what) =>
    withProject((path, folder) => {
      tamper(path, sql)
      expect(attempt(folder, path)).toEqual(refused('corrupt', { reason: 'foreign_schema', what }))
    }),
  )

  it('a schema that is no SQL is refused as damaged', () =>
    withProject((path, folder) => {
      tamper(
        path,
        "pragma writable_schema = on; update sqlite_schema set sql = 'create nonsense' where name = 'memo'",
      )
      expect(attempt(folder, path)).toEqual(refused('corrupt', { reason: 'damaged' }))
    }))

  it('another text encoding is refused', () =>
    inScratch((folder) => {
      const path = join(folder, 'Study.concord')
      tamper(
        path,
        `pragma encoding = 'UTF-16le'; create table t (a); pragma application_id = ${0x436f6e63}; pragma user_version = 1`,
      )
      expect(attempt(folder, path)).toEqual(refused('corrupt', { reason: 'not_a_project' }))
    }))
})

describe('a file that is no project', () => {
  const empty = { reason: 'empty' }
  const noDatabase = { reason: 'not_a_database' }
  it.each<[string, Buffer, Failure['data']]>([
    ['nothing', Buffer.alloc(0), empty],
    ['one byte', Buffer.from('S'), noDatabase],
    ['a text', Buffer.from('Dear colleague, '.repeat(500)), noDatabase],
    ['a header and no more', Buffer.from('SQLite format 3\0', 'latin1'), noDatabase],
    ['zeros', Buffer.alloc(8192), noDatabase],
    ['an archive', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(4096, 7)]), noDatabase],
  ])('%s is refused, untouched', (_what, bytes, data) =>
    inScratch((folder) => {
      const path = join(folder, 'Study.concord')
      writeFileSync(path, bytes)
      expect(attempt(folder, path)).toEqual(refused('corrupt', data))
    }),
  )

  it('a header with noise behind it is refused, untouched', () =>
    inScratch((folder) => {
      const path = join(folder, 'Study.concord')
      for (let seed = 1; seed <= 50; seed += 1) {
        const bytes = noise(seed, 4096 + seed * 97)
        Buffer.from('SQLite format 3\0', 'latin1').copy(bytes)
        writeFileSync(path, bytes)
        const before = contentsOf(folder)
        expect(refusalOf(() => Project.open(path)).code).toBe('corrupt')
        expect(contentsOf(folder)).toEqual(before)
      }
    }))

  it('another program’s database is refused, untouched', () =>
    inScratch((folder) => {
      const path = join(folder, 'Study.concord')
      tamper(path, 'create table project (id text primary key); pragma user_version = 1')
      expect(attempt(folder, path)).toEqual(refused('corrupt', { reason: 'not_a_project' }))
    }))

  it.each([0, -1])('version %i is refused, untouched', (version) =>
    withProject((path, folder) => {
      tamper(path, `pragma user_version = ${version}`)
      expect(attempt(folder, path)).toEqual(refused('corrupt', { reason: 'not_a_project' }))
    }),
  )

  it('a file from the future is refused, untouched', () =>
    withProject((path, folder) => {
      tamper(path, `pragma user_version = ${currentVersion + 41}; create table later (id text)`)
      expect(attempt(folder, path)).toEqual(
        refused('project_newer', { version: currentVersion + 41, mine: currentVersion }),
      )
    }))

  it('a folder, a pipe and a device are refused without being opened', () =>
    inScratch((folder) => {
      const names = ['Folder.concord', 'Pipe.concord', 'Device.concord']
      mkdirSync(join(folder, 'Folder.concord'))
      execFileSync('mkfifo', [join(folder, 'Pipe.concord')])
      symlinkSync('/dev/zero', join(folder, 'Device.concord'))
      for (const name of names) {
        expect(refusalOf(() => Project.open(join(folder, name)))).toEqual({
          code: 'corrupt',
          data: { reason: 'not_a_file' },
        })
      }
      expect(readdirSync(folder)).toEqual(names.toSorted())
    }))

  it('nothing, and a link to nothing, are not found; nothing is made', () =>
    inScratch((folder) => {
      symlinkSync(join(folder, 'gone'), join(folder, 'Link.concord'))
      for (const name of ['Study.concord', 'Link.concord', 'nowhere/Study.concord', 'a\0b']) {
        expect(refusalOf(() => Project.open(join(folder, name)))).toEqual({
          code: 'not_found',
          data: { what: 'file', name: basename(name) },
        })
      }
      expect(readdirSync(folder)).toEqual(['Link.concord'])
    }))

  it('a link to a project opens it, and everything stays beside the project', () =>
    withProject((path, folder) => {
      const elsewhere = join(folder, 'elsewhere')
      mkdirSync(elsewhere)
      symlinkSync(path, join(elsewhere, 'Link.concord'))
      const project = Project.open(join(elsewhere, 'Link.concord'))
      expect(readdirSync(elsewhere)).toEqual(['Link.concord'])
      expect(refusalOf(() => Project.open(path)).code).toBe('project_locked')
      project.close()
      expect(readdirSync(folder)).toEqual(['Study.concord', 'elsewhere'])
    }))
})

describe('a damaged project file', () => {
  it('cut short anywhere is refused, untouched', () =>
    withProject((path, folder) => {
      const whole = readFileSync(path)
      const lengths = [
        99,
        100,
        511,
        512,
        4095,
        4096,
        4097,
        8192,
        20_000,
        whole.length - 4096,
        whole.length - 1,
      ]
      for (const length of lengths) {
        writeFileSync(path, whole)
        truncateSync(path, length)
        expect(attempt(folder, path)).toEqual(
          refused('corrupt', { reason: length < 100 ? 'not_a_database' : 'truncated' }),
        )
      }
      writeFileSync(path, whole)
      Project.open(path).close()
    }))

  it('with a page overwritten is refused, untouched', () =>
    withProject((path, folder) => {
      const whole = readFileSync(path)
      const pages = whole.length / 4096
      let tried = 0
      for (let page = 1; page < pages; page += 1) {
        writeFileSync(path, whole)
        patch(path, page * 4096, noise(page, 4096))
        const before = contentsOf(folder)
        expect(refusalOf(() => Project.open(path))).toMatchObject({
          code: 'corrupt',
          data: { reason: 'damaged' },
        })
        expect(contentsOf(folder)).toEqual(before)
        tried += 1
      }
      expect(tried).toBeGreaterThan(40)
    }))

  it('with cells of impossible size is refused, untouched', () =>
    withProject((path, folder) => {
      const root = rootPageOf(path, 'body')
      const at = (root - 1) * 4096
      const cell = at + readFileSync(path).readUInt16BE(at + 8)
      patch(path, cell, Buffer.from('ffffffffffffffff7f', 'hex'))
      const before = contentsOf(folder)
      expect(refusalOf(() => Project.open(path))).toMatchObject({
        code: 'corrupt',
        data: { reason: 'damaged' },
      })
      expect(contentsOf(folder)).toEqual(before)
    }))

  it('in which two tables share their pages is refused, untouched', () =>
    withProject((path, folder) => {
      tamper(
        path,
        `pragma writable_schema = on;
         update sqlite_schema set rootpage = (select rootpage from sqlite_schema where name = 'coding') where name = 'memo'`,
      )
      const before = contentsOf(folder)
      expect(refusalOf(() => Project.open(path))).toMatchObject({
        code: 'corrupt',
        data: { reason: 'damaged' },
      })
      expect(contentsOf(folder)).toEqual(before)
    }))
})

describe('what lies beside a project file', () => {
  /** A file as a crash leaves it, with a log that holds `sql` and is no part of the file yet. */
  function crashedWith(folder: string, sql: string): string {
    const [path, crashed] = [join(folder, 'Study.concord'), join(folder, 'Crashed.concord')]
    makeProject(path)
    const db = new Database(path)
    db.unsafeMode(true)
    db.pragma('locking_mode = exclusive')
    db.pragma('journal_mode = wal')
    db.exec(sql)
    copyFileSync(`${path}-wal`, `${crashed}-wal`)
    copyFileSync(path, crashed)
    db.close()
    return crashed
  }

  it('a log that brings a foreign trigger is judged with its file, and neither is touched', () =>
    inScratch((folder) => {
      const path = crashedWith(
        folder,
        'create trigger spy after insert on command begin delete from coding; end',
      )
      expect(attempt(folder, path)).toEqual(refused('corrupt', { reason: 'foreign_schema', what: 'spy' }))
    }))

  it('a log that brings a newer version is left to a newer Concord', () =>
    inScratch((folder) => {
      const path = crashedWith(folder, 'pragma user_version = 99')
      expect(attempt(folder, path)).toEqual(refused('project_newer', { version: 99, mine: currentVersion }))
    }))

  it('a log of a session that crashed is recovered', () =>
    inScratch((folder) => {
      const path = crashedWith(folder, "update coder set name = 'Bea'")
      const project = Project.open(path)
      expect(project.recovered).toBe(true)
      expect(project.read((db) => db.prepare('select name from coder').get())).toEqual({ name: 'Bea' })
      project.close()
      expect(readdirSync(folder)).toEqual(['Crashed.concord', 'Study.concord'])
      const again = Project.open(path)
      expect(again.recovered).toBe(false)
      again.close()
    }))

  it('a log of noise adds nothing to a whole file', () =>
    withProject((path) => {
      writeFileSync(`${path}-wal`, noise(3, 40_000))
      const project = Project.open(path)
      expect(project.integrity()).toEqual([])
      project.close()
    }))

  it('a journal that would lead to another file is not followed', () =>
    withProject((path, folder) => {
      const victim = join(folder, 'Thesis.docx')
      writeFileSync(victim, 'years of work')
      writeFileSync(`${path}-journal`, journalNaming(victim))
      expect(attempt(folder, path)).toEqual(refused('corrupt', { reason: 'foreign_journal' }))
    }))

  it.each(['-wal', '-journal'])('a link in the place of its %s is not followed', (suffix) =>
    withProject((path, folder) => {
      writeFileSync(join(folder, 'Thesis.docx'), 'years of work')
      symlinkSync(join(folder, 'Thesis.docx'), `${path}${suffix}`)
      expect(attempt(folder, path)).toEqual(refused('corrupt', { reason: 'foreign_journal' }))
    }),
  )

  it('a link in the place of its lock note is replaced, not followed', () =>
    withProject((path, folder) => {
      const victim = join(folder, 'Thesis.docx')
      writeFileSync(victim, 'years of work')
      symlinkSync(victim, `${path}.lock`)
      const project = Project.open(path)
      project.write(coding, (db) => writeCode(db, newId(codeId), 'Evidence'))
      project.close()
      expect(readFileSync(victim, 'utf8')).toBe('years of work')
      expect(readdirSync(folder)).toEqual(['Study.concord', 'Thesis.docx'])
    }))

  it('a lock note after a crash locks nobody out, whatever it says', () =>
    withProject((path, folder) => {
      for (const note of [
        '{',
        'x'.repeat(10_000),
        JSON.stringify({ user: 'eve', host: 'h', pid: 1, since: 'now' }),
      ]) {
        writeFileSync(`${path}.lock`, note)
        Project.open(path).close()
      }
      expect(readdirSync(folder)).toEqual(['Study.concord'])
    }))
})

function rootPageOf(path: string, table: string): number {
  const db = new Database(path, { readonly: true })
  try {
    const page = db
      .prepare<[string], number>('select rootpage from sqlite_schema where name = ?')
      .pluck()
      .get(table)
    return page ?? 0
  } finally {
    db.close()
  }
}

/** Bytes that look random and are the same for the same seed. */
function noise(seed: number, length: number): Buffer {
  let state = seed * 2_654_435_761 + 1
  return Buffer.from(
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state >>> 24
    }),
  )
}

/** A rollback journal of no pages that names `path` as the journal it belongs to. */
function journalNaming(path: string): Buffer {
  const head = Buffer.alloc(512)
  Buffer.from('d9d505f920a163d7', 'hex').copy(head)
  head.writeUInt32BE(512, 20)
  head.writeUInt32BE(4096, 24)
  const name = Buffer.from(path)
  const tail = Buffer.alloc(16)
  tail.writeUInt32BE(name.length, 0)
  tail.writeUInt32BE(
    name.reduce((sum, byte) => sum + byte, 0),
    4,
  )
  Buffer.from('d9d505f920a163d7', 'hex').copy(tail, 8)
  return Buffer.concat([head, Buffer.from([0, 4, 0, 1]), name, tail])
}
