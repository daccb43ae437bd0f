import { rmSync } from 'node:fs'
import path from 'node:path'
import type { ParsedInput } from '#shared/contract/index.ts'
import type { CodingId } from '#shared/ids.ts'
import { Refusal } from '#shared/errors.ts'
import { frameworkFileName } from '../exporters/file-name.ts'
import type { BookCell, BookQuotation, FrameworkBook } from '../exporters/framework-book.ts'
import { exportFramework } from '../exporters/framework-export.ts'
import { markdownDisguised } from '../exporters/markdown-names.ts'
import type { ReadDb } from '../project/index.ts'
import { listSomeCodings } from '../store/coding-store.ts'
import { readProject } from '../store/project-store.ts'
import { now } from './clock.ts'
import type { Service } from './context.ts'
import { ExtractReader } from './extract-service.ts'
import { makeFolder, writeBeside } from './folder-writing.ts'
import { cellOf, frameworkOrRefuse, loadFramework, type LoadedFramework } from './framework-telling.ts'
import { disguised, projectPseudonyms } from './pseudonym-replacing.ts'
import type { Session } from './session.ts'

/** The rows that are wanted, in the order wanted. @throws Refusal not_found */
function chosenRows({ rows, record }: LoadedFramework, wanted: readonly string[] | null) {
  if (wanted === null) return rows
  const byId = new Map<string, (typeof rows)[number]>(rows.map((row) => [row.id, row]))
  return [...new Set(wanted)].map((id) => {
    const row = byId.get(id)
    if (!row) throw new Refusal('not_found', { what: record.owners })
    return row
  })
}

function gather(
  db: ReadDb,
  session: Session,
  { framework, rows: wanted, quotations, pseudonyms: isDisguised }: ParsedInput<'framework.export'>,
): FrameworkBook {
  const loaded = loadFramework(db, session, frameworkOrRefuse(db, framework))
  const { record, themes, tree } = loaded
  const pseudonyms = projectPseudonyms(db, isDisguised)
  const told = (words: string) => pseudonyms.applied(words)
  /** In the order in which the table names them, each once. */
  const cited = new Map<CodingId, string[]>()
  const numberOf = new Map<CodingId, number>()
  const rows = chosenRows(loaded, wanted).map((row) => ({
    name: told(row.name),
    note: told(row.note),
    cells: themes.map(({ id, name }): BookCell => {
      const { summary, level } = cellOf(loaded, id, row)
      const cell = loaded.cellAt(id, row.id)
      const evidence = quotations && cell ? loaded.evidenceOf(cell.id) : []
      const codings = evidence.filter(({ standing }) => standing === 'stands').map(({ coding }) => coding)
      for (const coding of codings) {
        if (!numberOf.has(coding)) numberOf.set(coding, numberOf.size + 1)
        cited.set(coding, [...(cited.get(coding) ?? []), `${told(row.name)}, ${told(name)}`])
      }
      const levelName = level === null ? undefined : record.levels[level]
      return {
        level:
          level === null || levelName === undefined
            ? null
            : { name: told(levelName), step: level + 1, of: record.levels.length },
        summary: markdownDisguised(pseudonyms, summary),
        numbers: codings.map((coding) => numberOf.get(coding) ?? 0).toSorted((a, b) => a - b),
      }
    }),
  }))
  const reader = new ExtractReader(db, session, tree)
  const codings = new Map(listSomeCodings(db, [...cited.keys()]).map((coding) => [coding.id, coding]))
  const quoted = [...cited].flatMap(([id, of]): BookQuotation[] => {
    const coding = codings.get(id)
    if (!coding) return []
    const extract = disguised(pseudonyms, session.load(db, coding.document), reader.read(coding))
    return [{ number: numberOf.get(id) ?? 0, of, extract }]
  })
  return {
    project: told(readProject(db)?.name ?? ''),
    exportedAt: now(),
    name: told(record.name),
    kind: record.kind,
    owners: record.owners,
    levels: record.levels.map(told),
    themes: themes.map(({ name }) => told(name)),
    rows,
    quotations: quotations ? quoted : null,
    isDisguised: !pseudonyms.isEmpty,
  }
}

/** Writes framework and rating matrices to files. */
export const frameworkExportService: Service<'framework.export'> = {
  'framework.export': async (input, { session, grants }) => {
    const target = grants.get(input.folder).path
    const book = session.project.read((db) => gather(db, session, input))
    makeFolder(target)
    const written: string[] = []
    try {
      for (const format of new Set(input.formats))
        for (const { part, bytes } of await exportFramework(book, format))
          written.push(writeBeside(target, frameworkFileName(book.name, part, format), bytes))
    } catch (error) {
      // All or none: who is told that nothing was changed finds nothing.
      for (const file of written) rmSync(file, { force: true })
      throw error
    }
    return { files: written.map((file) => ({ file: grants.grant(file), name: path.basename(file) })) }
  },
}
