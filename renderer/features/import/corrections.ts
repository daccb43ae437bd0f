import type { StagedSource } from '#shared/contract/import.ts'

type Correction = StagedSource['correction']

/** The labels as found that are shown under a label now. */
function foundUnder(correction: Correction, label: string): string[] {
  const renamed = Object.entries(correction.rename)
    .filter(([, name]) => name === label)
    .map(([found]) => found)
  return renamed.length > 0 ? renamed : [label]
}

/** Gives a speaker another name; a name that another speaker has makes the two one. */
export function renameSpeaker(correction: Correction, label: string, name: string): Correction {
  const changes = foundUnder(correction, label).map((found) => [found, name.trim()] as const)
  return { ...correction, rename: { ...correction.rename, ...Object.fromEntries(changes) } }
}

/** Says that a label is no speaker: its turns join the turn before. */
export function noSpeaker(correction: Correction, label: string): Correction {
  return {
    ...correction,
    notSpeakers: [...new Set([...correction.notSpeakers, ...foundUnder(correction, label)])],
  }
}

/** Takes a label back among the speakers. */
export function speakerAgain(correction: Correction, label: string): Correction {
  return { ...correction, notSpeakers: correction.notSpeakers.filter((other) => other !== label) }
}
