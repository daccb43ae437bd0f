import path from 'node:path'
import * as z from 'zod'
import { JsonFile } from './json-file.ts'

const recentSchema = z.array(z.string())
const kept = 20

/** Project files opened or made on this computer, the latest first. */
export class RecentFiles {
  readonly #file: JsonFile<string[]>

  constructor(dataFolder: string) {
    this.#file = new JsonFile(path.join(dataFolder, 'recent-projects.json'), recentSchema, [])
  }

  list(): Promise<readonly string[]> {
    return this.#file.read()
  }

  add(file: string): Promise<void> {
    return this.#file.update((files) => [file, ...files.filter((other) => other !== file)].slice(0, kept))
  }

  /** The file itself is left alone. */
  forget(file: string): Promise<void> {
    return this.#file.update((files) => files.filter((other) => other !== file))
  }
}
