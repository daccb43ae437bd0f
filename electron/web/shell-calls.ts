import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { commonHandlers, type CommonParts } from '#host/places/common-handlers.ts'
import { freeProjectFile } from '#host/places/project-files.ts'
import type { ShellHandlers } from '#host/places/shell-handlers.ts'
import type { ExchangeFolder } from './exchange-folder.ts'

export interface WebShellParts extends CommonParts {
  readonly version: string
  /** Where new projects are made. */
  readonly projectFolder: string
  readonly exchange: ExchangeFolder
}

/** The shell's calls where there are no dialogs: the browser picks files, and files leave it as downloads. */
export function webHandlers(parts: WebShellParts): ShellHandlers {
  const { host, version, projectFolder, exchange } = parts
  return {
    ...commonHandlers(parts),
    'shell.describe': () => ({ kind: 'web', version, projectFolder }),
    async 'shell.newProjectFile'({ name }) {
      await mkdir(projectFolder, { recursive: true })
      const file = freeProjectFile(projectFolder, name)
      return { file: await host.grant(file), name: path.basename(file) }
    },
    'shell.chooseProject': () => null,
    'shell.chooseProjects': () => [],
    'shell.chooseExchange': () => null,
    'shell.chooseSources': () => [],
    'shell.chooseFolder': async () => host.grant(await exchange.outgoing()),
  }
}
