import { matrixFormats, type MatrixFormat } from '#shared/contract/matrices.ts'
import { downloading } from '../../client/files.ts'
import { useExport } from '../../client/use-export.ts'
import { useRememberedFlag } from '../../client/use-remembered-flag.ts'
import { ExportFrame } from '../../components/export-frame.tsx'
import { PseudonymsField } from '../../components/pseudonyms-field.tsx'
import { count } from '../../components/words.ts'
import type { Question } from './question.ts'

const formatWords: { readonly [Format in MatrixFormat]: string } = {
  xlsx: 'Excel (.xlsx)',
  csv: 'Table, for any program (.csv)',
  json: 'JSON, for programs (.json)',
}
const offered: readonly MatrixFormat[] = ['xlsx', 'csv', 'json']

interface ExportDialogProps {
  readonly question: Question
  readonly onClose: () => void
}

/** The table with its totals, as files. */
export function ExportDialog({ question, onClose }: ExportDialogProps) {
  const [pseudonyms, setPseudonyms] = useRememberedFlag('export.pseudonyms')
  const exporting = useExport({
    offered: matrixFormats,
    first: 'xlsx',
    remembered: 'matrices.formats',
    write: (start, folder, formats) =>
      start('matrix.export', { folder, question, pseudonyms, formats: [...formats] }),
    told: ({ files }) => `${count(files.length, 'file')} exported.`,
  })

  return (
    <ExportFrame
      title="Export the table"
      note="As it is shown, with its totals. What is withheld here is withheld there."
      choices={offered.map((format) => ({ id: format, label: formatWords[format] }))}
      exporting={exporting}
      onDownload={downloading}
      onClose={onClose}
    >
      <PseudonymsField isOn={pseudonyms} onChange={setPseudonyms} />
    </ExportFrame>
  )
}
