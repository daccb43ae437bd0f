import { useMemo, useState } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { exportFormats, type ExportFormat } from '#shared/contract/export.ts'
import { withdrawnSentence } from '#shared/withdrawn-sentence.ts'
import { act } from '../../client/act.ts'
import { useAsk } from '../../client/ask.ts'
import { useCodebook, useCoders } from '../../client/codebook.ts'
import { downloading, inBrowser } from '../../client/files.ts'
import { useLongWork } from '../../client/long-work.ts'
import { announce } from '../../client/notices.ts'
import { useRememberedFlag } from '../../client/use-remembered-flag.ts'
import { Button } from '../../components/button.tsx'
import { CheckList } from '../../components/check-list.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { PseudonymsField } from '../../components/pseudonyms-field.tsx'
import { CodeName } from '../../components/swatch.tsx'
import { count } from '../../components/words.ts'
import { WorkProgress } from '../../components/work-progress.tsx'
import { WrittenFiles } from '../../components/written-files.tsx'
import { ProjectExportDialog } from './project-export-dialog.tsx'
import './export.css'

const formatWords: { readonly [Format in ExportFormat]: string } = {
  docx: 'Word (.docx)',
  csv: 'Table, for any program (.csv)',
  xlsx: 'Excel (.xlsx)',
  html: 'Web page (.html)',
  md: 'Markdown (.md)',
  json: 'JSON, for programs (.json)',
}

/** Themed quotations with their attribution, one file per case study and format. */
export function ExportView() {
  const cases = useAsk('case.list', {})
  const { codes, tree } = useCodebook()
  const { coders } = useCoders()
  const allCases = useMemo(() => new Set<string>(cases.map((one) => one.id)), [cases])
  const allCodes = useMemo(() => new Set<string>(codes.map((one) => one.id)), [codes])
  const allCoders = useMemo(() => new Set<string>(coders.map((one) => one.id)), [coders])
  const persons = useMemo(
    () => new Set<string>(coders.filter((one) => one.kind === 'person').map((one) => one.id)),
    [coders],
  )
  const [chosenCases, setCases] = useState<ReadonlySet<string>>(allCases)
  const [chosenCodes, setCodes] = useState<ReadonlySet<string>>(allCodes)
  const [chosenCoders, setCoders] = useState<ReadonlySet<string>>(persons)
  const [formats, setFormats] = useState<ReadonlySet<string>>(new Set(['docx']))
  const [made, setMade] = useState<CallOutput<'export.extracts'> | null>(null)
  const [pseudonyms, setPseudonyms] = useRememberedFlag('export.pseudonyms')
  const [isWhole, setWhole] = useState(false)
  const work = useLongWork()

  const missing =
    formats.size === 0
      ? 'Choose a format.'
      : chosenCodes.size === 0
        ? 'Choose at least one code.'
        : chosenCoders.size === 0
          ? 'Choose at least one coder.'
          : chosenCases.size === 0 && cases.length > 0
            ? 'Choose at least one case study.'
            : null

  async function run() {
    const folder = await act('shell.chooseFolder', {})
    if (!folder) return
    setMade(null)
    const result = await work.start('export.extracts', {
      folder,
      cases: allOrSome(chosenCases, allCases),
      codes: allOrSome(chosenCodes, allCodes),
      coders: allOrSome(chosenCoders, allCoders),
      pseudonyms,
      formats: exportFormats.filter((format) => formats.has(format)),
    })
    if (!result) return
    setMade(result)
    announce(`${count(result.extracts, 'extract')} in ${count(result.files.length, 'file')}.`)
  }

  const whole = {
    actions: <Button onPress={() => setWhole(true)}>Export as REFI-QDA (.qdpx)…</Button>,
    dialog: isWhole && <ProjectExportDialog onClose={() => setWhole(false)} />,
  }

  if (codes.every((code) => code.codings === 0)) {
    return (
      <Page title="Export" actions={whole.actions}>
        <EmptyState title="Nothing has been coded yet.">
          <p>
            Open a document, select words and choose a code. Then take the extracts out here, by case study
            and theme.
          </p>
        </EmptyState>
        {whole.dialog}
      </Page>
    )
  }

  return (
    <Page
      title="Export"
      lead="Extracts by case study and code, each with its attribution in the form of a report."
      actions={whole.actions}
    >
      <div className="export-choices">
        <CheckList
          label="Formats"
          choices={exportFormats.map((format) => ({ id: format, label: formatWords[format] }))}
          chosen={formats}
          onChange={setFormats}
        />
        {cases.length > 0 && (
          <CheckList
            label="Case studies"
            choices={cases.map((one) => ({ id: one.id, label: one.name }))}
            chosen={chosenCases}
            onChange={setCases}
          />
        )}
        <CheckList
          label="Coders"
          choices={coders.map((coder) => ({
            id: coder.id,
            label: coder.kind === 'consensus' ? `${coder.name} (what was settled)` : coder.name,
          }))}
          chosen={chosenCoders}
          onChange={setCoders}
        />
        <CheckList
          label="Codes"
          choices={codes.map((code) => ({
            id: code.id,
            label: <CodeName path={code.name} colour={code.colour} retired={code.retired} />,
            indent: tree.lineOf(code.id).length - 1,
          }))}
          chosen={chosenCodes}
          onChange={setCodes}
        />
      </div>
      <PseudonymsField isOn={pseudonyms} onChange={setPseudonyms} />
      {work.progress ? (
        <WorkProgress label="Exporting" progress={work.progress} onCancel={work.cancel} />
      ) : (
        <div className="row">
          <Button look="main" isDisabled={missing !== null} onPress={() => void run()}>
            {inBrowser ? 'Export' : 'Choose a folder and export…'}
          </Button>
          {missing && <span className="soft">{missing}</span>}
        </div>
      )}
      {made && <Results made={made} />}
      {whole.dialog}
    </Page>
  )
}

function Results({ made }: { readonly made: CallOutput<'export.extracts'> }) {
  if (made.files.length === 0)
    return <EmptyState title="Nothing was coded in what you chose, so no file was written." />
  return (
    <section className="card" aria-labelledby="export-results">
      <h2 id="export-results">{count(made.extracts, 'extract')} exported</h2>
      {made.withdrawn > 0 && <p>{withdrawnSentence(made.withdrawn)}</p>}
      <WrittenFiles files={made.files} onDownload={downloading} />
    </section>
  )
}

/** The contract's null means all of them, also those without a case study. */
function allOrSome(chosen: ReadonlySet<string>, all: ReadonlySet<string>): string[] | null {
  const known = [...chosen].filter((id) => all.has(id))
  return known.length === all.size ? null : known
}
