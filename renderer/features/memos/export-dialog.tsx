import { useState } from 'react'
import type { CallInput } from '#shared/contract/index.ts'
import { act } from '../../client/act.ts'
import { download, inBrowser } from '../../client/files.ts'
import { useLongWork } from '../../client/long-work.ts'
import { useRememberedFlag } from '../../client/use-remembered-flag.ts'
import { announce } from '../../client/notices.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { RadioField } from '../../components/field.tsx'
import { PseudonymsField } from '../../components/pseudonyms-field.tsx'
import { count } from '../../components/words.ts'
import { WorkProgress } from '../../components/work-progress.tsx'

type Format = CallInput<'memo.export'>['format']

const formats: readonly { readonly value: Format; readonly label: string }[] = [
  { value: 'docx', label: 'Word (.docx)' },
  { value: 'md', label: 'Markdown (.md)' },
  { value: 'html', label: 'Web page (.html)' },
]

interface ExportDialogProps {
  /** Those shown; null: all there are. */
  readonly memos: readonly string[] | null
  readonly number: number
  readonly onClose: () => void
}

/** The memos shown as one file, each with what it is about, its author and its date. */
export function ExportDialog({ memos, number, onClose }: ExportDialogProps) {
  const [format, setFormat] = useState<Format>('docx')
  const [pseudonyms, setPseudonyms] = useRememberedFlag('export.pseudonyms')
  const work = useLongWork()

  async function run() {
    const folder = await act('shell.chooseFolder', {})
    if (!folder) return
    const made = await work.start('memo.export', { folder, memos: memos && [...memos], pseudonyms, format })
    if (!made) return
    download(made)
    announce(`${count(made.memos, 'memo')} in ${made.name}.`)
    onClose()
  }

  return (
    <Dialog title={`Export ${count(number, 'memo')}`} onClose={onClose}>
      <p>One file with {memos ? 'the memos shown in the list' : 'every memo'}, the newest last.</p>
      <RadioField<Format> label="Format" value={format} onChange={setFormat} choices={formats} />
      <PseudonymsField isOn={pseudonyms} onChange={setPseudonyms} />
      {work.progress ? (
        <WorkProgress label="Exporting" progress={work.progress} onCancel={work.cancel} />
      ) : (
        <div className="row row-end">
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button look="main" onPress={() => void run()}>
            {inBrowser ? 'Export' : 'Choose a folder and export…'}
          </Button>
        </div>
      )}
    </Dialog>
  )
}
