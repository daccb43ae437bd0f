import type { Page } from '@playwright/test'
import * as z from 'zod'

const callSent = z.object({ type: z.literal('call'), id: z.number(), name: z.string() })

/** Lets calls of these names fail from the window's next loading on, each until it is mended. */
export async function refusing<Name extends string>(
  page: Page,
  names: readonly Name[],
): Promise<{ readonly mend: (name: Name) => void }> {
  const broken = new Set<string>(names)
  await page.routeWebSocket(/./u, (socket) => {
    const host = socket.connectToServer()
    socket.onMessage((message) => {
      const call = callSent.safeParse(typeof message === 'string' ? JSON.parse(message) : null)
      if (!call.success || !broken.has(call.data.name)) {
        host.send(message)
        return
      }
      const reply = { ok: false, error: { code: 'internal', data: {} } }
      socket.send(JSON.stringify({ type: 'answer', id: call.data.id, reply }))
    })
  })
  return { mend: (name) => void broken.delete(name) }
}
