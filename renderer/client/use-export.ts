import { useState } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { act } from './act.ts'
import { useLongWork, type LongWork } from './long-work.ts'
import { announce } from './notices.ts'
import { preference, remember } from './preferences.ts'

type Folder = NonNullable<CallOutput<'shell.chooseFolder'>>

interface ExportMeans<Format extends string, Made> {
  /** In the order in which they are written. */
  readonly offered: readonly Format[]
  /** What is chosen where nothing is remembered. */
  readonly first: Format
  /** The choice is remembered under this name. */
  readonly remembered: string
  /** Writes the files; undefined where that failed, which is told then. */
  readonly write: (
    start: LongWork['start'],
    folder: Folder,
    formats: readonly Format[],
  ) => Promise<Made | undefined>
  /** What is said when they are written. */
  readonly told: (made: Made) => string
}

export interface Exporting<Format extends string, Made> {
  readonly formats: ReadonlySet<string>
  readonly setFormats: (formats: ReadonlySet<string>) => void
  readonly chosen: readonly Format[]
  /** What was written last; null: nothing yet. */
  readonly made: Made | null
  readonly progress: LongWork['progress']
  readonly cancel: () => void
  /** Asks for a folder and writes. */
  readonly run: () => void
}

/** An export in formats that are chosen and remembered. */
export function useExport<Format extends string, Made>(
  means: ExportMeans<Format, Made>,
): Exporting<Format, Made> {
  const { offered, first, remembered, write, told } = means
  const [formats, setFormats] = useState<ReadonlySet<string>>(
    () => new Set((preference(remembered) ?? first).split(/[ ,]/u).filter(Boolean)),
  )
  const [made, setMade] = useState<Made | null>(null)
  const work = useLongWork()
  const chosen = offered.filter((format) => formats.has(format))

  async function run() {
    const folder = await act('shell.chooseFolder', {})
    if (!folder) return
    setMade(null)
    remember(remembered, chosen.join(','))
    const done = await write(work.start, folder, chosen)
    if (done === undefined) return
    setMade(done)
    announce(told(done))
  }

  return {
    formats,
    setFormats,
    chosen,
    made,
    progress: work.progress,
    cancel: work.cancel,
    run: () => void run(),
  }
}
