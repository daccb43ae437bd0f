import { frameworkFormats, type FrameworkFormat } from '#shared/contract/frameworks.ts'
import { downloading } from '../../client/files.ts'
import { useExport } from '../../client/use-export.ts'
import { useRememberedFlag } from '../../client/use-remembered-flag.ts'
import { ExportFrame } from '../../components/export-frame.tsx'
import { CheckField } from '../../components/field.tsx'
import { PseudonymsField } from '../../components/pseudonyms-field.tsx'
import { count } from '../../components/words.ts'
import type { Framework } from './words.ts'

const formatWords: { readonly [Format in FrameworkFormat]: string } = {
  docx: 'Word, a table across the page (.docx)',
  html: 'Web page, to read or to print (.html)',
  xlsx: 'Excel (.xlsx)',
  csv: 'Table, for any program (.csv)',
  md: 'Markdown (.md)',
}
interface ExportDialogProps {
  readonly framework: Framework
  /** In the order shown. */
  readonly rows: Framework['rows'][number]['id'][]
  readonly onClose: () => void
}

/** The matrix as files, with or without the extracts that it rests on. */
export function ExportDialog({ framework, rows, onClose }: ExportDialogProps) {
  const [quotations, setQuotations] = useRememberedFlag('frameworks.quotations')
  const [pseudonyms, setPseudonyms] = useRememberedFlag('export.pseudonyms')
  const exporting = useExport({
    offered: frameworkFormats,
    first: 'docx',
    remembered: 'frameworks.formats',
    write: (start, folder, formats) =>
      start('framework.export', {
        folder,
        framework: framework.id,
        rows,
        quotations,
        pseudonyms,
        formats: [...formats],
      }),
    told: ({ files }) => `${count(files.length, 'file')} exported.`,
  })

  return (
    <ExportFrame
      title="Export the matrix"
      note="As it is saved, with its rows and columns in the order shown."
      choices={frameworkFormats.map((format) => ({ id: format, label: formatWords[format] }))}
      exporting={exporting}
      onDownload={downloading}
      onClose={onClose}
    >
      <CheckField
        label="With the linked extracts as numbered quotations beneath"
        isOn={quotations}
        onChange={setQuotations}
      />
      <PseudonymsField isOn={pseudonyms} onChange={setPseudonyms} />
    </ExportFrame>
  )
}
