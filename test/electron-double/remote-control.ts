import { app, appEvents } from './app.ts'
import { calls } from './calls.ts'
import { scriptAnswer } from './dialog.ts'
import { chooseMenuItem } from './menu.ts'
import { settings } from './settings.ts'
import { closeWindows, describeWindows } from './window.ts'

/** What a test can ask of the running app, over Node's IPC. */
const controls = {
  ready: async () => {
    await app.whenReady()
    return settings.port
  },
  calls: () => calls,
  windows: describeWindows,
  answerDialog: scriptAnswer,
  chooseMenuItem: (...labels: string[]) => chooseMenuItem(labels),
  /** The system asks the app something: `open-file`, `second-instance`. */
  emit: (name: string, ...args: unknown[]) => void appEvents.emit(name, { preventDefault() {} }, ...args),
  closeWindows,
  quit: () => app.quit(),
}

export type ControlName = keyof typeof controls

export interface ControlRequest {
  readonly id: number
  readonly control: ControlName
  readonly args: readonly unknown[]
}

export interface ControlAnswer {
  readonly id: number
  readonly value?: unknown
  readonly error?: string
}

/** Begins to answer the test. Ends with it. */
export function listen(): void {
  process.on('message', (message: ControlRequest) => void respond(message))
  process.on('disconnect', () => process.exit(1))
}

async function respond({ id, control, args }: ControlRequest): Promise<void> {
  let reply: ControlAnswer
  try {
    const run = controls[control] as (...args: readonly unknown[]) => unknown
    reply = { id, value: await run(...args) }
  } catch (error) {
    reply = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  process.send?.(reply)
}
