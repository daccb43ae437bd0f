import { useState } from 'react'
import { preference, remember } from './preferences.ts'

/** A choice that is on until this person turns it off, and then stays as they left it on this computer. */
export function useRememberedFlag(key: string): readonly [isOn: boolean, set: (on: boolean) => void] {
  const [isOn, setOn] = useState(preference(key) !== 'off')
  const set = (on: boolean) => {
    setOn(on)
    remember(key, on ? 'on' : 'off')
  }
  return [isOn, set]
}
