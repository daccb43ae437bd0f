import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { CheckList } from './check-list.tsx'
import { Dialog } from './dialog.tsx'
import { WorkProgress } from './work-progress.tsx'
import { WrittenFiles, type WrittenFile } from './written-files.tsx'

interface Exporting {
  readonly formats: ReadonlySet<string>
  readonly setFormats: (formats: ReadonlySet<string>) => void
  /** What was written; null: nothing yet. */
  readonly made: { readonly files: readonly WrittenFile[] } | null
  readonly progress: { readonly done: number; readonly total: number; readonly step: string } | null
  readonly cancel: () => void
  readonly run: () => void
}

interface ExportFrameProps {
  readonly title: string
  /** What goes into the files. */
  readonly note: string
  readonly choices: readonly { readonly id: string; readonly label: string }[]
  readonly exporting: Exporting
  /** Other choices, below the formats. */
  readonly children?: ReactNode
  readonly onDownload: ((file: WrittenFile) => void) | null
  readonly onClose: () => void
}

/** A dialog that offers something as files, shows how far they are written, and then the files. */
export function ExportFrame(props: ExportFrameProps) {
  const { title, note, choices, exporting, onDownload } = props
  const { formats, made, progress } = exporting
  const hasFormat = choices.some(({ id }) => formats.has(id))
  return (
    <Dialog title={title} onClose={props.onClose}>
      <p className="soft">{note}</p>
      <CheckList label="Formats" choices={choices} chosen={formats} onChange={exporting.setFormats} />
      {props.children}
      {made && (
        <section className="stack" aria-label="Exported files">
          <WrittenFiles files={made.files} onDownload={onDownload} />
        </section>
      )}
      {progress && <WorkProgress label="Exporting" progress={progress} onCancel={exporting.cancel} />}
      <div className="row row-end">
        <Button look="quiet" onPress={props.onClose}>
          Close
        </Button>
        <Button look="main" isDisabled={!hasFormat || progress !== null} onPress={exporting.run}>
          {onDownload ? 'Export' : 'Choose a folder and export…'}
        </Button>
      </div>
    </Dialog>
  )
}
