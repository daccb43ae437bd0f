/** A command of another copy: oldest first in a list, `undoes` names the one it undoes or redoes. */
export interface LoggedCommand {
  readonly id: string
  readonly undoes: string | null
  /** Whether it is out of effect. */
  readonly undone: boolean
}

/**
 * The commands whose changes make the difference between what is known of a copy and what it is now. What was done and
 * undone again is none of them: an undone merge took nobody's work away, and a command redone is that command.
 * @param commands every one of the copy, oldest first
 */
export function effectiveCommands(
  commands: readonly LoggedCommand[],
  isKnown: (command: string) => boolean,
): Set<string> {
  const effective = new Set<string>()
  const turns = new Map<string, string[]>()
  for (const { id, undoes } of commands) {
    if (undoes !== null) turns.set(undoes, [...(turns.get(undoes) ?? []), id])
  }
  for (const { id, undoes, undone } of commands) {
    if (undoes !== null) continue
    if (!isKnown(id)) {
      if (!undone) effective.add(id)
      continue
    }
    // Undone, redone, undone: what is known of it tells in which of the two it is held.
    const turned = turns.get(id) ?? []
    const held = turned.filter(isKnown).length % 2 === 1
    const last = turned.at(-1)
    if (held !== undone && last !== undefined && !isKnown(last)) effective.add(last)
  }
  return effective
}
