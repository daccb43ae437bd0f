import { first, type TestHost } from '../../support/host.ts'
import type { Examples, Sample } from './sample.ts'

/** Of framework and rating matrices. */
export function frameworkExamples({ place }: TestHost, { framework, codings }: Sample) {
  const theme = first(framework.themes).id
  const cell = { theme, row: first(framework.rows).id }
  const linked = first(codings).id
  return {
    'framework.list': {},
    'framework.read': { framework: framework.id },
    'framework.create': {
      name: 'How integrated',
      kind: 'rating' as const,
      owners: 'participant' as const,
      levels: ['Separate', 'Joint'],
      themes: [{ name: 'Contracting', codes: [] }],
    },
    'framework.change': { framework: framework.id, name: 'Aims' },
    'framework.remove': { framework: framework.id },
    'framework.addTheme': { framework: framework.id, name: 'Secondary aims', codes: [] },
    'framework.changeTheme': { theme, name: 'Primary aims', codes: [] },
    'framework.removeTheme': { theme },
    'framework.moveTheme': { theme, position: 1 },
    'framework.writeCell': { ...cell, summary: 'They **trust** each other.', level: null },
    'framework.stillHolds': cell,
    'framework.linkEvidence': { ...cell, codings: [linked] },
    'framework.unlinkEvidence': { ...cell, codings: [linked] },
    'framework.forgetGone': cell,
    'framework.evidence': { ...cell, limit: 5 },
    'framework.export': {
      folder: place('matrix'),
      framework: framework.id,
      quotations: true,
      formats: ['docx', 'html', 'xlsx', 'csv', 'md'],
    },
  } satisfies Partial<Examples>
}
