import Database from 'better-sqlite3'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { Reply } from '#shared/errors.ts'
import { mergePreview } from '#shared/contract/merging.ts'
import { codeThere, studyInTwo } from '../support/copies.ts'
import { brokenReferences, contentOf } from '../support/content-dump.ts'
import { it, openHost, type TestHost } from '../support/host.ts'
import { importText } from '../support/study.ts'

/*
 * Files that pose as a copy of the project. Whatever is in them, a merge takes all of it or nothing: afterwards the project
 * is whole, or as it was, and their file is left alone.
 */

/** A study, and a copy of it in which Ben did a bit of everything: made once, and copied for every test. */
const template = openHost()
beforeAll(async () => {
  const made = await studyInTwo(template)
  const kept = await codeThere(template.ask, made, made.trust, 'one home')
  await template.ask('project.close', {})
  copyFileSync(template.at('Study.concord'), template.at('Ben.concord'))
  const colleague = openHost()
  try {
    const { ask, host } = colleague
    await ask('project.open', { file: host.grant(template.at('Ben.concord')) })
    const ben = await ask('coder.create', { name: 'Ben' })
    const coding = await codeThere(ask, made, made.trust, 'two contracts', ben.id)
    const subject = { kind: 'coding' as const, id: coding.id }
    await ask('memo.write', { memo: null, subject, title: 'Why', body: 'Two of them.', author: ben.id })
    const { id } = await ask('codebook.create', { parent: null, fields: { name: 'Upper' } })
    await ask('codebook.create', { parent: id, fields: { name: 'Lower' } })
    await ask('codebook.update', { code: made.money, fields: { definition: 'Theirs' } })
    const words = 'Ro: Nobody asked us.\nKit: So?\nRo: We went.'
    const second = { ...made, document: await importText(colleague, words, { fileName: 'Second.txt' }) }
    await codeThere(ask, second, made.money, 'Nobody asked', ben.id)
    const span = { start: kept.start, end: kept.end - 2 }
    await ask('coding.reshape', { coding: kept.id, span })
    await ask('case.create', { name: 'Site A', attributes: { Region: 'North' } })
  } finally {
    await colleague.end()
  }
  await template.ask('project.open', { file: template.host.grant(template.at('Study.concord')) })
  await template.ask('codebook.update', { code: made.money, fields: { definition: 'Mine' } })
  await template.ask('project.close', {})
}, 60_000)
afterAll(() => template.end())

/** Puts the study into the host's folder, and the copy into a folder of its own; answers the copy's path. */
function put(workbench: TestHost): string {
  mkdirSync(workbench.at('sent'))
  copyFileSync(template.at('Study.concord'), workbench.at('Study.concord'))
  const copy = workbench.at('sent', 'Ben.concord')
  copyFileSync(template.at('Ben.concord'), copy)
  return copy
}

function tamper(path: string, sql: string): void {
  const db = new Database(path)
  try {
    db.unsafeMode(true)
    db.pragma('foreign_keys = off')
    db.pragma('ignore_check_constraints = on')
    db.exec(sql)
  } finally {
    db.close()
  }
}

const codeOf = (reply: Reply<unknown>) => (reply.ok ? 'merged' : reply.error.code)

/** Previews and merges the file; answers how that ended. */
async function merging({ reply, host }: TestHost, path: string): Promise<string> {
  const previewed = await reply('merge.preview', { files: [host.grant(path)] })
  if (!previewed.ok) return codeOf(previewed)
  const files = mergePreview
    .parse(previewed.value)
    .sources.map(({ file, fingerprint }) => ({ file, fingerprint }))
  return codeOf(await reply('merge.apply', { files }))
}

/** What must hold however it ends. */
async function attempt(workbench: TestHost, path: string): Promise<string> {
  const { ask, host, at } = workbench
  const mine = at('Study.concord')
  const before = JSON.stringify(contentOf(mine))
  const theirs = readFileSync(path)
  const beside = () => [
    readdirSync(at('sent')),
    readdirSync(at()).filter((name) => !name.endsWith(' backups')),
  ]
  const there = beside()
  const opened = await ask('project.open', { file: host.grant(mine) })
  expect(opened.name).toBe('Study')
  const ended = await merging(workbench, path)
  if (ended === 'merged') expect((await ask('project.verify', {})).findings).toEqual([])
  // What was left to be settled can be read.
  if (ended === 'merged') await ask('merge.conflicts', { settled: false })
  await ask('project.close', {})
  expect(readFileSync(path).equals(theirs)).toBe(true)
  expect(beside()).toEqual(there)
  expect(brokenReferences(mine)).toEqual([])
  if (ended !== 'merged') expect(JSON.stringify(contentOf(mine)) === before).toBe(true)
  return ended
}

const bens = "(select id from coder where name = 'Ben')"
const hisCoding = `id = (select min(id) from coding where coder_id = ${bens})`
const upper = "(select id from code where name = 'Upper')"
const nowhere = "'01900000-0000-7000-8000-000000000000'"
const newest = '(select id from command order by position desc limit 1)'
const second = "(select id from document where title = 'Second')"

/** Adds what the log says was made by the newest command. */
const logged = (entity: string, where: string) =>
  `insert into change (command_id, entity, row_id, before, after)
   select ${newest}, '${entity}', id, null, json_object('id', id) from "${entity}" where ${where};`

describe('a copy with rows that no project can hold', () => {
  it.for<[what: string, sql: string, ends: string]>([
    ['a coding past the end', `update coding set end_at = 99999 where ${hisCoding}`, 'corrupt'],
    ['a coding on other words', `update coding set start_at = start_at + 1 where ${hisCoding}`, 'corrupt'],
    [
      'a coding of no words',
      `update coding set start_at = 5, end_at = 5, quote_hash = 'x' where ${hisCoding}`,
      'corrupt',
    ],
    ['a coding before the beginning', `update coding set start_at = -4 where ${hisCoding}`, 'corrupt'],
    ['overlapping turns', `update turn set start_at = 0 where document_id = ${second}`, 'corrupt'],
    ['turns past the end', `update turn set end_at = 99999 where document_id = ${second}`, 'corrupt'],
    ['a text that isn’t its hash', "update body set text = text || '!'", 'corrupt'],
    [
      'a text that isn’t there',
      `delete from body where hash = (select body_hash from document where id = ${second})`,
      'corrupt',
    ],
    [
      'an original that isn’t there',
      `delete from source where hash = (select source_hash from document where id = ${second})`,
      'corrupt',
    ],
    [
      'a coding of a document that isn’t there',
      `update coding set document_id = ${nowhere} where ${hisCoding}`,
      'corrupt',
    ],
    ['a coding as no code', `update coding set code_id = ${nowhere} where ${hisCoding}`, 'corrupt'],
    ['a coding by nobody', `update coding set coder_id = ${nowhere} where ${hisCoding}`, 'corrupt'],
    [
      'turns over each other in a document of ours',
      `update turn set start_at = 0, body_start = 0 where position = 1; ${logged('turn', 'position = 1')}`,
      'corrupt',
    ],
    ['an attribute of nothing', `update attribute_value set owner_id = ${nowhere}`, 'corrupt'],
    ['a memo on nothing', `update memo set subject_id = ${nowhere}`, 'corrupt'],
    ['a code below none', `update code set parent_id = ${nowhere} where name = 'Lower'`, 'corrupt'],
    [
      'codes in a circle',
      `update code set parent_id = (select id from code where name = 'Lower') where name = 'Upper'`,
      'merged',
    ],
    ['a code below itself', `update code set parent_id = id where name = 'Upper'`, 'merged'],
    ['codes of one name', "update code set name = 'Trust', parent_id = null", 'merged'],
    ['coders of one name', "update coder set name = 'Ann'", 'merged'],
    [
      'a code with a megabyte of text',
      `update code set definition = hex(zeroblob(500000)), name = hex(zeroblob(500000)) where id = ${upper}`,
      'merged',
    ],
    ['a mode that there isn’t', `update document set mode = 'rumour' where id = ${second}`, 'corrupt'],
    ['a code that is half a heading', `update code set codable = 7 where id = ${upper}`, 'corrupt'],
    [
      'an id that is none',
      `update code set id = 'x' where id = ${upper}; update code set parent_id = 'x' where name = 'Lower'; ${logged('code', "id = 'x'")}`,
      'corrupt',
    ],
    [
      'a coder that is a coding',
      `insert into coder select (select id from coding where ${hisCoding}), 'Eve', colour, created_at, kind from coder where name = 'Ben'; ${logged('coder', "name = 'Eve'")}`,
      'merged',
    ],
  ])('%s', async ([, sql, ends], { workbench }) => {
    const copy = put(workbench)
    tamper(copy, sql)
    expect(await attempt(workbench, copy)).toBe(ends)
  })
})

describe('a copy whose log is broken', () => {
  it.for<[what: string, sql: string, ends: string]>([
    [
      'images that are no JSON',
      `update change set before = '{', after = '{' where entity = 'coding'`,
      'corrupt',
    ],
    ['images that are no rows', `update change set after = '7' where entity = 'code'`, 'corrupt'],
    ['images of nothing', `update change set before = '[]', after = '{}'`, 'merged'],
    [
      'images with rows in rows',
      `update change set after = '{"name": {"a": []}}' where entity = 'code'`,
      'corrupt',
    ],
    ['an origin that is no JSON', `update change set origin = '{{'`, 'corrupt'],
    ['an origin of numbers', `update change set origin = '{"*": 7}'`, 'corrupt'],
    [
      'a change of what isn’t a table',
      `update change set entity = 'sqlite_schema' where entity = 'memo'`,
      'merged',
    ],
    [
      'a change of rows that aren’t there',
      `update change set row_id = ${nowhere} where entity = 'memo'`,
      'merged',
    ],
    ['no changes', 'delete from change', 'merged'],
    ['no commands', 'delete from change; delete from command', 'merged'],
    [
      'commands of ours with other content',
      `update code set name = 'Distrust' where name = 'Trust'`,
      'merged',
    ],
    ['a command that undoes itself', `update command set undoes = id where id = ${newest}`, 'merged'],
    [
      'merged commands that are no JSON',
      `insert into merge values ('m', 'p', 'f', null, 'now', '{{')`,
      'merged',
    ],
    [
      'merged commands that are deep',
      `insert into merge values ('m', 'p', 'f', null, 'now', '[[[[{"a": [1]}]]]]')`,
      'merged',
    ],
    [
      'a conflict of junk',
      `insert into merge values ('m', 'p', 'f', null, 'now', '[]'); insert into conflict values ('c', 'm', 'circle', 'sqlite_schema', 'x', '"', '{', '[', '7', '{', null, null, null)`,
      'merged',
    ],
    [
      'rows made one in a circle',
      `insert into united select id, 'code', (select id from code where name = 'Lower'), null from code where name = 'Upper'; insert into united select id, 'code', ${upper}, null from code where name = 'Lower'`,
      'merged',
    ],
    ['a project of two', `insert into project select 'x', 'Other', created_at, null from project`, 'merged'],
    ['no project', 'delete from project', 'corrupt'],
    ['a project that is none', `update project set id = 'Robert''); drop table coding; --'`, 'corrupt'],
  ])('%s', async ([, sql, ends], { workbench }) => {
    const copy = put(workbench)
    tamper(copy, sql)
    expect(await attempt(workbench, copy)).toBe(ends)
  })
})

describe('a copy of endless depth', () => {
  it('of a hundred thousand codes in one line is taken, or refused, in time', async ({ workbench }) => {
    const copy = put(workbench)
    const id = (at: string) => `printf('01900000-0000-7000-8000-%012x', ${at})`
    const columns = columnsOf(copy, 'code')
    const values = columns.map((column) => {
      // The lowest has the least id.
      if (column === 'id') return id('100000 - n')
      if (column === 'parent_id') return `case n when 1 then ${upper} else ${id('100001 - n')} end`
      return column === 'name' ? "'Level ' || n" : `"${column}"`
    })
    tamper(
      copy,
      `insert into code (${columns.map((column) => `"${column}"`).join(', ')})
         with recursive count (n) as (select 1 union all select n + 1 from count where n < 100000)
         select ${values.join(', ')} from count, (select * from code where name = 'Lower');
       ${logged('code', "name like 'Level %'")}`,
    )
    expect(await attempt(workbench, copy)).toBe('merged')
  }, 60_000)
})

describe('a file that is no copy', () => {
  it.for<[what: string, change: (path: string) => void, ends: string]>([
    [
      'of random bytes',
      (path) => writeFileSync(path, Buffer.from('Dear colleague, '.repeat(999))),
      'corrupt',
    ],
    ['of nothing', (path) => truncateSync(path, 0), 'corrupt'],
    ['cut short', (path) => truncateSync(path, 20_000), 'corrupt'],
    [
      'of another schema',
      (path) => tamper(path, 'create table extra (id text primary key) strict'),
      'corrupt',
    ],
    [
      'with a trigger',
      (path) => tamper(path, 'create trigger spy after insert on coding begin delete from coding; end'),
      'corrupt',
    ],
    ['of a later version', (path) => tamper(path, 'pragma user_version = 99'), 'project_newer'],
  ])('%s', async ([, change, ends], { workbench }) => {
    const copy = put(workbench)
    change(copy)
    expect(await attempt(workbench, copy)).toBe(ends)
  })
})

function columnsOf(path: string, table: string): string[] {
  const db = new Database(path, { readonly: true })
  try {
    return db.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table)
  } finally {
    db.close()
  }
}
