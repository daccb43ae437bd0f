import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { CheckList } from './check-list.tsx'
import { Dialog } from './dialog.tsx'
import { WorkProgress } from './work-progress.tsx'
import { WrittenFiles, type WrittenFile } from './written-files.tsx'

interface ExportFrameProps {
  readonly title: string
  /** What goes into the files. */
  readonly note: string
  readonly choices: readonly { readonly id: string; readonly label: string }[]
  readonly formats: ReadonlySet<string>
  readonly onFormats: (formats: ReadonlySet<string>) => void
  /** Other choices, below the formats. */
  readonly children?: ReactNode
  /** What was written; null: nothing yet. */
  readonly files: readonly WrittenFile[] | null
  readonly onDownload: ((file: WrittenFile) => void) | null
  readonly progress: { readonly done: number; readonly total: number; readonly step: string } | null
  readonly onCancel: () => void
  readonly onExport: () => void
  readonly onClose: () => void
}

/** A dialog that offers something as files, shows how far they are written, and then the files. */
export function ExportFrame(props: ExportFrameProps) {
  const { title, note, choices, formats, files, onDownload, progress } = props
  const hasFormat = choices.some(({ id }) => formats.has(id))
  return (
    <Dialog title={title} onClose={props.onClose}>
      <p className="soft">{note}</p>
      <CheckList label="Formats" choices={choices} chosen={formats} onChange={props.onFormats} />
      {props.children}
      {files && (
        <section className="stack" aria-label="Exported files">
          <WrittenFiles files={files} onDownload={onDownload} />
        </section>
      )}
      {progress && <WorkProgress label="Exporting" progress={progress} onCancel={props.onCancel} />}
      <div className="row row-end">
        <Button look="quiet" onPress={props.onClose}>
          Close
        </Button>
        <Button look="main" isDisabled={!hasFormat || progress !== null} onPress={props.onExport}>
          {onDownload ? 'Export' : 'Choose a folder and export…'}
        </Button>
      </div>
    </Dialog>
  )
}
