import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import path from 'node:path'
import { openSession, type SessionParts } from '#host/places/session.ts'
import type { Announcement } from '#shared/contract/messages.ts'
import type { Reply } from '#shared/errors.ts'
import { askChannel, asked, tellChannel } from './channels.ts'
import { pageOrigin } from './renderer-protocol.ts'

const notUnderstood: Reply<never> = { ok: false, error: { code: 'validation', data: { reason: 'message' } } }

/** The line between main process and window. */
export interface WindowLine {
  readonly tell: (announcement: Announcement) => void
  /** The page is about to be loaded anew: its calls number from the start again. */
  readonly renew: () => void
}

/** Answers the window's messages. */
export function serveWindow(window: BrowserWindow, parts: SessionParts): WindowLine {
  const tell = (announcement: Announcement): void => {
    if (!window.isDestroyed()) window.webContents.send(tellChannel, announcement)
  }
  let session = openSession(parts, tell)
  ipcMain.handle(askChannel, async (event, raw: unknown): Promise<Reply<unknown>> => {
    const message = fromOurPage(event, window) ? asked.safeParse(raw) : null
    if (!message?.success) return notUnderstood
    if (message.data.type !== 'grantDropped') return session.send(message.data)
    const value = await Promise.all(
      message.data.paths.map(async (file) => ({
        file: await parts.host.grant(file),
        name: path.basename(file),
      })),
    )
    return { ok: true, value }
  })
  window.once('closed', () => {
    ipcMain.removeHandler(askChannel)
    session.close()
  })
  return {
    tell,
    renew() {
      session.close()
      session = openSession(parts, tell)
    },
  }
}

/** Whether the message comes from the top frame of our window, showing our page. */
function fromOurPage(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame
  return (
    event.sender === window.webContents &&
    frame !== null &&
    frame.parent === null &&
    frame.url.startsWith(`${pageOrigin}/`)
  )
}
