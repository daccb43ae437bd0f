import { useState } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { act } from '../../client/act.ts'
import { download, downloading, inBrowser } from '../../client/files.ts'
import { useLongWork } from '../../client/long-work.ts'
import { announce } from '../../client/notices.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ExchangeReportPart } from '../../components/exchange-report.tsx'
import { WorkProgress } from '../../components/work-progress.tsx'
import { WrittenFiles } from '../../components/written-files.tsx'

type Made = CallOutput<'exchange.exportProject'>

/** The whole project as a file for other programs; then what is in it and what it can't hold. */
export function ProjectExportDialog({ onClose }: { readonly onClose: () => void }) {
  const [made, setMade] = useState<Made | null>(null)
  const work = useLongWork()

  async function run() {
    const folder = await act('shell.chooseFolder', {})
    if (!folder) return
    const written = await work.start('exchange.exportProject', { folder })
    if (!written) return
    setMade(written)
    download({ file: written.file, name: written.fileName })
    announce(`${written.fileName} is exported.`)
  }

  return (
    <Dialog title="Export as a REFI-QDA project" onClose={() => work.progress || onClose()} wide>
      {made ? (
        <div className="stack work-report" tabIndex={-1} ref={takeFocus}>
          <WrittenFiles
            files={[{ file: made.file, name: made.fileName, bytes: made.bytes }]}
            onDownload={downloading}
          />
          <ExchangeReportPart
            report={made}
            title="What the file can’t hold"
            nothing="Everything in the project is in the file."
          />
        </div>
      ) : (
        <p>
          The whole project in one file (.qdpx) for NVivo, MAXQDA, ATLAS.ti, QualCoder or another program:
          texts, codebook, codings, memos and case studies. What such a file can’t hold is told afterwards.
        </p>
      )}
      {work.progress ? (
        <WorkProgress label="Exporting" progress={work.progress} onCancel={work.cancel} />
      ) : (
        <div className="row row-end">
          <Button look={made ? 'main' : 'quiet'} onPress={onClose}>
            {made ? 'Close' : 'Cancel'}
          </Button>
          {!made && (
            <Button look="main" autoFocus onPress={() => void run()}>
              {inBrowser ? 'Export' : 'Choose a folder and export…'}
            </Button>
          )}
        </div>
      )}
    </Dialog>
  )
}

/** The button that was pressed is gone: the keyboard goes to what came of it. */
function takeFocus(element: HTMLElement | null): void {
  element?.focus()
}
