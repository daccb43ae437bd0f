import { describe, expect, it } from 'vitest'
import { lintSnippets } from './lint-snippets.ts'

const sql: Readonly<Record<string, string>> = {
  select: "export const a = 'select id from code where name = ?'",
  upper: "export const a = 'SELECT id FROM code'",
  template: 'export const a = (table: string) => `\n  insert into ${table} (id) values (?)`',
  orReplace: "export const a = 'insert or replace into code values (1)'",
  update: "export const a = 'update code set name = ?'",
  remove: "export const a = 'delete from code'",
  table: "export const a = 'create temp table x (y)'",
  trigger: "export const a = 'create trigger x after insert on y begin end'",
  pragma: "export const a = 'pragma journal_mode = wal'",
  common: "export const a = 'with recursive below(id) as (select 1) select * from below'",
  prepare: 'export const a = (db: { prepare(text: string): object }, text: string) => db.prepare(text)',
}

const words: Readonly<Record<string, string>> = {
  sentence: "export const a = 'Select a file from the list.'",
  label: "export const a = 'update'",
  regex: "export const a = /x/.exec('select')",
  comment: '/** Never select id from code here. */\nexport const a = 1',
}

const inServices = (kind: string): string => `electron/host/services/${kind}.ts`
const filesFor = (
  texts: Readonly<Record<string, string>>,
  place: (kind: string) => string,
): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([kind, text]) => [place(kind), `${text}\n`]))

const found = lintSnippets({
  ...filesFor(sql, inServices),
  ...filesFor(words, inServices),
  ...filesFor(sql, (kind) => `electron/host/store/${kind}.ts`),
})
const saidOf = (file: string): string[] =>
  (found.get(file) ?? []).filter((said) => said.startsWith('house(sql-room)'))

describe('SQL', () => {
  it.each(Object.keys(sql))('is found outside its rooms: %s', (kind) => {
    expect(saidOf(inServices(kind))).not.toEqual([])
    expect(saidOf(`electron/host/store/${kind}.ts`)).toEqual([])
  })

  it.each(Object.keys(words))('is not seen in mere words: %s', (kind) => {
    expect(saidOf(inServices(kind))).toEqual([])
  })
})
