import { reportFormats } from '#shared/contract/report-values.ts'
import { downloading, inBrowser } from '../../client/files.ts'
import { useExport } from '../../client/use-export.ts'
import { Button } from '../../components/button.tsx'
import { CheckList } from '../../components/check-list.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { count } from '../../components/words.ts'
import { WorkProgress } from '../../components/work-progress.tsx'
import { WrittenFiles } from '../../components/written-files.tsx'
import { formatWords } from './words.ts'

interface BuildDialogProps {
  readonly report: string
  /** Findings of the last check that nobody has looked at. */
  readonly open: number
  readonly quotations: number
  readonly onCheck: () => void
  readonly onClose: () => void
}

/** Out as files, a file a format. */
export function BuildDialog({ report, open, quotations, onCheck, onClose }: BuildDialogProps) {
  const { formats, setFormats, chosen, made, progress, cancel, run } = useExport({
    offered: reportFormats,
    first: 'docx',
    remembered: 'report-formats',
    write: (start, folder, wanted) => start('report.build', { report, folder, formats: [...wanted] }),
    told: (built) => `${count(built.quotations, 'quotation')} in ${count(built.files.length, 'file')}.`,
  })

  return (
    <Dialog title="Build the report" onClose={onClose}>
      <div className="stack">
        {open > 0 && (
          <p className="report-warnings">
            {count(open, 'finding')} of the last check {open === 1 ? 'has' : 'have'} been neither replaced nor
            called fine.{' '}
            <Button look="quiet" onPress={onCheck}>
              Look at {open === 1 ? 'it' : 'them'} first
            </Button>
          </p>
        )}
        <CheckList
          label="Formats"
          choices={reportFormats.map((format) => ({ id: format, label: formatWords[format] }))}
          chosen={formats}
          onChange={setFormats}
        />
        {quotations === 0 && <p className="soft">Nothing is quoted yet.</p>}
        {made && (
          <section className="card" aria-label="Files">
            <WrittenFiles files={made.files} onDownload={downloading} />
          </section>
        )}
        {progress ? (
          <WorkProgress label="Building the report" progress={progress} onCancel={cancel} />
        ) : (
          <div className="row row-end">
            <Button look="quiet" onPress={onClose}>
              {made ? 'Done' : 'Cancel'}
            </Button>
            <Button look="main" isDisabled={chosen.length === 0} onPress={run}>
              {inBrowser ? 'Build' : 'Choose a folder and build…'}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  )
}
