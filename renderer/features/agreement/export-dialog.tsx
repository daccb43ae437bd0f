import { useState } from 'react'
import { agreementExportFormats, type AgreementExportFormat } from '#shared/contract/agreement.ts'
import type { CallOutput } from '#shared/contract/index.ts'
import { act } from '../../client/act.ts'
import { downloading, inBrowser } from '../../client/files.ts'
import { useLongWork } from '../../client/long-work.ts'
import { announce } from '../../client/notices.ts'
import { Button } from '../../components/button.tsx'
import { CheckList } from '../../components/check-list.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { CheckField } from '../../components/field.tsx'
import { count } from '../../components/words.ts'
import { WrittenFiles } from '../../components/written-files.tsx'
import { WorkProgress } from '../../components/work-progress.tsx'
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
  const [formats, setFormats] = useState<ReadonlySet<string>>(new Set(['xlsx']))
  const [withIntervals, setWithIntervals] = useState(hasIntervals)
  const [made, setMade] = useState<CallOutput<'agreement.export'> | null>(null)
  const work = useLongWork()

  async function run() {
    const folder = await act('shell.chooseFolder', {})
    if (!folder) return
    setMade(null)
    const result = await work.start('agreement.export', {
      folder,
      question,
      bootstrap: withIntervals ? bootstrap : null,
      formats: agreementExportFormats.filter((format) => formats.has(format)),
    })
    if (!result) return
    setMade(result)
    announce(`${count(result.files.length, 'file')} exported.`)
  }

  return (
    <Dialog title="Export agreement" onClose={onClose}>
      <p className="soft">
        What is compared now, with its tables of counts and the sentences for a methods section.
      </p>
      <CheckList
        label="Formats"
        choices={agreementExportFormats.map((format) => ({ id: format, label: formatWords[format] }))}
        chosen={formats}
        onChange={setFormats}
      />
      <CheckField label="With 95 % intervals" isOn={withIntervals} onChange={setWithIntervals} />
      {made && (
        <section className="stack" aria-label="Exported files">
          <WrittenFiles files={made.files} onDownload={downloading} />
        </section>
      )}
      {work.progress && <WorkProgress label="Exporting" progress={work.progress} onCancel={work.cancel} />}
      <div className="row row-end">
        <Button look="quiet" onPress={onClose}>
          Close
        </Button>
        <Button
          look="main"
          isDisabled={formats.size === 0 || work.progress !== null}
          onPress={() => void run()}
        >
          {inBrowser ? 'Export' : 'Choose a folder and export…'}
        </Button>
      </div>
    </Dialog>
  )
}
