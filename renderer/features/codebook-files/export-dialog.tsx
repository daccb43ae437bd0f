import { useState } from 'react'
import { codebookFormats } from '#shared/contract/codebook-files.ts'
import type { CallOutput } from '#shared/contract/index.ts'
import { endCodebookExport } from '../../client/codebook-files.ts'
import { downloading, inBrowser } from '../../client/files.ts'
import { preference, remember } from '../../client/preferences.ts'
import { useRememberedFlag } from '../../client/use-remembered-flag.ts'
import { useExport } from '../../client/use-export.ts'
import { Button } from '../../components/button.tsx'
import { CheckList } from '../../components/check-list.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { CheckField } from '../../components/field.tsx'
import { PseudonymsField } from '../../components/pseudonyms-field.tsx'
import { count } from '../../components/words.ts'
import { WorkProgress } from '../../components/work-progress.tsx'
import { WrittenFiles } from '../../components/written-files.tsx'
import { formatWords } from './words.ts'

const countsKey = 'codebook-export-counts'

/** The codebook as files: to print, as a table, or for another program. What was chosen is remembered. */
export function ExportDialog() {
  const [hasCounts, setCounts] = useState(preference(countsKey) !== 'no')
  const [pseudonyms, setPseudonyms] = useRememberedFlag('export.pseudonyms')
  const { formats, setFormats, chosen, made, progress, cancel, run } = useExport({
    offered: codebookFormats,
    first: 'docx',
    remembered: 'codebook-export-formats',
    write: (start, folder, wanted) => {
      remember(countsKey, hasCounts ? 'yes' : 'no')
      return start('codebook.exportFiles', { folder, formats: [...wanted], counts: hasCounts, pseudonyms })
    },
    told: ({ files }) => `The codebook is exported in ${count(files.length, 'file')}.`,
  })

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
          <PseudonymsField isOn={pseudonyms} onChange={setPseudonyms} />
        </>
      )}
      {progress ? (
        <WorkProgress label="Exporting" progress={progress} onCancel={cancel} />
      ) : (
        <div className="row row-end">
          <Button look={made ? 'main' : 'quiet'} onPress={endCodebookExport}>
            {made ? 'Close' : 'Cancel'}
          </Button>
          {!made && (
            <Button look="main" isDisabled={chosen.length === 0} onPress={run}>
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
