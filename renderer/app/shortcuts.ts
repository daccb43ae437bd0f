import { useEffect } from 'react'
import { bridge } from '../client/bridge.ts'
import { goBack, goForward } from '../client/workspace.ts'
import { commandEntry, commandNames, isCommandName, type CommandName } from './command-list.ts'
import { isOffered, runCommand } from './commands.ts'
import { matches } from './keys.ts'

/** A mouse's own keys for going back and forth. */
const backButton = 3
const forwardButton = 4

/** Listens for the window's shortcuts, the mouse's back and forth, and the desktop's menu. Text fields keep their keys. */
export function useShortcuts(projectIsOpen: boolean): void {
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop

    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || document.querySelector('[role=dialog]')) return
      const name = commandOf(event)
      if (name === undefined || !isOffered(name, projectIsOpen)) return
      if (isTyping(event.target) && !commandEntry(name).whileTyping) return
      event.preventDefault()
      runCommand(name, projectIsOpen)
    }

    function release(event: MouseEvent) {
      if (event.button !== backButton && event.button !== forwardButton) return
      // A browser would go back by itself as well.
      event.preventDefault()
      if (!projectIsOpen || document.querySelector('[role=dialog]')) return
      if (event.button === backButton) goBack()
      else goForward()
    }

    document.addEventListener('keydown', press, { signal })
    document.addEventListener('mouseup', release, { signal })
    const unsubscribe = bridge.subscribe((announcement) => {
      if (announcement.type === 'menu' && isCommandName(announcement.command))
        runCommand(announcement.command, projectIsOpen)
    })
    return () => {
      stop.abort()
      unsubscribe()
    }
  }, [projectIsOpen])
}

function commandOf(event: KeyboardEvent): CommandName | undefined {
  return commandNames.find((name) => {
    const { keys = [], desktopKeys = [] } = commandEntry(name)
    return [...keys, ...desktopKeys].some((written) => matches(event, written))
  })
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('textarea, select')) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)
}
