import { useEffect } from 'react'
import { bridge } from '../client/bridge.ts'
import { commands, runCommand } from './commands.ts'
import { matches } from './keys.ts'

/** Listens for the window's shortcuts and the desktop's menu. Text fields keep their own keys. */
export function useShortcuts(projectIsOpen: boolean): void {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || isTyping(event.target) || document.querySelector('[role=dialog]')) return
      const command = commands.find((candidate) => candidate.keys !== null && matches(event, candidate.keys))
      if (!command || (command.needsProject && !projectIsOpen)) return
      event.preventDefault()
      command.run()
    }
    document.addEventListener('keydown', press)
    const stop = bridge.subscribe((announcement) => {
      if (announcement.type === 'menu') runCommand(announcement.command, projectIsOpen)
    })
    return () => {
      document.removeEventListener('keydown', press)
      stop()
    }
  }, [projectIsOpen])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('textarea, select')) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)
}
