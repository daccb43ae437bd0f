import type { CallInput } from '#shared/contract/index.ts'
import { wordsFormats, type WordsFormat } from '#shared/contract/search.ts'
import { downloading } from '../../client/files.ts'
import { useExport } from '../../client/use-export.ts'
import { useRememberedFlag } from '../../client/use-remembered-flag.ts'
import { ExportFrame } from '../../components/export-frame.tsx'
import { PseudonymsField } from '../../components/pseudonyms-field.tsx'
import { count } from '../../components/words.ts'

const formatWords: { readonly [Format in WordsFormat]: string } = {
  xlsx: 'Excel (.xlsx)',
  csv: 'Table, for any program (.csv)',
}
const offered: readonly WordsFormat[] = ['xlsx', 'csv']

interface ExportDialogProps {
  readonly question: CallInput<'words.export'>['question']
  readonly onClose: () => void
}

/** The whole table as files: also words that are not listed on the screen. */
export function ExportDialog({ question, onClose }: ExportDialogProps) {
  const [pseudonyms, setPseudonyms] = useRememberedFlag('export.pseudonyms')
  const exporting = useExport({
    offered: wordsFormats,
    first: 'xlsx',
    remembered: 'words.formats',
    write: (start, folder, formats) =>
      start('words.export', { folder, question, pseudonyms, formats: [...formats] }),
    told: ({ files }) => `${count(files.length, 'file')} exported.`,
  })

  return (
    <ExportFrame
      title="Export the table"
      note="Every word that is counted, also those that are not listed on the screen. Where names are replaced, their words are not counted."
      choices={offered.map((format) => ({ id: format, label: formatWords[format] }))}
      exporting={exporting}
      onDownload={downloading}
      onClose={onClose}
    >
      <PseudonymsField isOn={pseudonyms} onChange={setPseudonyms} />
    </ExportFrame>
  )
}
