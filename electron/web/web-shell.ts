import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import envPaths from 'env-paths'
import { connectHost } from '#host/connect.ts'
import { appFolder } from '#host/places/app-folder.ts'
import { openLog } from '#host/places/log-file.ts'
import { Preferences } from '#host/places/preferences.ts'
import { RecentFiles } from '#host/places/recent-files.ts'
import { provideSampleStudy } from '#host/places/sample-study.ts'
import { createExchangeFolder } from './exchange-folder.ts'
import { startServer } from './server.ts'
import { webHandlers } from './shell-calls.ts'

export interface WebShellOptions {
  /** The folder the workbench was started in. */
  readonly startedIn: string
  /** A project file to open, or null: the sample study. */
  readonly file: string | null
  /** Where recent projects, preferences, log and sample study lie; null: the system's usual place. */
  readonly dataFolder: string | null
}

/** The loopback shell, serving. */
export interface WebShell {
  /** The address of a window that opens the project at once. */
  readonly address: string
  /** The same for a browser's command line: leads there once. */
  readonly launchAddress: string
  readonly dataFolder: string
  /** Settles with the reason if the host ends without having been asked to. */
  readonly died: Promise<string>
  /** Closes the project (it is then exactly one file), the windows' sockets and the server. */
  close(): Promise<void>
}

/** Starts host and server. @throws Error with a plain sentence when the sample study cannot be made. */
export async function startWebShell(options: WebShellOptions): Promise<WebShell> {
  const dataFolder = options.dataFolder ?? envPaths('Concord', { suffix: '' }).data
  const log = openLog(dataFolder)
  const host = connectHost({ log })
  const exchange = await createExchangeFolder()
  process.once('exit', () => exchange.remove())

  const recent = new RecentFiles(dataFolder)
  const projectFolder = folderForProjects(options.startedIn)
  const handlers = webHandlers({
    host,
    recent,
    preferences: new Preferences(dataFolder),
    dataFolder,
    folders: [options.startedIn, projectFolder],
    version: readVersion(),
    projectFolder,
    exchange,
  })
  const rendererFolder = path.join(appFolder(), 'out', 'renderer')
  const server = await startServer({ host, handlers, recent, log, exchange, rendererFolder })
  const open = await host.grant(options.file ?? (await provideSampleStudy(host, dataFolder)))
  return {
    address: server.address(open),
    launchAddress: server.launchAddress(open),
    dataFolder,
    died: host.died,
    async close() {
      await host.close()
      await server.close()
      exchange.remove()
    },
  }
}

/** New projects go where the workbench was started, but never into its own folder. */
function folderForProjects(startedIn: string): string {
  const own = appFolder()
  const inside = startedIn === own || startedIn.startsWith(own + path.sep)
  return inside ? path.join(homedir(), 'Concord') : startedIn
}

function readVersion(): string {
  const about: unknown = JSON.parse(readFileSync(path.join(appFolder(), 'package.json'), 'utf8'))
  return typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : ''
}
