import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { docxTranscript, fullStudy } from './study.ts'

/** `npm run bench`: prints what the main job costs on a large study. Nothing here passes or fails. */
const folder = mkdtempSync(path.join(tmpdir(), 'concord-bench-'))
try {
  const { documents, wordsPerDocument } = fullStudy
  process.stdout.write(
    `${documents} transcripts of ${wordsPerDocument} words, ${fullStudy.codings} codings by ${fullStudy.coders.length} coders; ` +
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n\n`,
  )
  for (let index = 0; index < documents; index += 1) {
    writeFileSync(
      path.join(folder, `Interview ${index + 1}.docx`),
      await docxTranscript(wordsPerDocument, index + 1),
    )
  }
  const { status } = spawnSync(process.execPath, [path.join(import.meta.dirname, 'main-job.ts'), folder], {
    stdio: ['ignore', 'inherit', 'ignore'],
  })
  process.exitCode = status ?? 1
  for (const bench of [
    'team.ts',
    'agreement.ts',
    'merging.ts',
    'retrieval.ts',
    'search.ts',
    'report.ts',
    'surface/surface.ts',
  ])
    spawnSync(process.execPath, [path.join(import.meta.dirname, bench)], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
