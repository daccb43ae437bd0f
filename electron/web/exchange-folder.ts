import { rmSync } from 'node:fs'
import { mkdtemp, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Where files pass between browser and host: uploads on the way in, exports on the way out. */
export interface ExchangeFolder {
  /** A path for one upload; nothing lies there yet. */
  uploadPath(): Promise<string>
  /** A fresh folder for the host to write into; what is in it can be downloaded. */
  outgoing(): Promise<string>
  /** Whether the file lies in a folder that `outgoing` made, links followed. */
  isOutgoing(file: string): Promise<boolean>
  /** Takes everything away. Synchronous, so that it also happens while the process exits. */
  remove(): void
}

/** Makes the private folder (mode 0700) in the system's temporary one. */
export async function createExchangeFolder(): Promise<ExchangeFolder> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'concord-')))
  const outgoing = new Set<string>()
  return {
    uploadPath: async () => path.join(await mkdtemp(path.join(root, 'in-')), 'upload'),
    async outgoing() {
      const folder = await mkdtemp(path.join(root, 'out-'))
      outgoing.add(folder)
      return folder
    },
    async isOutgoing(file) {
      const real = await realpath(file).catch(() => null)
      return real !== null && [...outgoing].some((folder) => real.startsWith(folder + path.sep))
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
