const shape = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/iu

/** A GUID as it is compared: lower case, without braces; null where it is none. */
export function normalGuid(raw: string | undefined): string | null {
  return shape.exec(raw?.trim() ?? '')?.[1]?.toLowerCase() ?? null
}
