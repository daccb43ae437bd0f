import { existsSync } from 'node:fs'
import path from 'node:path'
import { Refusal } from '#shared/errors.ts'
import { consensusCoder } from '#shared/ids.ts'
import { projectFileName } from '../exchange/file-name.ts'
import { modeVariable } from '../exchange/modes.ts'
import { readQdpxFile } from '../exchange/read-qdpx-file.ts'
import type { RefiProject } from '../exchange/refi-project.ts'
import { writeQdpx } from '../exchange/write-qdpx.ts'
import { Project } from '../project/index.ts'
import type { Service } from './context.ts'
import { gatherExchange } from './exchange-gathering.ts'
import { noticesOfExport } from './exchange-notices.ts'
import { storeExchange, type Stored } from './exchange-storing.ts'
import { makeFolder, writeBeside } from './folder-writing.ts'
import { describeProject } from './project-service.ts'

/** How many of each kind a project holds. */
function countsOf({ users, codes, sources, notes, cases, variables }: RefiProject): Record<string, number> {
  return {
    coders: users.filter(({ guid }) => guid !== consensusCoder).length,
    codes: codes.length,
    documents: sources.length,
    codings: sources.reduce(
      (sum, { selections }) => sum + selections.reduce((own, { codings }) => own + codings.length, 0),
      0,
    ),
    memos: notes.length,
    cases: cases.length,
    attributes: variables.filter(({ guid }) => guid !== modeVariable.guid).length,
  }
}

export const exchangeService: Service<'exchange.exportProject' | 'exchange.importProject'> = {
  'exchange.exportProject': async ({ folder }, { session, grants, signal, progress }) => {
    const target = grants.get(folder).path
    const { gathered, notices } = session.project.read((db) => ({
      gathered: gatherExchange(db, session),
      notices: noticesOfExport(db),
    }))
    const { project, texts } = gathered
    const name = projectFileName(project.name)
    progress({ done: 0, total: 1, step: name })
    await new Promise(setImmediate)
    if (signal.aborted) throw new Refusal('cancelled')
    const written = await writeQdpx(project, texts)
    if (signal.aborted) throw new Refusal('cancelled')
    makeFolder(target)
    const file = writeBeside(target, name, written.bytes)
    progress({ done: 1, total: 1, step: '' })
    return {
      counts: countsOf(project),
      notices: [...notices, ...written.notices],
      file: grants.grant(file),
      fileName: path.basename(file),
      bytes: written.bytes.length,
    }
  },
  'exchange.importProject': async ({ source, file }, { session, grants, staging, signal, progress }) => {
    const from = grants.get(source)
    const target = withExtension(grants.get(file).path)
    if (existsSync(target))
      throw new Refusal('validation', { reason: 'file_exists', name: path.basename(target) })
    const read = await readQdpxFile(from, {
      signal,
      progress: (done, total, step) => progress({ done, total: total + 1, step }),
    })
    progress({ done: 1, total: 2, step: path.basename(target) })
    await new Promise(setImmediate)
    if (signal.aborted) throw new Refusal('cancelled')
    let stored: Stored = { counts: {}, notices: [] }
    const project = Project.create(target, (db) => {
      stored = storeExchange(db, read, path.parse(from.name).name)
    })
    staging.clear()
    session.adopt(project)
    progress({ done: 2, total: 2, step: '' })
    return {
      project: describeProject(project),
      report: { counts: stored.counts, notices: [...read.notices, ...stored.notices] },
    }
  },
}

/** `Study.concord` for `Study`. */
function withExtension(file: string): string {
  return path.extname(file).toLowerCase() === '.concord' ? file : `${file}.concord`
}
