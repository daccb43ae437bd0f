import { rmSync } from 'node:fs'
import path from 'node:path'
import { Refusal } from '#shared/errors.ts'
import { exportCodebook } from '../exporters/codebook-book.ts'
import { codebookFileName } from '../exporters/file-name.ts'
import { codebookToQdc, gatherCodebook } from './codebook-file-book.ts'
import { compareCodebook } from './codebook-file-comparing.ts'
import { mergeCodebook, type MergedCodebook } from './codebook-file-merging.ts'
import { readCodebook } from './codebook-file-reading.ts'
import type { CallContext, Service } from './context.ts'
import { makeFolder, writeBeside } from './folder-writing.ts'
import { counted, quoted } from './plain-words.ts'

async function contentOf(grant: string, { session, grants, signal, progress }: CallContext) {
  const file = grants.get(grant)
  progress({ done: 0, total: 1, step: file.name })
  const content = await readCodebook(file, { mine: session.project.path, signal })
  if (signal.aborted) throw new Refusal('cancelled')
  return content
}

function labelOf({ added, changed }: MergedCodebook, fileName: string): string {
  return `Merged codebook ${quoted(fileName)}: ${counted(added, 'code')} added, ${changed.toLocaleString('en-GB')} changed`
}

/** Codebooks as files, in and out. */
export const codebookFileService: Service<
  'codebook.readFile' | 'codebook.mergeFile' | 'codebook.exportFiles'
> = {
  'codebook.readFile': async ({ file }, context) => {
    const content = await contentOf(file, context)
    const reading = context.session.project.read((db) => compareCodebook(db, content))
    context.progress({ done: 1, total: 1, step: '' })
    return reading
  },

  'codebook.mergeFile': async ({ file, fingerprint, choices }, context) => {
    const content = await contentOf(file, context)
    if (content.fingerprint !== fingerprint)
      throw new Refusal('validation', { reason: 'changed_since_preview', name: content.fileName })
    const merged = context.session.project.write(
      (result: MergedCodebook) => ({
        kind: 'codebook.mergeFile',
        label: labelOf(result, content.fileName),
        coder: context.as,
      }),
      (db) => mergeCodebook(db, content.codes, choices),
    )
    context.progress({ done: 1, total: 1, step: '' })
    return merged
  },

  'codebook.exportFiles': async ({ folder, formats, ...wanting }, { session, grants, signal, progress }) => {
    const target = grants.get(folder).path
    const book = session.project.read((db) => gatherCodebook(db, wanting))
    if (book.codes.length === 0) throw new Refusal('validation', { reason: 'empty_codebook' })
    makeFolder(target)
    const wanted = [...new Set(formats)]
    const files = []
    const notices: string[] = []
    const written: string[] = []
    try {
      for (const format of wanted) {
        const name = codebookFileName(book.project, format)
        progress({ done: files.length, total: wanted.length, step: name })
        await new Promise(setImmediate)
        if (signal.aborted) throw new Refusal('cancelled')
        const made = format === 'qdc' ? codebookToQdc(book) : await exportCodebook(book, format)
        const file = writeBeside(target, name, made.bytes)
        written.push(file)
        notices.push(...made.notices)
        files.push({ file: grants.grant(file), name: path.basename(file), format, bytes: made.bytes.length })
      }
    } catch (error) {
      // All or none: who is told that nothing was changed finds nothing.
      for (const file of written) rmSync(file, { force: true })
      throw error
    }
    progress({ done: wanted.length, total: wanted.length, step: '' })
    return { files, notices }
  },
}
