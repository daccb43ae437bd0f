import type * as z from 'zod'
import type { ErrorCode } from '../errors.ts'
import type { Entity } from './entities.ts'

/** A question: changes nothing. `reads` names the entities whose change makes the answer stale. */
export interface Query<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'query'
  readonly input: I
  readonly output: O
  readonly reads: readonly Entity[]
  readonly errors: readonly ErrorCode[]
}

/** A change, or an act outside the project. `long` work reports progress and can be cancelled. */
export interface Command<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'command'
  readonly input: I
  readonly output: O
  readonly long: boolean
  readonly errors: readonly ErrorCode[]
}

export type Call = Query | Command

type Parts<I, O> = { readonly input: I; readonly output: O; readonly errors?: readonly ErrorCode[] }

/** Declares a query of the contract. */
export function query<I extends z.ZodType, O extends z.ZodType>(
  parts: Parts<I, O> & { readonly reads: readonly Entity[] },
): Query<I, O> {
  return { kind: 'query', errors: [], ...parts }
}

/** Declares a command of the contract. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  parts: Parts<I, O> & { readonly long?: boolean },
): Command<I, O> {
  return { kind: 'command', long: false, errors: [], ...parts }
}
