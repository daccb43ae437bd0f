import { useState } from 'react'
import { act } from '../../client/act.ts'
import { keepReadExchange, type ReadExchange } from '../../client/exchange.ts'
import { chooseExchange } from '../../client/files.ts'
import { useLongWork } from '../../client/long-work.ts'
import { announce, report } from '../../client/notices.ts'
import { showProject } from '../../client/session.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { WorkProgress } from '../../components/work-progress.tsx'
import { ReportDialog } from './report-dialog.tsx'

/** A project of another program, made into a new one and opened; then what came of it. */
export function OpenExchangeDialog({ onClose }: { readonly onClose: () => void }) {
  const [read, setRead] = useState<ReadExchange | null>(null)
  const [isUploading, setUploading] = useState(false)
  const work = useLongWork()

  async function open() {
    try {
      const chosen = await chooseExchange(() => setUploading(true))
      if (!chosen) return
      const place = await act('shell.newProjectFile', { name: projectName(chosen.name) })
      if (!place) return
      const made = await work.start('exchange.importProject', { source: chosen.file, file: place.file })
      if (!made) return
      const came = { project: made.project.id, fileName: chosen.name, report: made.report }
      keepReadExchange(came)
      setRead(came)
      showProject(made.project)
      announce(`${made.project.name} is open.`)
    } catch (error) {
      report(error)
    } finally {
      setUploading(false)
    }
  }

  if (read) return <ReportDialog read={read} onClose={() => leave(onClose)} />
  return (
    // What is under way is only stopped by its own button, never by a stray click beside the dialog.
    <Dialog title="Open a REFI-QDA project" onClose={() => work.progress || isUploading || onClose()}>
      <p>
        A project file (.qdpx) from NVivo, MAXQDA, ATLAS.ti, QualCoder or another program. A new project is
        made of it, with its documents, codes, codings and memos. The file itself is left as it is.
      </p>
      {work.progress ? (
        <WorkProgress label="Reading the file" progress={work.progress} onCancel={work.cancel} />
      ) : (
        <div className="row row-end">
          <Button look="quiet" isDisabled={isUploading} onPress={onClose}>
            Cancel
          </Button>
          <Button look="main" isDisabled={isUploading} autoFocus onPress={() => void open()}>
            {isUploading ? 'Taking the file in…' : 'Choose a file…'}
          </Button>
        </div>
      )}
    </Dialog>
  )
}

/** `Study` for `Study.qdpx`, within what a name may hold. */
function projectName(fileName: string): string {
  const plain = fileName.replace(/\.qdpx$/iu, '').replaceAll(/\p{Cc}/gu, ' ')
  return plain.trim().slice(0, 300) || 'Project'
}

/** What one came from may be gone, with the window on another project: then the keyboard is at the view's heading. */
function leave(onClose: () => void): void {
  onClose()
  setTimeout(() => {
    const heading = document.querySelector('[data-view-heading]')
    if (document.activeElement === document.body && heading instanceof HTMLElement) heading.focus()
  }, 100)
}
