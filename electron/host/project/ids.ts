import { v7 } from 'uuid'
import type * as z from 'zod'

/**
 * A new id of the brand that `schema` gives, e.g. `newId(codingId)`. UUIDv7: ids made one after the other in this
 * process sort in the order they were made, also within one millisecond and when the clock is set back.
 */
export function newId<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  return schema.parse(v7())
}
