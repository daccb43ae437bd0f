import { useState } from 'react'
import { frameworkFormats, type FrameworkFormat } from '#shared/contract/frameworks.ts'
import type { CallOutput } from '#shared/contract/index.ts'
import { act } from '../../client/act.ts'
import { downloading, inBrowser } from '../../client/files.ts'
import { announce } from '../../client/notices.ts'
import { preference, remember } from '../../client/preferences.ts'
import { Button } from '../../components/button.tsx'
import { CheckList } from '../../components/check-list.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { CheckField } from '../../components/field.tsx'
import { count } from '../../components/words.ts'
import { WrittenFiles } from '../../components/written-files.tsx'
import type { Framework } from './words.ts'

const formatWords: { readonly [Format in FrameworkFormat]: string } = {
  docx: 'Word, a table across the page (.docx)',
  html: 'Web page, to read or to print (.html)',
  xlsx: 'Excel (.xlsx)',
  csv: 'Table, for any program (.csv)',
  md: 'Markdown (.md)',
}
const remembered = { formats: 'frameworks.formats', quotations: 'frameworks.quotations' }

interface ExportDialogProps {
  readonly framework: Framework
  /** In the order shown. */
  readonly rows: Framework['rows'][number]['id'][]
  readonly onClose: () => void
}

/** The matrix as files, with or without the extracts that it rests on. */
export function ExportDialog({ framework, rows, onClose }: ExportDialogProps) {
  const [formats, setFormats] = useState<ReadonlySet<string>>(
    () => new Set((preference(remembered.formats) ?? 'docx').split(' ').filter(Boolean)),
  )
  const [quotations, setQuotations] = useState(preference(remembered.quotations) !== 'off')
  const [made, setMade] = useState<CallOutput<'framework.export'> | null>(null)
  const [isBusy, setBusy] = useState(false)
  const chosen = frameworkFormats.filter((format) => formats.has(format))

  async function run() {
    const folder = await act('shell.chooseFolder', {})
    if (!folder) return
    setBusy(true)
    setMade(null)
    const result = await act('framework.export', {
      folder,
      framework: framework.id,
      rows,
      quotations,
      formats: chosen,
    })
    setBusy(false)
    if (!result) return
    setMade(result)
    announce(`${count(result.files.length, 'file')} exported.`)
  }

  return (
    <Dialog title="Export the matrix" onClose={onClose}>
      <p className="soft">As it is saved, with its rows and columns in the order shown.</p>
      <CheckList
        label="Formats"
        choices={frameworkFormats.map((format) => ({ id: format, label: formatWords[format] }))}
        chosen={formats}
        onChange={(next) => {
          setFormats(next)
          remember(remembered.formats, [...next].join(' '))
        }}
      />
      <CheckField
        label="With the linked extracts as numbered quotations beneath"
        isOn={quotations}
        onChange={(on) => {
          setQuotations(on)
          remember(remembered.quotations, on ? 'on' : 'off')
        }}
      />
      {made && (
        <section className="stack" aria-label="Exported files">
          <WrittenFiles files={made.files} onDownload={downloading} />
        </section>
      )}
      <div className="row row-end">
        <Button look="quiet" onPress={onClose}>
          Close
        </Button>
        <Button look="main" isDisabled={chosen.length === 0 || isBusy} onPress={() => void run()}>
          {inBrowser ? 'Export' : 'Choose a folder and export…'}
        </Button>
      </div>
    </Dialog>
  )
}
