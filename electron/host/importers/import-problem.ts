import type { ImportRejection } from '#shared/errors.ts'

/**
 * Why a source cannot be read. Thrown by the importers inside the worker thread; the reader turns it into a
 * `Refusal('import_rejected')`. `detail` is a plain sentence, or empty where the reason says it all.
 */
export class ImportProblem extends Error {
  readonly reason: ImportRejection
  readonly detail: string

  constructor(reason: ImportRejection, detail = '', options?: ErrorOptions) {
    super(detail ? `${reason}: ${detail}` : reason, options)
    this.name = 'ImportProblem'
    this.reason = reason
    this.detail = detail
  }
}

/**
 * Runs a library over untrusted content: whatever it throws means that the file is damaged, except that problems
 * already understood, and want of memory, pass through.
 */
export async function readingOf<T>(what: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof ImportProblem || isOutOfMemory(error)) throw error
    throw new ImportProblem('damaged', `The ${what} could not be read.`, { cause: error })
  }
}

/** Whether an error says that a buffer or a string could not be had, for want of room. */
export function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  return (
    code === 'ERR_STRING_TOO_LONG' ||
    code === 'ERR_BUFFER_TOO_LARGE' ||
    code === 'ERR_MEMORY_ALLOCATION_FAILED' ||
    /array buffer allocation failed|invalid string length|invalid array length|invalid array buffer length/i.test(
      error.message,
    )
  )
}
