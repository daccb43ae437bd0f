/** A coding of one theme in one document, as it is weighed against others. Offsets in UTF-16 units, half-open. */
export interface Candidate {
  readonly start: number
  readonly end: number
  /** By whose hand it is in; a person's choice goes before all else. */
  readonly wanted: boolean
  readonly consensus: boolean
  /** Earlier ones are smaller. */
  readonly made: string
}

/** What is printed of codings over the same words, and all that it stands for. */
export interface Passage<C extends Candidate> {
  readonly shown: C
  readonly all: readonly C[]
}

/**
 * Of codings that lie over each other each passage once: one chosen by hand if there is one, else the consensus's, else the
 * longest, of equal ones the earliest. Chosen by hand, two stay two unless they lie on the very same words.
 * @param candidates of one theme in one document, in order of place
 */
export function passagesOf<C extends Candidate>(candidates: readonly C[]): Passage<C>[] {
  const kept: { shown: C; all: C[] }[] = []
  const open: { shown: C; all: C[] }[] = []
  const [first] = candidates
  if (candidates.length === 1 && first) return [{ shown: first, all: [first] }]
  for (const one of candidates.toSorted(byStanding)) {
    const over = open.find(({ shown }) =>
      one.wanted && shown.wanted
        ? shown.start === one.start && shown.end === one.end
        : shown.start < one.end && one.start < shown.end,
    )
    if (over) over.all.push(one)
    else {
      const passage = { shown: one, all: [one] }
      kept.push(passage)
      open.push(passage)
    }
  }
  return kept.toSorted((a, b) => a.shown.start - b.shown.start || a.shown.end - b.shown.end)
}

function byStanding(a: Candidate, b: Candidate): number {
  return (
    Number(b.wanted) - Number(a.wanted) ||
    Number(b.consensus) - Number(a.consensus) ||
    b.end - b.start - (a.end - a.start) ||
    (a.made < b.made ? -1 : 1)
  )
}

/** A passage as it is chosen. */
export interface Choosable {
  /** Who is heard in it; nobody where that isn't known. */
  readonly people: readonly number[]
  readonly starred: boolean
  /** In already, by hand: counts, and is not chosen again. */
  readonly isIn: boolean
}

/**
 * Which of the passages are chosen, up to `limit` with those that are in already: starred ones first, then, as among the
 * starred, in turns from person to person, so that nobody is heard again while someone who has something to say was heard
 * less often. Among equals the earlier one in the list. Answers their places in the list, in order.
 */
export function balanced(passages: readonly Choosable[], limit: number): number[] {
  const heard = new Map<number, number>()
  const hear = (people: readonly number[]) => {
    for (const person of people) heard.set(person, (heard.get(person) ?? 0) + 1)
  }
  let taken = 0
  for (const { isIn, people } of passages) {
    if (!isIn) continue
    taken += 1
    hear(people)
  }
  const chosen: number[] = []
  for (const isStarred of [true, false]) {
    const queues = queuesOf(passages, isStarred)
    while (taken < limit && queues.length > 0) {
      let best = 0
      let least = Infinity
      for (const [place, queue] of queues.entries()) {
        const load = (queue.people.length === 0 ? [-1] : queue.people).reduce(
          (most, person) => Math.max(most, heard.get(person) ?? 0),
          0,
        )
        if (load < least || (load === least && (queue.waiting[queue.next] ?? 0) < frontOf(queues[best]))) {
          least = load
          best = place
        }
      }
      const queue = queues[best]
      if (!queue) break
      chosen.push(frontOf(queue))
      hear(queue.people.length === 0 ? [-1] : queue.people)
      taken += 1
      queue.next += 1
      if (queue.next === queue.waiting.length) queues.splice(best, 1)
    }
  }
  return chosen.toSorted((a, b) => a - b)
}

interface Queue {
  readonly people: readonly number[]
  readonly waiting: number[]
  next: number
}

function frontOf(queue: Queue | undefined): number {
  return queue?.waiting[queue.next] ?? Infinity
}

/** Passages in which the same people are heard wait in one queue, in order. */
function queuesOf(passages: readonly Choosable[], isStarred: boolean): Queue[] {
  const queues = new Map<string | number, Queue>()
  for (const [place, { people, starred, isIn }] of passages.entries()) {
    if (isIn || starred !== isStarred) continue
    const key = people.length === 1 ? (people[0] ?? -1) : people.join(' ')
    const queue = queues.get(key)
    if (queue) queue.waiting.push(place)
    else queues.set(key, { people, waiting: [place], next: 0 })
  }
  return [...queues.values()]
}
