import { useEffect, useState, type DragEvent } from 'react'
import { useAsk } from '../../client/ask.ts'
import { chooseSources, grantFiles, type GrantedFile } from '../../client/files.ts'
import { useLongWork } from '../../client/long-work.ts'
import { announce, report } from '../../client/notices.ts'
import { Button } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { count } from '../../components/words.ts'
import { WorkProgress } from '../../components/work-progress.tsx'
import { missingIn, wantedOf } from './drafts.ts'
import { ForAll } from './for-all.tsx'
import { ImportResult } from './import-result.tsx'
import { addRead, importInto, settleStored, useImport } from './import-store.ts'
import { SourceCard } from './source-card.tsx'
import './import.css'

/** From files to documents: read, look, correct, store. */
export function ImportView() {
  const project = useAsk('project.current', {})
  useEffect(() => {
    if (project) importInto(project.id)
  }, [project])
  const { sources, rejected, drafts, result } = useImport()
  const work = useLongWork()
  const [isOver, setOver] = useState(false)

  async function read(granting: Promise<readonly GrantedFile[]>) {
    let files: readonly GrantedFile[]
    try {
      files = await granting
    } catch (error) {
      report(error)
      return
    }
    if (files.length === 0) return
    const done = await work.start('import.read', { files: files.map((file) => file.file) })
    if (!done) return
    addRead(done)
    announce(`${count(done.staged.length, 'file')} read, ${count(done.rejected.length, 'file')} turned away.`)
  }

  const uploading = (done: number, total: number) => announce(`Taking in file ${done + 1} of ${total}.`)
  const wanted = wantedOf(sources, drafts)
  const missing = [...drafts.values()]
    .filter((draft) => draft.isIncluded)
    .map(missingIn)
    .find((sentence) => sentence !== null)

  async function store() {
    const again = sources.some(
      (source) => source.alreadyImportedAs !== null && wanted.some((one) => one.staged === source.id),
    )
    const stored = await work.start('import.store', { documents: wanted, again })
    if (!stored) return
    settleStored(stored)
    announce(`${count(stored.stored.length, 'document')} stored.`)
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    void read(grantFiles([...event.dataTransfer.files], uploading))
  }

  return (
    <Page title="Import documents">
      <div
        className={isOver ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {work.progress ? (
          <WorkProgress label="Working" progress={work.progress} onCancel={work.cancel} />
        ) : (
          <>
            <Button
              look={sources.length === 0 ? 'main' : 'plain'}
              onPress={() => void read(chooseSources(uploading))}
            >
              Choose files…
            </Button>
            <p className="soft">
              or drop them here: Word, text, RTF, ODT, PDF, Markdown, HTML, subtitles (VTT, SRT), CSV and
              Excel. The files themselves are kept in the project, byte for byte.
            </p>
          </>
        )}
      </div>
      {result && <ImportResult result={result} />}
      {rejected.length > 0 && (
        <section className="card" aria-labelledby="import-rejected">
          <h2 id="import-rejected">Turned away</h2>
          <ul className="bullets">
            {rejected.map((one, index) => (
              <li key={index}>
                <b>{one.name}</b>: {one.sentence}
              </li>
            ))}
          </ul>
        </section>
      )}
      {sources.length > 0 && (
        <>
          <ForAll />
          {sources.map((source) => (
            <SourceCard key={source.id} source={source} />
          ))}
          <div className="row import-deed">
            <Button
              look="main"
              isDisabled={wanted.length === 0 || missing !== undefined || work.progress !== null}
              onPress={() => void store()}
            >
              {wanted.length === 0 ? 'Store' : `Store ${count(wanted.length, 'document')}`}
            </Button>
            {wanted.length === 0 && <span className="soft">Nothing is chosen to be stored.</span>}
            {missing && <span className="soft">{missing}</span>}
          </div>
        </>
      )}
    </Page>
  )
}
