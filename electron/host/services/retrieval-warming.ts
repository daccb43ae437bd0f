import { Refusal } from '#shared/errors.ts'
import type { CoderId } from '#shared/ids.ts'
import { seenBy } from '../project/index.ts'
import { readStudyAhead } from './retrieval-index.ts'
import { readWordsAhead } from './retrieval-words.ts'
import { indexAhead } from './search-index.ts'
import { searchAhead } from './search-service.ts'
import type { Session } from './session.ts'

/** So long nobody asks for anything before something is read ahead, in milliseconds. */
const idle = 250
/** Between two steps: calls come in between. */
const pause = 5
/** Documents read in one step, which takes some milliseconds. */
const documentsPerStep = 2

/**
 * Reads ahead what the first question about codings needs, then what the first search does, and the first question about
 * words: a little at a time and only while no call is under way, for whoever called last. Closing the project ends it.
 */
export class StudyWarming {
  readonly #session: Session
  readonly #log: (line: string) => void
  #timer: NodeJS.Timeout | null = null
  #calls = 0
  /** For whom all is read; undefined: nobody. Forgotten at every change. */
  #warmFor: CoderId | null | undefined

  /** @param log where what goes wrong unforeseen is told */
  constructor(session: Session, log: (line: string) => void) {
    this.#session = session
    this.#log = log
    session.subscribe(() => {
      this.#warmFor = undefined
    })
  }

  /** A call begins. @returns what to do when it has ended */
  callBy(viewer: CoderId | null): () => void {
    this.#calls += 1
    this.stop()
    return () => {
      this.#calls -= 1
      if (this.#calls === 0 && this.#session.isOpen && this.#warmFor !== viewer) this.#wait(viewer, idle)
    }
  }

  /** Leaves off until the next call has ended. */
  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  #wait(viewer: CoderId | null, time: number): void {
    this.stop()
    this.#timer = setTimeout(() => this.#step(viewer), time)
    // It keeps no process alive.
    this.#timer.unref()
  }

  #step(viewer: CoderId | null): void {
    this.#timer = null
    if (!this.#session.isOpen) return
    try {
      const isStudyWhole = seenBy(viewer, () =>
        this.#session.project.read((db) => readStudyAhead(db, this.#session, documentsPerStep)),
      )
      const isAll =
        isStudyWhole &&
        indexAhead(this.#session, documentsPerStep) &&
        seenBy(viewer, () =>
          this.#session.project.read((db) => readWordsAhead(db, this.#session, documentsPerStep)),
        )
      if (!isAll) {
        this.#wait(viewer, pause)
        return
      }
      seenBy(viewer, () => searchAhead(this.#session))
      this.#warmFor = viewer
    } catch (error) {
      // What the project refuses, it refuses to whoever asks, and says so then.
      if (!(error instanceof Refusal))
        this.#log(`reading ahead: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    }
  }
}
