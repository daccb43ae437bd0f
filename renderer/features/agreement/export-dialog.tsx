import { useState } from 'react'
import { agreementExportFormats, type AgreementExportFormat } from '#shared/contract/agreement.ts'
import { downloading } from '../../client/files.ts'
import { useExport } from '../../client/use-export.ts'
import { useRememberedFlag } from '../../client/use-remembered-flag.ts'
import { ExportFrame } from '../../components/export-frame.tsx'
import { CheckField } from '../../components/field.tsx'
import { PseudonymsField } from '../../components/pseudonyms-field.tsx'
import { count } from '../../components/words.ts'
import type { Question } from './choices.ts'
import { bootstrap } from './use-reports.ts'

const formatWords: { readonly [Format in AgreementExportFormat]: string } = {
  xlsx: 'Excel (.xlsx)',
  csv: 'Table, for any program (.csv)',
  docx: 'Word (.docx)',
}

interface ExportDialogProps {
  readonly question: Question
  /** Whether intervals are shown: then they are exported too, unless told otherwise. */
  readonly hasIntervals: boolean
  readonly onClose: () => void
}

/** The panel with its tables and the sentences for a methods section, as files. */
export function ExportDialog({ question, hasIntervals, onClose }: ExportDialogProps) {
  const [withIntervals, setWithIntervals] = useState(hasIntervals)
  const [pseudonyms, setPseudonyms] = useRememberedFlag('export.pseudonyms')
  const exporting = useExport({
    offered: agreementExportFormats,
    first: 'xlsx',
    remembered: 'agreement.formats',
    write: (start, folder, formats) =>
      start('agreement.export', {
        folder,
        question,
        bootstrap: withIntervals ? bootstrap : null,
        pseudonyms,
        formats: [...formats],
      }),
    told: ({ files }) => `${count(files.length, 'file')} exported.`,
  })

  return (
    <ExportFrame
      title="Export agreement"
      note="What is compared now, with its tables of counts and the sentences for a methods section."
      choices={agreementExportFormats.map((format) => ({ id: format, label: formatWords[format] }))}
      exporting={exporting}
      onDownload={downloading}
      onClose={onClose}
    >
      <CheckField label="With 95 % intervals" isOn={withIntervals} onChange={setWithIntervals} />
      <PseudonymsField isOn={pseudonyms} onChange={setPseudonyms} />
    </ExportFrame>
  )
}
