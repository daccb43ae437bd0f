import { randomBytes } from 'node:crypto'

const usableFor = 60_000

/**
 * Codes for handing the page's address to a browser on its command line, which other people on this computer can
 * read: each leads to the true address once, and for a minute.
 */
export class LaunchCodes {
  readonly #open = new Map<string, { readonly address: string; readonly until: number }>()

  issue(address: string): string {
    const code = randomBytes(32).toString('base64url')
    this.#open.set(code, { address, until: Date.now() + usableFor })
    return code
  }

  /** The address, or null for a code that was used, has run out, or never was. */
  redeem(code: string): string | null {
    const found = this.#open.get(code)
    this.#open.delete(code)
    return found !== undefined && Date.now() < found.until ? found.address : null
  }
}
