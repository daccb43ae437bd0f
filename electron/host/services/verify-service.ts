import type * as z from 'zod'
import type { finding } from '#shared/contract/project.ts'
import { Refusal } from '#shared/errors.ts'
import type { ReadDb } from '../project/index.ts'
import { listQuoteHashes, type QuoteHashRow } from '../store/coding-store.ts'
import { listDocuments, listTurns, readBody, readSourceBytes } from '../store/document-store.ts'
import type { Service } from './context.ts'
import { sha256 } from './hashing.ts'
import { counted, quoted } from './plain-words.ts'

type Finding = z.output<typeof finding>

const isSeen = (coding: QuoteHashRow) => coding.seen === 1

/** "3 codings of “Title”"; those that the viewer may not see are looked at, but not counted. */
function codingsOf(rows: readonly QuoteHashRow[], title: string): string {
  const seen = rows.filter(isSeen).length
  return `${seen === rows.length ? counted(seen, 'coding') : 'Codings'} of ${quoted(title)}`
}

function checkDocument(
  db: ReadDb,
  row: { id: Parameters<typeof listTurns>[1]; title: string; bodyHash: string; sourceHash: string },
) {
  const findings: Finding[] = []
  const text = readBody(db, row.bodyHash)
  const source = readSourceBytes(db, row.sourceHash)
  const codings = listQuoteHashes(db, row.id)
  if (text === undefined)
    return {
      codings: codings.filter(isSeen).length,
      findings: [{ check: 'references' as const, sentence: `${quoted(row.title)} has no text.` }],
    }
  if (sha256(text) !== row.bodyHash)
    findings.push({ check: 'quotes', sentence: `The text of ${quoted(row.title)} is not what was stored.` })
  if (!source || sha256(source) !== row.sourceHash) {
    findings.push({
      check: 'sources',
      sentence: `The original file of ${quoted(row.title)} is not what was imported.`,
    })
  }
  const turns = listTurns(db, row.id)
  const misplaced = turns.filter(
    (turn, index) => turn.end > text.length || turn.start < (turns[index - 1]?.end ?? 0),
  )
  if (misplaced.length > 0) {
    findings.push({
      check: 'turns',
      sentence: `${counted(misplaced.length, 'turn')} of ${quoted(row.title)} lie outside their place.`,
    })
  }
  const outside = codings.filter((coding) => coding.end > text.length)
  if (outside.length > 0) {
    findings.push({
      check: 'spans',
      sentence: `${codingsOf(outside, row.title)} reach past its text.`,
    })
  }
  const changed = codings.filter(
    (coding) =>
      coding.lost === null &&
      coding.end <= text.length &&
      sha256(text.slice(coding.start, coding.end)) !== coding.quoteHash,
  )
  if (changed.length > 0) {
    findings.push({
      check: 'quotes',
      sentence: `${codingsOf(changed, row.title)} no longer stand on the words they were made on.`,
    })
  }
  return { codings: codings.filter(isSeen).length, findings }
}

/** Looks at everything a project promises: the file whole, the schema its own, spans inside their texts, quotations unchanged. */
export const verifyService: Service<'project.verify'> = {
  'project.verify': async (_input, { session, signal, progress }) => {
    const { project } = session
    const findings: Finding[] = project.integrity().map((sentence) => ({ check: 'integrity', sentence }))
    const documents = project.read(listDocuments)
    let codings = 0
    for (const [index, row] of documents.entries()) {
      progress({ done: index, total: documents.length, step: row.title })
      await new Promise(setImmediate)
      if (signal.aborted) throw new Refusal('cancelled')
      const checked = project.read((db) => checkDocument(db, row))
      codings += checked.codings
      findings.push(...checked.findings)
    }
    return { findings, checked: { documents: documents.length, codings } }
  },
}
