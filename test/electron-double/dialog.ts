import { record } from './calls.ts'
import { strict } from './strict.ts'

const scripted = new Map<string, unknown[]>()

/** Puts the answer that the next dialog of this kind gives. */
export function scriptAnswer(kind: string, answer: unknown): void {
  scripted.set(kind, [...(scripted.get(kind) ?? []), answer])
}

function ask(kind: string): (...args: readonly unknown[]) => Promise<unknown> {
  return (...args) => {
    const options = args.at(-1)
    record(`dialog.${kind}`, options)
    const waiting = scripted.get(kind) ?? []
    if (waiting.length === 0) {
      return Promise.reject(
        new Error(`electron double: dialog.${kind}(${JSON.stringify(options)}) has no answer`),
      )
    }
    return Promise.resolve(waiting.shift())
  }
}

export const dialog = strict('dialog', {
  showOpenDialog: ask('showOpenDialog'),
  showSaveDialog: ask('showSaveDialog'),
  showErrorBox: (...args: readonly unknown[]) => record('dialog.showErrorBox', ...args),
})
