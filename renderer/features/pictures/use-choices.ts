import { useDeferredValue, useMemo } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { useAskPart } from '../../client/ask.ts'
import { firstPictureChoices, pictureChoices, type PictureChoices } from '../../client/picture-choices.ts'
import type { Told } from '../../client/pseudonyms.ts'
import { preference, remember } from '../../client/preferences.ts'
import { go, noteHere, type View } from '../../client/workspace.ts'
import type { Whose } from './whose.ts'

export interface Choosing {
  readonly choices: PictureChoices
  /** What is drawn: what was chosen before, until there is an answer to what is chosen now. */
  readonly drawn: PictureChoices
  readonly choose: (part: Partial<PictureChoices>) => void
  /** Goes elsewhere from a part of the picture, which has the keyboard again when one comes back. */
  readonly leave: (at: string, to: View) => void
}

/** What was chosen here: of the view, else what this person chose last in this project on this computer. */
export function useChoices(asked: PictureChoices | null): Choosing {
  const key = `pictures:${useAskPart('project.current', {}, idOf)}`
  const choices = useMemo(() => asked ?? remembered(key), [asked, key])
  const drawn = useDeferredValue(choices)
  return {
    choices,
    drawn,
    choose: (part) => {
      const next = { ...choices, ...part }
      remember(key, JSON.stringify(next))
      noteHere({ room: 'pictures', choices: next })
    },
    leave: (at, to) => {
      noteHere({ room: 'pictures', choices, at })
      go(to)
    },
  }
}

function remembered(key: string): PictureChoices {
  const kept = preference(key)
  if (kept === undefined) return firstPictureChoices
  try {
    const read = pictureChoices.safeParse(JSON.parse(kept))
    return read.success ? read.data : firstPictureChoices
  } catch (error) {
    // Written by another version, or by hand: the choices begin anew.
    if (error instanceof SyntaxError) return firstPictureChoices
    throw error
  }
}

function idOf(project: CallOutput<'project.current'>): string {
  return project?.id ?? ''
}

/** What every picture is given. */
export interface PictureProps extends Choosing {
  /** Whose codings are drawn. */
  readonly whose: Whose
  /** A name as it is drawn. */
  readonly told: Told
  /** The part that one comes back to. */
  readonly at: string | null
}
