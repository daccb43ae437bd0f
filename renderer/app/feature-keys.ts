import { disagreementKeys } from '../features/disagreements/keys.ts'
import { extractKeys } from '../features/extracts/keys.ts'
import { frameworkKeys } from '../features/frameworks/keys.ts'
import { matrixKeys } from '../features/matrices/keys.ts'
import { pictureKeys } from '../features/pictures/keys.ts'
import { mergingKeys } from '../features/merging/keys.ts'
import { reportKeys } from '../features/report/keys.ts'
import { searchKeys } from '../features/search/keys.ts'
import { transcriptKeys } from '../features/transcript/actions/actions.ts'

type Keys = readonly (readonly [keys: string, what: string])[]

/** Keys that a view handles itself, while it has the keyboard. What works anywhere stands in command-list.ts. */
export const featureKeys: readonly { readonly title: string; readonly keys: Keys }[] = [
  {
    title: 'In a transcript',
    keys: transcriptKeys,
  },
  {
    title: 'In the codebook',
    keys: [
      ['↑ ↓', 'Code before, code after'],
      ['← →', 'Close or open what is below'],
      ['Alt + ↑ ↓', 'Move the code among its neighbours'],
      ['Alt + ← →', 'Move it out of its parent, or under the code above'],
    ],
  },
  {
    title: 'Among the free codes',
    keys: [
      ['↑ ↓', 'Card before, card after'],
      ['Space', 'Select the card, or let go of it'],
      ['G', 'Put the selected cards into a group'],
      ['O', 'Take them out of their groups'],
      ['P', 'Give one a place in the codebook'],
    ],
  },
  {
    title: 'Among the disagreements',
    keys: disagreementKeys,
  },
  {
    title: 'Among the extracts',
    keys: extractKeys,
  },
  {
    title: 'In a matrix',
    keys: matrixKeys,
  },
  {
    title: 'In a picture',
    keys: pictureKeys,
  },
  {
    title: 'Among the lines of a search',
    keys: searchKeys,
  },
  {
    title: 'In a framework or rating matrix',
    keys: frameworkKeys,
  },
  {
    title: 'Among the quotations of a report',
    keys: reportKeys,
  },
  {
    title: 'Among the conflicts of a merge',
    keys: mergingKeys,
  },
  {
    title: 'In the memos',
    keys: [
      ['J', 'New journal entry'],
      ['Alt + L', 'While writing: put in a link'],
      ['Ctrl + Enter', 'While writing: save'],
    ],
  },
  {
    title: 'In the history',
    keys: [
      ['↑ ↓', 'Step before, step after'],
      ['Home End', 'Newest step, oldest step'],
      ['Enter', 'Go back or forward to the chosen step'],
    ],
  },
]
