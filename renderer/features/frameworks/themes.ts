import type { CallInput } from '#shared/contract/index.ts'
import { integrationAreas, linkedByName } from '#shared/domain/frameworks/integration-matrix.ts'
import type { CodeId } from '#shared/ids.ts'

export type NewTheme = NonNullable<CallInput<'framework.create'>['themes']>[number]

interface CodeRow {
  readonly id: CodeId
  readonly parent: CodeId | null
  readonly name: string
  readonly free: boolean
  readonly retired: boolean
}

/** The codebook's own codes that are in use. */
function inUse<Row extends CodeRow>(codes: readonly Row[]): Row[] {
  return codes.filter(({ free, retired }) => !free && !retired)
}

/** A theme for each code at the top of the codebook, with what is below it. */
export function topThemes(codes: readonly CodeRow[]): NewTheme[] {
  return inUse(codes)
    .filter(({ parent }) => parent === null)
    .map(({ id, name }) => ({ name, codes: [{ code: id, withChildren: true }] }))
}

/** A theme for each code right below one, with what is below it. */
export function branchThemes(codes: readonly CodeRow[], branch: string): NewTheme[] {
  return inUse(codes)
    .filter(({ parent }) => parent === branch)
    .map(({ id, name }) => ({ name, codes: [{ code: id, withChildren: true }] }))
}

/** A theme for each of the chosen codes, alone. */
export function chosenThemes(codes: readonly CodeRow[], chosen: ReadonlySet<string>): NewTheme[] {
  return inUse(codes)
    .filter(({ id }) => chosen.has(id))
    .map(({ id, name }) => ({ name, codes: [{ code: id, withChildren: false }] }))
}

/** Codes with others below them. */
export function branches<Row extends CodeRow>(codes: readonly Row[]): Row[] {
  const parents = new Set(inUse(codes).map(({ parent }) => parent))
  return inUse(codes).filter(({ id }) => parents.has(id))
}

/** Areas by name, each linked to the code of that name, if there is one. */
export function areaThemes(names: readonly string[], codes: readonly CodeRow[]): NewTheme[] {
  return linkedByName(names, inUse(codes)).map(({ name, code }) => ({
    name,
    codes: code === null ? [] : [{ code, withChildren: true }],
  }))
}

export function integrationThemes(codes: readonly CodeRow[]): NewTheme[] {
  return areaThemes(integrationAreas, codes)
}

/** The lines of a text that say something. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
