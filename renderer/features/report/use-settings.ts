import { useEffect, useRef, useState } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { act } from '../../client/act.ts'
import { useAsk } from '../../client/ask.ts'

export type Settings = CallOutput<'report.read'>['settings']
export type ChangeSettings = (part: Partial<Settings>) => void

/** A report's settings. What is chosen is shown at once, and put back where the host refuses it. */
export function useSettings(report: string) {
  const kept = useAsk('report.read', { report })
  const [chosen, setChosen] = useState<Settings | null>(null)
  const underWay = useRef(0)
  const settings = chosen ?? kept.settings

  useEffect(() => {
    if (underWay.current === 0) setChosen(null)
  }, [kept.settings])

  const change: ChangeSettings = (part) => {
    const next = { ...settings, ...part }
    setChosen(next)
    underWay.current += 1
    void act('report.change', { report, settings: next }).then((done) => {
      underWay.current -= 1
      if (done === undefined) setChosen(null)
      return done
    })
  }
  return { ...kept, settings, change }
}
