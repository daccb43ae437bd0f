import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import type { Announcement, Bridge, Request } from '#shared/contract/messages.ts'
import type { Reply } from '#shared/errors.ts'

// The names of electron/desktop/channels.ts: a sandboxed preload script shares no module with the main process.
const askChannel = 'concord:ask'
const tellChannel = 'concord:tell'

type Granted = readonly { file: string; name: string }[]

const bridge: Bridge = {
  send: (request: Request) => ipcRenderer.invoke(askChannel, request) as Promise<Reply<unknown>>,
  subscribe(listener) {
    const hear = (_event: IpcRendererEvent, announcement: Announcement): void => listener(announcement)
    ipcRenderer.on(tellChannel, hear)
    return () => ipcRenderer.removeListener(tellChannel, hear)
  },
  async grantDropped(files) {
    // A File made by a script has no path; only what a person dropped or picked has.
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '')
    const reply = (await ipcRenderer.invoke(askChannel, { type: 'grantDropped', paths })) as Reply<Granted>
    return reply.ok ? reply.value : []
  },
}

contextBridge.exposeInMainWorld('concord', bridge)
