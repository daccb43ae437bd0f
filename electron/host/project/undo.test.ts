import Database from 'better-sqlite3'
import fc from 'fast-check'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Failure } from '#shared/errors.ts'
import { caseId, codeId, codingId, memoId, participantId, type CodeId } from '#shared/ids.ts'
import { writeCode, writeCoding, writeStudy, type Study } from '../../../test/durability/project-rows.ts'
import { inScratch, refusalOf } from '../../../test/durability/scratch.ts'
import { newId, Project, type ReadDb, type WriteDb } from './index.ts'

const command = (label: string) => ({ kind: 'test.change', label, coder: null })

function newProject(folder: string): { project: Project; study: Study } {
  let study: Study | null = null
  const project = Project.create(join(folder, 'Study.concord'), (db) => {
    study = writeStudy(db)
  })
  if (!study) throw new Error('The first command did not run')
  return { project, study }
}

/** Everything the project says, without its history. */
function dump(project: Project): unknown {
  return project.read((db) => {
    const tables = db.prepare<[], { name: string }>(
      "select name from sqlite_schema where type = 'table' order by name",
    )
    const spoken = tables.all().filter(({ name }) => name !== 'command' && name !== 'change')
    return spoken.map(({ name }) => [name, db.prepare(`select * from "${name}" order by 1`).all()])
  })
}

function beyondTheLog(path: string, sql: string): void {
  const db = new Database(path)
  try {
    db.pragma('foreign_keys = off')
    db.exec(sql)
  } finally {
    db.close()
  }
}

describe('undo and redo', () => {
  it('go back and forth in order, and say what comes next', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      project.write(command('one'), (db) => writeCoding(db, study, 1))
      project.write(command('two'), (db) => writeCoding(db, study, 2))
      expect(project.history(9)).toMatchObject({ undo: 'two', redo: null })
      expect(project.undo(study.coder)).toMatchObject({
        label: 'two',
        kind: 'test.change',
        undone: true,
        rows: 1,
      })
      expect(project.undo(study.coder)?.label).toBe('one')
      expect(project.history(9)).toMatchObject({ undo: null, redo: 'one' })
      expect(project.undo(study.coder)).toBeNull()
      expect(project.redo(study.coder)).toMatchObject({ label: 'one', undone: false })
      const { entries, undo, redo } = project.history(9)
      expect([undo, redo]).toEqual(['one', 'two'])
      expect(entries.map(({ label, undone }) => [label, undone])).toEqual([
        ['two', true],
        ['one', false],
        ['Created the project', false],
      ])
      expect(project.history(1).entries).toHaveLength(1)
      project.close()
    }))

  it('are logged themselves, with who and what', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      project.write(command('one'), (db) => writeCoding(db, study, 1))
      const target = project.undo(study.coder)
      project.redo(null)
      const rows = project.read((db) =>
        db
          .prepare(
            'select kind, label, coder_id as coder, undoes, state from command where undoes is not null order by position',
          )
          .all(),
      )
      expect(rows).toEqual([
        { kind: 'history.undo', label: 'one', coder: study.coder, undoes: target?.id, state: 'done' },
        { kind: 'history.redo', label: 'one', coder: null, undoes: target?.id, state: 'done' },
      ])
      project.close()
    }))

  it('a new command ends what could be redone', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      for (const label of ['one', 'two', 'three'])
        project.write(command(label), (db) => writeCoding(db, study, label.length * 10 + label.charCodeAt(1)))
      project.undo(null)
      project.undo(null)
      project.close()
      const again = Project.open(project.path)
      expect(again.history(9).redo).toBe('two')
      again.write(command('four'), (db) => writeCoding(db, study, 4))
      expect(again.history(9)).toMatchObject({ undo: 'four', redo: null })
      expect(again.redo(null)).toBeNull()
      expect(again.undo(null)?.label).toBe('four')
      expect(again.undo(null)?.label).toBe('one')
      expect(again.history(9).redo).toBe('one')
      again.close()
    }))

  it('bring back awkward text and whole numbers exactly', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      const name = 'quote " back\\slash \u0000 nul \u2028 👩‍👩‍👧 é é \r\n\t {"id":1} 1e5 007'
      project.write(command('write'), (db) => writeCode(db, newId(codeId), name))
      project.write(command('position'), (db) =>
        db.prepare('update code set position = 9007199254740993 where id = ?').run(study.code),
      )
      const before = dump(project)
      project.write(command('delete'), (db) => db.prepare('delete from code').run())
      expect(dump(project)).not.toEqual(before)
      project.undo(null)
      expect(dump(project)).toEqual(before)
      const position = project.read((db) =>
        db
          .prepare<[string], { exactly: string }>(
            'select cast(position as text) as exactly from code where id = ?',
          )
          .get(study.code),
      )
      expect(position?.exactly).toBe('9007199254740993')
      project.close()
    }))

  it('follow a row through many changes of one command, also where others refer to it', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      const before = dump(project)
      const rename = 'update code set name = ? where id = ?'
      project.write(command('much'), (db) => {
        const [parent, child] = [newId(codeId), newId(codeId)]
        writeCode(db, child, 'child', parent)
        writeCode(db, parent, 'parent')
        db.prepare(rename).run('renamed', child)
        const coded = writeCoding(db, { ...study, code: child }, 3)
        db.prepare('update coding set start_at = 1 where id = ?').run(coded)
        db.prepare(rename).run('renamed again', child)
        db.prepare('delete from coding where id = ?').run(coded)
        db.prepare('delete from code where id = ?').run(parent)
        db.prepare('update code set parent_id = null where id = ?').run(child)
      })
      const after = dump(project)
      project.undo(null)
      expect(dump(project)).toEqual(before)
      project.redo(null)
      expect(dump(project)).toEqual(after)
      expect(project.integrity()).toEqual([])
      project.close()
    }))

  it('take commands of more changes than are read at once', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      const before = dump(project)
      project.write(command('many'), (db) => {
        for (let start = 0; start < 1750; start += 1) writeCoding(db, study, start)
      })
      const after = dump(project)
      expect(project.undo(null)?.rows).toBe(1750)
      expect(dump(project)).toEqual(before)
      expect(project.redo(null)?.rows).toBe(1750)
      expect(dump(project)).toEqual(after)
      project.close()
    }))
})

describe('what was changed since, past the log', () => {
  it.each([
    ['a row edited', "update code set name = 'by another hand' where name = 'new'"],
    ['a row removed', "delete from code where name = 'new'"],
  ])('%s is never overwritten', (_what, sql) =>
    inScratch((folder) => {
      const { project } = newProject(folder)
      const id = project.write(command('Added a code'), (db) => {
        const added = newId(codeId)
        writeCode(db, added, 'new')
        return added
      })
      project.close()
      beyondTheLog(project.path, sql)
      expect(attempt(project.path, 'undo')).toEqual(
        conflict({ label: 'Added a code', entity: 'code', row: id }),
      )
    }),
  )

  it('a row that came back is not overwritten by undoing its removal, nor by redoing its making', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      const id = newId(codeId)
      const come = `insert into code select '${id}', null, 0, 'other', colour, 1, '', '', '', '', null, null, '', 0, null from code limit 1`
      project.write(command('made'), (db) => writeCode(db, id, 'new'))
      project.write(command('removed'), (db) => db.prepare('delete from code where id = ?').run(id))
      project.close()
      beyondTheLog(project.path, come)
      expect(attempt(project.path, 'undo')).toEqual(conflict({ label: 'removed', entity: 'code', row: id }))
      beyondTheLog(project.path, `delete from code where id = '${id}'`)
      const between = Project.open(project.path)
      between.undo(study.coder)
      between.undo(study.coder)
      between.close()
      beyondTheLog(project.path, come)
      expect(attempt(project.path, 'redo')).toEqual(conflict({ label: 'made', entity: 'code', row: id }))
    }))

  it('a row that took the place of one removed stays', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      const id = project.write(command('coded'), (db) => writeCoding(db, study, 0))
      project.write(command('uncoded'), (db) => db.prepare('delete from coding').run())
      project.close()
      beyondTheLog(
        project.path,
        `insert into coding values ('${newId(codingId)}', '${study.document}', '${study.code}', '${study.coder}', 0, 5, '', '${study.version}', '', null, null, null, null)`,
      )
      expect(attempt(project.path, 'undo')).toEqual(conflict({ label: 'uncoded', entity: 'coding', row: id }))
    }))

  it('a row that refers to one made by the command keeps it', () =>
    inScratch((folder) => {
      const { project, study } = newProject(folder)
      const code = newId(codeId)
      const since = newId(codingId)
      project.write(command('made'), (db) => writeCode(db, code, 'new'))
      project.close()
      beyondTheLog(
        project.path,
        `insert into coding values ('${since}', '${study.document}', '${code}', '${study.coder}', 0, 5, '', '${study.version}', '', null, null, null, null)`,
      )
      expect(attempt(project.path, 'undo')).toEqual(conflict({ label: 'made', entity: 'coding', row: since }))
    }))

  it.each([
    ['images that are no JSON', "update change set after = 'x' where after like '%new%'"],
    [
      'images of another row',
      `update change set after = json_set(after, '$.id', 'x') where after like '%new%'`,
    ],
    ['a table there is none of', `update change set entity = 'sqlite_schema' where after like '%new%'`],
    ['a command without a proper id', `update command set coder_id = 'x' where position = 1`],
  ])('a log with %s is refused as corrupt', (_what, sql) =>
    inScratch((folder) => {
      const { project } = newProject(folder)
      project.write(command('made'), (db) => writeCode(db, newId(codeId), 'new'))
      project.close()
      beyondTheLog(project.path, sql)
      const again = Project.open(project.path)
      const before = dump(again)
      expect(refusalOf(() => again.undo(null))).toEqual({ code: 'corrupt', data: { reason: 'change_log' } })
      expect(dump(again)).toEqual(before)
      again.close()
    }),
  )

  /** Tries to undo or redo, which must be refused; `untouched`: rows and history are as before. */
  function attempt(path: string, way: 'undo' | 'redo'): { failure: Failure; untouched: boolean } {
    const project = Project.open(path)
    const state = () => JSON.stringify([dump(project), project.history(99)])
    const before = state()
    const failure = refusalOf(() => project[way](null))
    const untouched = state() === before
    project.close()
    return { failure, untouched }
  }

  function conflict(data: { label: string; entity: string; row: string }): ReturnType<typeof attempt> {
    return { failure: { code: 'undo_conflict', data }, untouched: true }
  }
})

describe('any run of commands', () => {
  type Step = { readonly kind: number; readonly a: number; readonly b: number; readonly text: string }
  const step: fc.Arbitrary<Step> = fc.record({
    kind: fc.nat(8),
    a: fc.nat(40),
    b: fc.nat(40),
    text: fc.string({ unit: 'binary', maxLength: 12 }),
  })

  const pick = (db: ReadDb, table: string, n: number) =>
    db
      .prepare<[], { id: string }>(`select id from ${table} order by id`)
      .all()
      .map(({ id }) => id)
      .at(-1 - n)
  const run = (db: WriteDb, sql: string, ...values: (string | number | null | undefined)[]) =>
    db.prepare(sql).run(...values.map((value) => value ?? null))

  function apply(db: WriteDb, study: Study, { kind, a, b, text }: Step): void {
    const codes = db.prepare<[], { id: CodeId }>('select id from code order by id').all()
    const code = codes[a % Math.max(1, codes.length)]?.id
    switch (kind) {
      case 0:
        writeCode(db, newId(codeId), text, code ?? null)
        return
      case 1:
        if (code) run(db, 'update code set name = ?, position = ? where id = ?', text, b, code)
        return
      case 2:
        run(
          db,
          'insert or replace into coding select ?, ?, id, ?, ?, ?, ?, ?, ?, null, null, null, null from code where id = ?',
          newId(codingId),
          study.document,
          study.coder,
          a,
          a + 1 + b,
          text,
          study.version,
          text,
          code,
        )
        return
      case 3:
        run(db, 'update coding set end_at = end_at + 100 where start_at > ?', a)
        return
      case 4:
        run(db, 'delete from coding where id = ?', pick(db, 'coding', a))
        return
      case 5:
        run(
          db,
          "insert into memo values (?, 'code', ?, ?, ?, null, '', '', null, null)",
          newId(memoId),
          code ?? 'none',
          text,
          text,
        )
        return
      case 6: {
        const site = newId(caseId)
        run(db, 'insert into case_study values (?, ?, ?, ?)', site, text, text, b)
        run(db, 'insert into participant values (?, ?, ?, ?, null)', newId(participantId), site, text, text)
        run(db, 'update document set case_id = ?, title = ?', site, text)
        return
      }
      case 7:
        run(db, 'update memo set body = body || ?, title = ?', text, text)
        return
      default:
        if (!code) return
        run(db, 'delete from memo where subject_id = ?', code)
        run(db, 'delete from coding where code_id = ?', code)
        run(db, 'update code set parent_id = null where parent_id = ?', code)
        run(db, 'delete from code where id = ?', code)
    }
  }

  it(
    'is undone to exactly what was before and redone to exactly what came of it, also after reopening',
    () =>
      inScratch(async (folder) => {
        const { project, study } = newProject(folder)
        project.close()
        let round = 0
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 12 }),
            fc.boolean(),
            async (commands, reopen) => {
              round += 1
              const first = Project.open(project.path)
              await first.backUp(join(folder, `${round}.concord`))
              first.close()
              let at = Project.open(join(folder, `${round}.concord`))
              const states = [dump(at)]
              for (const steps of commands) {
                const { length } = at.history(1000).entries
                at.write(command('step'), (db) => steps.forEach((one) => apply(db, study, one)))
                if (at.history(1000).entries.length > length) states.push(dump(at))
              }
              const again = () => {
                if (!reopen) return
                at.close()
                at = Project.open(at.path)
              }
              again()
              for (const state of states.slice(0, -1).toReversed()) {
                expect(at.undo(null)).not.toBeNull()
                expect(dump(at)).toEqual(state)
              }
              expect(at.undo(null)).toBeNull()
              again()
              for (const state of states.slice(1)) {
                expect(at.redo(null)).not.toBeNull()
                expect(dump(at)).toEqual(state)
              }
              expect(at.redo(null)).toBeNull()
              expect(at.integrity()).toEqual([])
              at.close()
            },
          ),
          { numRuns: 40 },
        )
      }),
    60_000,
  )
})
