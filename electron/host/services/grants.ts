import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { Refusal } from '#shared/errors.ts'

export interface Grant {
  readonly path: string
  /** What to call the file to a person: for an upload, its own name and not that of the copy. */
  readonly name: string
}

/** Paths a person chose, under tokens that say nothing of them. A window can only name what it was given. */
export class Grants {
  readonly #byToken = new Map<string, Grant>()
  readonly #byPath = new Map<string, string>()

  /** The token of a path; the same path under the same name keeps its token. */
  grant(file: string, name = path.basename(file)): string {
    const full = path.resolve(file)
    const key = `${name}\n${full}`
    const known = this.#byPath.get(key)
    if (known) return known
    const token = randomBytes(16).toString('base64url')
    this.#byToken.set(token, { path: full, name })
    this.#byPath.set(key, token)
    return token
  }

  find(token: string): Grant | null {
    return this.#byToken.get(token) ?? null
  }

  /** @throws Refusal not_found for a token never given. */
  get(token: string): Grant {
    const grant = this.find(token)
    if (!grant) throw new Refusal('not_found', { what: 'file' })
    return grant
  }
}
