import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { handoverId, type CoderId, type HandoverId } from '#shared/ids.ts'
import { writeCoding, writeStudy, type Study } from '../../../test/durability/project-rows.ts'
import { inScratch } from '../../../test/durability/scratch.ts'
import { Refusal } from '#shared/errors.ts'
import type { WriteDb } from './handles.ts'
import { newId } from './ids.ts'
import { Project } from './project.ts'

const command = { kind: 'handover.make', label: 'Gave a copy to Ann', coder: null }
const means = { progress: () => undefined, signal: undefined }

function aProject(folder: string) {
  let study: Study | undefined
  const project = Project.create(join(folder, 'Study.concord'), (db) => void (study = writeStudy(db)))
  if (!study) throw new Error('The study was not written')
  mkdirSync(join(folder, 'out'))
  return { project, study, out: join(folder, 'out'), target: join(folder, 'out', 'Copy.concord') }
}

function writeHandover(db: WriteDb, id: HandoverId, person: CoderId): void {
  db.prepare(
    `insert into handover (id, file_name, for_coder_id, documents, with_others, coder_id, made_at)
     values (?, 'Copy.concord', ?, null, 1, null, '2026-01-02T03:04:05.678Z')`,
  ).run(id, person)
}

const parcelFor = (person: CoderId) => ({
  handover: newId(handoverId),
  person,
  documents: null,
  withOthers: true,
  giver: null,
})

const handoversIn = (project: Project) =>
  project.read((db) => db.prepare<[], { n: number }>('select count(*) as n from handover').get()?.n)

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.failure.code : 'unforeseen'),
  )
}

describe('a copy that is handed over', () => {
  it('and its command are there both, and the file is a project of its own', () =>
    inScratch(async (folder) => {
      const { project, study, out, target } = aProject(folder)
      const parcel = parcelFor(study.coder)
      const heard: string[] = []
      project.onChange(({ changes }) => heard.push(...changes.map(({ entity }) => entity)))
      const record = (db: WriteDb) => writeHandover(db, parcel.handover, study.coder)
      const { bytes } = await project.handOver(target, parcel, command, record, means)
      expect([heard, handoversIn(project), readdirSync(out)]).toEqual([
        ['handover', 'history'],
        1,
        ['Copy.concord'],
      ])
      const copy = Project.open(target)
      expect([bytes > 0, copy.integrity(), copy.undo(null), handoversIn(copy)]).toEqual([true, [], null, 1])
      copy.close()
      // Undone, the project has forgotten it; the file is the person's.
      project.undo(null)
      expect([handoversIn(project), readdirSync(out)]).toEqual([0, ['Copy.concord']])
      project.close()
    }))

  it('is gone where its command cannot be committed', () =>
    inScratch(async (folder) => {
      const { project, study, out, target } = aProject(folder)
      const parcel = parcelFor(study.coder)
      const nobody = newId(handoverId)
      let times = 0
      // The copy's row is in order; the project's refers to nobody, which shows only at the commit.
      const record = (db: WriteDb) => {
        times += 1
        db.prepare(
          `insert into handover (id, file_name, for_coder_id, with_others, made_at) values (?, '', ?, 1, '')`,
        ).run(parcel.handover, times === 1 ? study.coder : nobody)
      }
      expect(await refusalOf(project.handOver(target, parcel, command, record, means))).toBe('unforeseen')
      expect([times, readdirSync(out), handoversIn(project)]).toEqual([2, [], 0])
      expect(project.integrity()).toEqual([])
      project.close()
    }))

  it('is gone, and the project as it was, where the disk is full', () =>
    inScratch(async (folder) => {
      const { project, study, out, target } = aProject(folder)
      const parcel = parcelFor(study.coder)
      const pages = project.read((db) =>
        db.prepare<[], { n: number }>('select page_count as n from pragma_page_count').get(),
      )
      const limit = (most: number) =>
        project.read((db) => db.prepare(`pragma max_page_count = ${most}`).get())
      limit((pages?.n ?? 0) + 20)
      const record = (db: WriteDb) => {
        writeHandover(db, parcel.handover, study.coder)
        for (let start = 0; start < 5000; start += 1) writeCoding(db, study, start)
      }
      expect(await refusalOf(project.handOver(target, parcel, command, record, means))).toBe('disk_full')
      expect([readdirSync(out), handoversIn(project), project.integrity()]).toEqual([[], 0, []])
      limit(1_000_000)
      const plain = (db: WriteDb) => writeHandover(db, parcel.handover, study.coder)
      await project.handOver(target, parcel, command, plain, means)
      expect([readdirSync(out), handoversIn(project)]).toEqual([['Copy.concord'], 1])
      project.close()
    }))

  it('is not made of what would be broken, nor over a file, nor where the project is closed meanwhile', () =>
    inScratch(async (folder) => {
      const { project, study, out, target } = aProject(folder)
      const parcel = parcelFor(study.coder)
      const orphan = (db: WriteDb) => {
        db.prepare(
          `insert into handover (id, file_name, for_coder_id, with_others, made_at) values (?, '', 'nobody', 1, '')`,
        ).run(parcel.handover)
      }
      expect(await refusalOf(project.handOver(target, parcel, command, orphan, means))).toBe('corrupt')
      expect([readdirSync(out), handoversIn(project)]).toEqual([[], 0])
      const record = (db: WriteDb) => writeHandover(db, parcel.handover, study.coder)
      writeFileSync(target, 'mine')
      expect(await refusalOf(project.handOver(target, parcel, command, record, means))).toBe('validation')
      expect(handoversIn(project)).toBe(0)
      const elsewhere = join(out, 'Other.concord')
      const closing = project.handOver(elsewhere, parcel, command, record, {
        ...means,
        progress: () => project.close(),
      })
      expect(await refusalOf(closing)).toBe('cancelled')
      expect(readdirSync(out)).toEqual(['Copy.concord'])
    }))
})
