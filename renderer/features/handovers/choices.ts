import { preference, remember } from '../../client/preferences.ts'

export type Extent = 'all' | 'some'
export type Work = 'with' | 'without'

/** What was chosen the last time, on this computer; the person by project. */
export interface Choices {
  readonly person: string | null
  readonly extent: Extent
  readonly work: Work
}

const personKey = (project: string) => `handover.person:${project}`

export function rememberedChoices(project: string): Choices {
  return {
    person: preference(personKey(project)) ?? null,
    extent: preference('handover.extent') === 'some' ? 'some' : 'all',
    work: preference('handover.work') === 'without' ? 'without' : 'with',
  }
}

export function rememberChoices(project: string, { person, extent, work }: Choices): void {
  if (person !== null) remember(personKey(project), person)
  remember('handover.extent', extent)
  remember('handover.work', work)
}
