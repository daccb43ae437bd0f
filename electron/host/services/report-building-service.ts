import { rmSync } from 'node:fs'
import path from 'node:path'
import type { ReportFormat } from '#shared/contract/report-values.ts'
import { wordsInPrint } from '#shared/domain/report/pieces.ts'
import { Refusal } from '#shared/errors.ts'
import { reportFileName } from '../exporters/file-name.ts'
import type { ReportBook } from '../exporters/report-book.ts'
import { ReportSetting } from '../exporters/report-apart.ts'
import { currentViewer, seenBy, type ReadDb } from '../project/index.ts'
import {
  existingAmong,
  isAnythingApart,
  setBuilt,
  type BuiltReport,
  type ReportRow,
} from '../store/report-store.ts'
import { listShownAmong } from '../store/extract-mark-store.ts'
import { now } from './clock.ts'
import type { CallContext, Service } from './context.ts'
import { makeFolder, writeBeside } from './folder-writing.ts'
import { sha256 } from './hashing.ts'
import { quoted } from './plain-words.ts'
import { agreementSentences } from './report-agreement.ts'
import { makeBook } from './report-book-making.ts'
import { gatherReport, type GatheredReport } from './report-gathering.ts'
import { methodsParagraphs } from './report-methods.ts'
import { reportOrRefuse } from './report-service.ts'

/** A report and the book of it, as they are now. @throws Refusal not_found, corrupt, cancelled */
async function bookOf(
  context: CallContext,
  report: ReportRow['id'],
  builtAt: string,
): Promise<{ readonly gathered: GatheredReport; readonly book: ReportBook }> {
  const { session } = context
  const { settings } = session.project.read((db) => reportOrRefuse(db, report))
  const agreement = settings.methods ? await agreementSentences(context) : null
  return session.project.read((db) => {
    const gathered = gatherReport(db, session, reportOrRefuse(db, report))
    const methods = agreement === null ? [] : methodsParagraphs(db, session, gathered, agreement)
    return { gathered, book: makeBook(db, session, gathered, { methods, builtAt }) }
  })
}

function settingsHash({ name, settings }: Pick<ReportRow, 'name' | 'settings'>): string {
  // What was cleared changes nothing that is printed.
  return sha256(JSON.stringify({ name, ...settings, cleared: [] }))
}

/** What a report holds, for telling later what has changed. */
function contentOf({ parts, row }: GatheredReport): Omit<
  BuiltReport,
  'at' | 'apart' | 'by' | 'quotations'
> & {
  readonly quotations: Omit<BuiltReport['quotations'][number], 'apart'>[]
} {
  return {
    settings: settingsHash(row),
    quotations: parts.flatMap(({ path: theme, caseName, quoted: own }) =>
      own.map(({ quotation }) => ({
        coding: quotation.coding,
        code: quotation.code,
        path: theme,
        caseName,
        words: wordsInPrint(quotation.turns),
      })),
    ),
    counts: parts.flatMap(({ code, case: caseId, path: theme, caseName, counts }) =>
      counts.codings === 0 ? [] : [{ code, case: caseId, path: theme, caseName, codings: counts.codings }],
    ),
  }
}

/** The same, with what a blind round keeps from others marked as such. */
function builtNow(db: ReadDb, gathered: GatheredReport, at: string): BuiltReport {
  const content = contentOf(gathered)
  const ids = content.quotations.map(({ coding }) => coding)
  const open = new Set(seenBy(null, () => listShownAmong(db, ids)))
  return {
    at,
    by: currentViewer(),
    ...content,
    quotations: content.quotations.map((one) => ({ ...one, apart: !open.has(one.coding) })),
    apart: isAnythingApart(db),
  }
}

/** One code in one report has a coding once. */
const keyOf = ({ coding, code }: { readonly coding: string; readonly code: string }) => `${coding} ${code}`
/** The same words of the same theme at the same case study, whoever coded them. */
const sayingOf = ({
  path: theme,
  caseName,
  words,
}: {
  path: string
  caseName: string | null
  words: string
}) => JSON.stringify([theme, caseName, words])

function changesSince(db: ReadDb, built: BuiltReport, gathered: GatheredReport) {
  const content = contentOf(gathered)
  const viewer = currentViewer()
  const isOwn = built.by !== null && built.by === viewer
  const existing = existingAmong(
    db,
    built.quotations.map(({ coding }) => coding),
  )
  const shown = new Set(listShownAmong(db, [...existing]))
  // What a colleague quoted of their own blind work is told to nobody else, gone or not.
  const before = built.quotations.filter(
    ({ coding, apart }) =>
      (isOwn || !apart || shown.has(coding)) && (shown.has(coding) || !existing.has(coding)),
  )
  const beforeByKey = new Map(before.map((one) => [keyOf(one), one]))
  const nowByKey = new Map(content.quotations.map((one) => [keyOf(one), one]))
  const newer = content.quotations.filter((one) => !beforeByKey.has(keyOf(one)))
  const older = before.filter((one) => !nowByKey.has(keyOf(one)))
  // A passage that someone else's coding stands for now is the same passage.
  const oldSayings = new Set(older.map(sayingOf))
  const newSayings = new Set(newer.map(sayingOf))
  const told = ({ coding, path: theme, caseName, words }: (typeof content.quotations)[number]) => ({
    coding,
    path: theme,
    caseName,
    words,
  })
  return {
    builtAt: built.at,
    added: newer.filter((one) => !oldSayings.has(sayingOf(one))).map(told),
    gone: older.filter((one) => !newSayings.has(sayingOf(one))).map(told),
    reworded: content.quotations.flatMap((one) => {
      const was = beforeByKey.get(keyOf(one))
      return was && was.words !== one.words ? [{ ...told(one), before: was.words }] : []
    }),
    counts: isOwn || !built.apart ? countChanges(built.counts, content.counts) : [],
    settings: built.settings !== content.settings,
  }
}

function countChanges(before: BuiltReport['counts'], after: BuiltReport['counts']) {
  const keyed = (counts: BuiltReport['counts']) =>
    new Map(counts.map((one) => [`${one.code} ${one.case ?? ''}`, one]))
  const [was, is] = [keyed(before), keyed(after)]
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key) => {
    const [old, fresh] = [was.get(key), is.get(key)]
    const { path: theme, caseName } = fresh ?? old ?? { path: '', caseName: null }
    const counts = { before: old?.codings ?? 0, now: fresh?.codings ?? 0 }
    return counts.before === counts.now ? [] : [{ path: theme, caseName, ...counts }]
  })
}

export const reportBuildingService: Service<'report.build' | 'report.changes'> = {
  'report.changes': ({ report }, { session }) =>
    session.project.read((db) => {
      const row = reportOrRefuse(db, report)
      return row.built === null ? null : changesSince(db, row.built, gatherReport(db, session, row))
    }),

  'report.build': async ({ report, folder, formats }, context) => {
    const { session, grants, signal, progress, as } = context
    const target = grants.get(folder).path
    const wanted: ReportFormat[] = [...new Set(formats)]
    const at = now()
    const setting = new ReportSetting(wanted)
    const files = []
    const written: string[] = []
    try {
      const { gathered, book } = await bookOf(context, report, at)
      const { row } = gathered
      const quotations = gathered.parts.reduce((sum, part) => sum + part.quoted.length, 0)
      makeFolder(target)
      for (const format of wanted) {
        const name = reportFileName(gathered.quoter.pseudonyms.applied(row.name), format)
        progress({ done: files.length, total: wanted.length, step: name })
        await new Promise(setImmediate)
        if (signal.aborted) throw new Refusal('cancelled')
        const { bytes, altered } = await setting.fileOf(book, format, signal)
        if (signal.aborted) throw new Refusal('cancelled')
        const file = writeBeside(target, name, bytes)
        written.push(file)
        files.push({
          file: grants.grant(file),
          name: path.basename(file),
          format,
          bytes: bytes.length,
          altered,
        })
      }
      session.project.write(
        { kind: 'report.build', label: `Built report ${quoted(row.name)}`, coder: as },
        (db) => {
          reportOrRefuse(db, report)
          setBuilt(db, report, builtNow(db, gathered, at))
        },
      )
      progress({ done: wanted.length, total: wanted.length, step: '' })
      return { files, quotations }
    } catch (error) {
      // All or none: who is told that nothing was changed finds nothing.
      for (const file of written) rmSync(file, { force: true })
      throw error
    } finally {
      await setting.close()
    }
  },
}
