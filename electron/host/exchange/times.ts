const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d:\d\d)?$/u

/** A moment as the project file writes it (ISO 8601, UTC); null where a file's is none. Without a zone it is UTC. */
export function timeOf(raw: string | undefined): string | null {
  const [, moment, zone = 'Z'] = shape.exec(raw?.trim() ?? '') ?? []
  if (moment === undefined) return null
  const time = Date.parse(`${moment.replace(/(\.\d{3})\d+$/u, '$1')}${zone}`)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
