import type { Bridge } from '#shared/contract/messages.ts'
import { takeHandover } from './address.ts'
import { loopbackBridge } from './loopback-bridge.ts'

declare global {
  interface Window {
    readonly concord?: Bridge
  }
}

const handover = takeHandover()

/** The grant of a project that the shell wants opened at once, or null. */
export const projectToOpen = handover.open

/** The loopback shell's token; null in the desktop, where none is needed. */
export const token = window.concord ? null : (handover.token ?? '')

/** The desktop's bridge where the preload script put one, else the loopback WebSocket. */
export const bridge: Bridge =
  window.concord ?? loopbackBridge(`ws://${location.host}/rpc?t=${encodeURIComponent(token ?? '')}`)
