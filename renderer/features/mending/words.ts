import { count } from '../../components/words.ts'

/** What became of the codings when words were mended, as a sentence or two. */
export function whatBecame({
  moved,
  orphaned,
}: {
  readonly moved: number
  readonly orphaned: number
}): string {
  const parts = [
    moved > 0 && `${count(moved, 'coding')} moved with ${moved === 1 ? 'its' : 'their'} words.`,
    orphaned > 0 &&
      `${count(orphaned, 'coding')} lost ${orphaned === 1 ? 'its' : 'their'} words: see Orphaned codings.`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? 'No coding had to move.' : parts.join(' ')
}
