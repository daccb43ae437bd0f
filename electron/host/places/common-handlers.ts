import { existsSync } from 'node:fs'
import path from 'node:path'
import type { HostConnection } from '../connect.ts'
import { knownPlaces } from './known-places.ts'
import type { Preferences } from './preferences.ts'
import type { RecentFiles } from './recent-files.ts'
import { sampleFile } from './sample-study.ts'
import type { ShellHandlers } from './shell-handlers.ts'

export interface CommonParts {
  readonly host: HostConnection
  readonly recent: RecentFiles
  readonly preferences: Preferences
  readonly dataFolder: string
  /** Folders whose project files are offered besides the recent ones. */
  readonly folders: readonly string[]
}

type CommonCall =
  'shell.places' | 'shell.forget' | 'shell.sampleFile' | 'shell.preferences' | 'shell.remember'

/** The shell calls that both shells answer in the same way. */
export function commonHandlers(parts: CommonParts): Pick<ShellHandlers, CommonCall> {
  const { host, recent, preferences } = parts
  return {
    'shell.places': () => knownPlaces(host, recent, parts.folders),
    async 'shell.forget'({ file }) {
      const known = await host.pathOf(file)
      if (known !== null) await recent.forget(known)
      return null
    },
    async 'shell.sampleFile'() {
      const file = sampleFile(parts.dataFolder)
      return { file: await host.grant(file), name: path.basename(file), exists: existsSync(file) }
    },
    'shell.preferences': () => preferences.all(),
    async 'shell.remember'({ key, value }) {
      await preferences.remember(key, value)
      return null
    },
  }
}
