import type { Page } from '@playwright/test'

const mended = 'call-mended'

/**
 * Lets calls of these names fail from the window's next loading on, each until it is mended. The page itself answers
 * them: a route on its way out would hold back what is sent while the window closes.
 */
export async function refusing<Name extends string>(
  page: Page,
  names: readonly Name[],
): Promise<{ readonly mend: (name: Name) => Promise<void> }> {
  await page.addInitScript(
    ([type, brokenNames]) => {
      const broken = new Set<unknown>(brokenNames)
      addEventListener(type, (event) => event instanceof CustomEvent && broken.delete(event.detail))
      const { send } = WebSocket.prototype
      WebSocket.prototype.send = function (message) {
        const call: unknown = typeof message === 'string' ? JSON.parse(message) : null
        const isBroken = typeof call === 'object' && call !== null && 'name' in call && broken.has(call.name)
        if (!isBroken || !('id' in call)) return send.call(this, message)
        const reply = { ok: false, error: { code: 'internal', data: {} } }
        const data = JSON.stringify({ type: 'answer', id: call.id, reply })
        setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data })))
      }
    },
    [mended, names] as const,
  )
  return {
    mend: (name) =>
      page.evaluate(([type, detail]) => void dispatchEvent(new CustomEvent(type, { detail })), [
        mended,
        name,
      ] as const),
  }
}
