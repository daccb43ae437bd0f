/** One numbered step from the schema before it (`version - 1`) to `version`. Never edited once released. */
export interface Migration {
  readonly version: number
  readonly sql: string
}
