import path from 'node:path'
import type { Place } from '#shared/contract/shell.ts'
import type { HostConnection } from '../connect.ts'
import { presentFiles, projectFilesIn, type ProjectFile } from './project-files.ts'
import type { RecentFiles } from './recent-files.ts'

/** What `shell.places` answers: recent projects that are still there, then those in `folders`, each file once. */
export async function knownPlaces(
  host: HostConnection,
  recent: RecentFiles,
  folders: readonly string[],
): Promise<Place[]> {
  const recentFiles = await presentFiles(await recent.list())
  const known = new Set(recentFiles.map((file) => file.path))
  const lying = (await Promise.all([...new Set(folders)].map(projectFilesIn))).flat()
  const others = lying.filter((file) => !known.has(file.path))
  return Promise.all([
    ...recentFiles.map((file) => describe(host, file, true)),
    ...others.map((file) => describe(host, file, false)),
  ])
}

async function describe(host: HostConnection, file: ProjectFile, recent: boolean): Promise<Place> {
  return {
    file: await host.grant(file.path),
    fileName: path.basename(file.path),
    folder: path.dirname(file.path),
    changedAt: file.changedAt,
    recent,
  }
}
