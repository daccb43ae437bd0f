import path from 'node:path'
import * as z from 'zod'
import { Refusal } from '#shared/errors.ts'
import { JsonFile } from './json-file.ts'

const preferencesSchema = z.record(z.string(), z.string())
/** A window may remember choices, not fill the disk. */
const keysAtMost = 500

/** Remembered choices of this person on this computer. */
export class Preferences {
  readonly #file: JsonFile<Record<string, string>>

  constructor(dataFolder: string) {
    this.#file = new JsonFile(path.join(dataFolder, 'preferences.json'), preferencesSchema, {})
  }

  all(): Promise<Record<string, string>> {
    return this.#file.read()
  }

  /** @throws Refusal validation when there are too many already. */
  remember(key: string, value: string): Promise<void> {
    return this.#file.update((held) => {
      const next = { ...held, [key]: value }
      if (Object.keys(next).length > keysAtMost)
        throw new Refusal('validation', { reason: 'too_many_preferences' })
      return next
    })
  }
}
