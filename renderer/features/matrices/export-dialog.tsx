import { useState } from 'react'
import { matrixFormats, type MatrixFormat } from '#shared/contract/matrices.ts'
import type { CallOutput } from '#shared/contract/index.ts'
import { act } from '../../client/act.ts'
import { downloading, inBrowser } from '../../client/files.ts'
import { announce } from '../../client/notices.ts'
import { preference, remember } from '../../client/preferences.ts'
import { Button } from '../../components/button.tsx'
import { CheckList } from '../../components/check-list.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { count } from '../../components/words.ts'
import { WrittenFiles } from '../../components/written-files.tsx'
import type { Question } from './question.ts'

const formatWords: { readonly [Format in MatrixFormat]: string } = {
  xlsx: 'Excel (.xlsx)',
  csv: 'Table, for any program (.csv)',
  json: 'JSON, for programs (.json)',
}
const offered: readonly MatrixFormat[] = ['xlsx', 'csv', 'json']
const remembered = 'matrices.formats'

interface ExportDialogProps {
  readonly question: Question
  readonly onClose: () => void
}

/** The table with its totals, as files. */
export function ExportDialog({ question, onClose }: ExportDialogProps) {
  const [formats, setFormats] = useState<ReadonlySet<string>>(
    () => new Set((preference(remembered) ?? 'xlsx').split(' ').filter(Boolean)),
  )
  const [made, setMade] = useState<CallOutput<'matrix.export'> | null>(null)
  const [isBusy, setBusy] = useState(false)
  const chosen = matrixFormats.filter((format) => formats.has(format))

  async function run() {
    const folder = await act('shell.chooseFolder', {})
    if (!folder) return
    setBusy(true)
    setMade(null)
    const result = await act('matrix.export', { folder, question, formats: chosen })
    setBusy(false)
    if (!result) return
    setMade(result)
    announce(`${count(result.files.length, 'file')} exported.`)
  }

  return (
    <Dialog title="Export the table" onClose={onClose}>
      <p className="soft">As it is shown, with its totals. What is withheld here is withheld there.</p>
      <CheckList
        label="Formats"
        choices={offered.map((format) => ({ id: format, label: formatWords[format] }))}
        chosen={formats}
        onChange={(next) => {
          setFormats(next)
          remember(remembered, [...next].join(' '))
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
