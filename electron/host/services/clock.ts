/** Now, as the project file writes it: ISO 8601, UTC. */
export function now(): string {
  return new Date().toISOString()
}
