import type { ReportPart, ReportWarning } from '#shared/contract/report-values.ts'
import type { CaseId, CodeId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listCases } from '../store/case-store.ts'
import { listCodes } from '../store/code-store.ts'
import type { ReportRow } from '../store/report-store.ts'
import { reportMaterial, type ReportMaterial } from './report-passages.ts'
import { Quoter, type Quoted } from './report-quoting.ts'
import type { Session } from './session.ts'

export interface GatheredPart extends Omit<ReportPart, 'quotations'> {
  readonly quoted: Quoted[]
}

/** A report as it would be built now. */
export interface GatheredReport {
  readonly row: ReportRow
  /** In the report's order; those without quotations, too. */
  readonly parts: readonly GatheredPart[]
  readonly warnings: readonly ReportWarning[]
  readonly material: ReportMaterial
  readonly quoter: Quoter
}

/** What a theme is, said in full where there is more than its brief definition. */
function definitionOf({
  brief,
  definition,
}: {
  readonly brief: string
  readonly definition: string
}): string {
  return definition.trim() || brief.trim()
}

/** Reads a report's words. @throws Refusal not_found, corrupt */
export function gatherReport(db: ReadDb, session: Session, row: ReportRow): GatheredReport {
  const quoter = new Quoter(db, session, row.settings)
  const material = reportMaterial(db, session, row, { isPlaced: (id) => quoter.people.isPlaced(id) })
  const { tree, index } = material
  const definitions = new Map(listCodes(db).map((code) => [code.id, definitionOf(code)]))
  const warnings: ReportWarning[] = []
  const parts = new Map<string, GatheredPart>()
  const partAt = (caseId: CaseId | null, code: CodeId): GatheredPart => {
    const key = `${caseId ?? ''} ${code}`
    const known = parts.get(key)
    if (known) return known
    const made = {
      case: caseId,
      caseName: caseId === null ? null : (quoter.people.caseNames.get(caseId) ?? ''),
      code,
      path: tree.pathOf(code),
      definition: definitions.get(code) ?? '',
      counts: { codings: 0, documents: 0, participants: 0 },
      quoted: [],
    }
    parts.set(key, made)
    return made
  }
  const told = new Set<string>()
  for (const { case: caseId, code, ...counts } of material.counts)
    Object.assign(partAt(caseId, code), { counts })
  for (const { case: caseId, code, passages } of material.groups) {
    for (const passage of passages) {
      const document = index.documents[passage.document]
      const quoted = document && quoter.quote(passage, document.id, code)
      if (!document || !quoted) continue
      if (quoted.outdated) {
        const { id, title } = { id: passage.id, title: document.title }
        warnings.push({ kind: 'trim_outdated', coding: id, path: tree.pathOf(code), title })
        continue
      }
      for (const { participant, attribution } of quoted.identified) {
        const key = `${participant} ${attribution}`
        if (told.has(key)) continue
        told.add(key)
        const withheld = row.settings.attribution.identifying === 'withheld'
        warnings.push({ kind: 'identifying', participant, attribution, withheld })
      }
      partAt(quoted.isPlaced ? caseId : null, code).quoted.push(quoted)
    }
  }
  for (const coding of material.gone) warnings.push({ kind: 'gone', coding })
  if (material.withdrawn > 0) warnings.push({ kind: 'withdrawn', extracts: material.withdrawn })
  return { row, parts: inOrder(db, row, material, parts), warnings, material, quoter }
}

function inOrder(
  db: ReadDb,
  { settings }: ReportRow,
  { tree }: ReportMaterial,
  parts: ReadonlyMap<string, GatheredPart>,
): GatheredPart[] {
  const cases = [...listCases(db).map(({ id }): CaseId | null => id), null]
  const codes = tree.inReadingOrder().map(({ id }) => id)
  const keys =
    settings.sections === 'case'
      ? cases.flatMap((caseId) => codes.map((code) => `${caseId ?? ''} ${code}`))
      : codes.flatMap((code) => cases.map((caseId) => `${caseId ?? ''} ${code}`))
  return keys.flatMap((key) => parts.get(key) ?? [])
}

/** Every quotation, in order. */
export function allQuoted({ parts }: GatheredReport): Quoted[] {
  return parts.flatMap(({ quoted }) => quoted)
}
