import { mkdir, open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import type * as z from 'zod'

/** A small JSON file of this person's on this computer. Written whole or not at all. */
export class JsonFile<T> {
  readonly #file: string
  readonly #schema: z.ZodType<T>
  readonly #none: T
  #writing: Promise<void> = Promise.resolve()

  /** `none` is what holds before the file was first written. */
  constructor(file: string, schema: z.ZodType<T>, none: T) {
    this.#file = file
    this.#schema = schema
    this.#none = none
  }

  /** What the file holds. A file that does not hold that is put aside as `NAME.damaged`. */
  async read(): Promise<T> {
    await this.#writing
    return this.#read()
  }

  /** Replaces what the file holds; changes asked for at once happen one after another. */
  update(change: (held: T) => T): Promise<void> {
    const turn = this.#writing.then(async () => this.#write(change(await this.#read())))
    // The next change must not fail because this one did; this one's caller is told.
    this.#writing = turn.catch(() => {})
    return turn
  }

  async #read(): Promise<T> {
    let text: string
    try {
      text = await readFile(this.#file, 'utf8')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return this.#none
      throw error
    }
    const parsed = this.#schema.safeParse(parseJson(text))
    if (parsed.success) return parsed.data
    await rename(this.#file, `${this.#file}.damaged`)
    return this.#none
  }

  async #write(value: T): Promise<void> {
    await mkdir(path.dirname(this.#file), { recursive: true, mode: 0o700 })
    const temporary = `${this.#file}.${process.pid}.new`
    const handle = await open(temporary, 'w', 0o600)
    try {
      await handle.writeFile(`${JSON.stringify(value, null, 2)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, this.#file)
  }
}

/** The value, or undefined for text that is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
