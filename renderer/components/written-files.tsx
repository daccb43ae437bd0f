import { Button } from './button.tsx'
import { size } from './words.ts'

export interface WrittenFile {
  /** The grant it is downloaded by. */
  readonly file: string
  readonly name: string
  readonly bytes?: number
}

interface WrittenFilesProps {
  readonly files: readonly WrittenFile[]
  /** null: they lie in the folder that was chosen, and there is nothing to download. */
  readonly onDownload: ((file: WrittenFile) => void) | null
}

/** Files that were just written, and where they are. */
export function WrittenFiles({ files, onDownload }: WrittenFilesProps) {
  return (
    <>
      {!onDownload && <p className="soft">Saved in the folder you chose.</p>}
      <ul>
        {files.map((file) => (
          <li key={file.file} className="written-file">
            <span>
              {file.name} {file.bytes !== undefined && <span className="soft small">{size(file.bytes)}</span>}
            </span>
            {onDownload && (
              <Button label={`Download ${file.name}`} onPress={() => onDownload(file)}>
                Download
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
