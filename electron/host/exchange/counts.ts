/** "1 coding", "2 codings". */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? singular : plural}`
}

/** Counts what happens, and tells it as sentences. */
export class Counts<Kind extends string> {
  readonly #counts = new Map<Kind, number>()
  readonly #sentences: { readonly [K in Kind]: (count: number) => string }

  constructor(sentences: { readonly [K in Kind]: (count: number) => string }) {
    this.#sentences = sentences
  }

  add(kind: Kind, more = 1): void {
    if (more > 0) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + more)
  }

  of(kind: Kind): number {
    return this.#counts.get(kind) ?? 0
  }

  /** One sentence for each kind that was met with, in the order in which they were first. */
  get notices(): string[] {
    return [...this.#counts].map(([kind, count]) => this.#sentences[kind](count))
  }
}
