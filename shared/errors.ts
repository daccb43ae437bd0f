/** Every way the host can refuse. Closed: a new refusal is a new line here and a new sentence in `sentences.ts`. */
export const errorCodes = [
  'validation',
  'not_found',
  'project_locked',
  'project_newer',
  'corrupt',
  'disk_full',
  'import_rejected',
  'undo_conflict',
  'blind',
  'withdrawn',
  'cancelled',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** What may stand in a failure's data: anything JSON and structured clone both carry. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }

/** A refusal as it travels: a code from the closed union, and the facts its sentence is made from. */
export interface Failure {
  readonly code: ErrorCode
  readonly data: { readonly [key: string]: Plain }
}

/** The answer to every call of the contract. Nothing is thrown across a process border. */
export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

/**
 * A refusal inside the host: thrown so that the open transaction rolls back, turned into a `Failure` by the
 * dispatcher. It never leaves the process that threw it.
 */
export class Refusal extends Error {
  readonly failure: Failure

  constructor(code: ErrorCode, data: Failure['data'] = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(data)}`, options)
    this.name = 'Refusal'
    this.failure = { code, data }
  }
}

/** Why a source file was turned away; the `reason` in the data of `import_rejected`. */
export const importRejections = [
  'unsupported_format',
  'empty',
  'too_large',
  'damaged',
  'not_what_it_says',
  'encrypted',
  'invalid_encoding',
  'zip_bomb',
  'zip_path_escape',
  'forbidden_markup',
  'external_reference',
  'no_text',
  'took_too_long',
  'took_too_much_memory',
  'already_imported',
  'unreadable',
] as const

export type ImportRejection = (typeof importRejections)[number]
