import { useState } from 'react'
import { codebookFormats } from '#shared/contract/codebook-files.ts'
import type { CallOutput } from '#shared/contract/index.ts'
import { act } from '../../client/act.ts'
import { endCodebookExport } from '../../client/codebook-files.ts'
import { downloading, inBrowser } from '../../client/files.ts'
import { useLongWork } from '../../client/long-work.ts'
import { announce } from '../../client/notices.ts'
import { preference, remember } from '../../client/preferences.ts'
import { Button } from '../../components/button.tsx'
import { CheckList } from '../../components/check-list.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { CheckField } from '../../components/field.tsx'
import { count } from '../../components/words.ts'
import { WorkProgress } from '../../components/work-progress.tsx'
import { WrittenFiles } from '../../components/written-files.tsx'
import { formatWords } from './words.ts'

const formatsKey = 'codebook-export-formats'
const countsKey = 'codebook-export-counts'

/** The codebook as files: to print, as a table, or for another program. What was chosen is remembered. */
export function ExportDialog() {
  const [formats, setFormats] = useState<ReadonlySet<string>>(
    () => new Set((preference(formatsKey) ?? 'docx').split(',')),
  )
  const [hasCounts, setCounts] = useState(preference(countsKey) !== 'no')
  const [made, setMade] = useState<CallOutput<'codebook.exportFiles'> | null>(null)
  const work = useLongWork()
  const wanted = codebookFormats.filter((format) => formats.has(format))

  async function run() {
    const folder = await act('shell.chooseFolder', {})
    if (!folder) return
    remember(formatsKey, wanted.join(','))
    remember(countsKey, hasCounts ? 'yes' : 'no')
    const done = await work.start('codebook.exportFiles', { folder, formats: wanted, counts: hasCounts })
    if (!done) return
    setMade(done)
    announce(`The codebook is exported in ${count(done.files.length, 'file')}.`)
  }

  return (
    <Dialog title="Export the codebook" onClose={endCodebookExport}>
      {made ? (
        <Made made={made} />
      ) : (
        <>
          <p className="soft">
            Every code with its definition, rules and examples. Free codes are not part of the codebook.
          </p>
          <CheckList
            label="Formats"
            choices={codebookFormats.map((format) => ({ id: format, label: formatWords[format] }))}
            chosen={formats}
            onChange={setFormats}
          />
          <CheckField
            label="Say how often each code was used (Word, Excel and table)"
            isOn={hasCounts}
            onChange={setCounts}
          />
        </>
      )}
      {work.progress ? (
        <WorkProgress label="Exporting" progress={work.progress} onCancel={work.cancel} />
      ) : (
        <div className="row row-end">
          <Button look={made ? 'main' : 'quiet'} onPress={endCodebookExport}>
            {made ? 'Close' : 'Cancel'}
          </Button>
          {!made && (
            <Button look="main" isDisabled={wanted.length === 0} onPress={() => void run()}>
              {inBrowser ? 'Export' : 'Choose a folder and export…'}
            </Button>
          )}
        </div>
      )}
    </Dialog>
  )
}

function Made({ made }: { readonly made: CallOutput<'codebook.exportFiles'> }) {
  return (
    <div className="stack">
      <WrittenFiles files={made.files} onDownload={downloading} />
      {made.notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
    </div>
  )
}
