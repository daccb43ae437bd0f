import type { CallInput } from '#shared/contract/index.ts'
import type { WordsFormat } from '#shared/contract/search.ts'
import { act } from '../../client/act.ts'
import { download, inBrowser } from '../../client/files.ts'
import { MenuButton } from '../../components/menu.tsx'

const formats: readonly { readonly format: WordsFormat; readonly label: string }[] = [
  { format: 'xlsx', label: 'Excel (.xlsx)' },
  { format: 'csv', label: 'Table, for any program (.csv)' },
]

/** The whole table as a file: also words that are not listed on the screen. */
export function ExportMenu({ question }: { readonly question: CallInput<'words.export'>['question'] }) {
  async function run(format: WordsFormat) {
    const folder = await act('shell.chooseFolder', {})
    if (!folder) return
    const made = await act('words.export', { folder, question, formats: [format] }, ({ files }) =>
      inBrowser
        ? `${files[0]?.name ?? ''} is ready.`
        : `${files[0]?.name ?? ''} is saved in the folder you chose.`,
    )
    const [file] = made?.files ?? []
    if (file && inBrowser) download(file)
  }

  return (
    <MenuButton
      label="Export the table"
      choices={formats.map(({ format, label }) => ({ id: format, label, run: () => void run(format) }))}
    >
      Export…
    </MenuButton>
  )
}
