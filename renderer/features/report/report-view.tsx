import { useState } from 'react'
import { act } from '../../client/act.ts'
import { useAsk } from '../../client/ask.ts'
import { announce } from '../../client/notices.ts'
import { preference, remember } from '../../client/preferences.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { NameDialog } from './name-dialog.tsx'
import { Workshop } from './workshop.tsx'
import './report.css'

interface ReportViewProps {
  /** null: the one that was looked at last. */
  readonly chosen: string | null
  /** The quotation one comes back to. */
  readonly coding: string | null
}

/** The project's reports, and the one that is worked on. */
export function ReportView({ chosen, coding }: ReportViewProps) {
  const reports = useAsk('report.list', {})
  const project = useAsk('project.current', {})?.id ?? ''
  const [isNew, setNew] = useState(false)
  const key = `report:${project}`
  const wanted = chosen ?? preference(key)
  const current = reports.find(({ id }) => id === wanted) ?? reports[0]

  function choose(report: string) {
    remember(key, report)
    go({ room: 'report', report })
  }

  const dialog = isNew && (
    <NameDialog
      title="New report"
      action="Make the report"
      onClose={() => setNew(false)}
      onName={async (name) => {
        const made = await act('report.create', { name })
        if (!made) return false
        choose(made.id)
        announce(`The report “${name}” is there.`)
        return true
      }}
    />
  )
  if (!current)
    return (
      <Page title="Report">
        <EmptyState title="There is no report yet.">
          <p>
            A report quotes what was coded, by case study and theme: choose quotations, trim them, say who
            speaks as far as may be told, and check it for names before it leaves the house. It can be built
            again after more coding.
          </p>
          <Button look="main" onPress={() => setNew(true)}>
            New report…
          </Button>
        </EmptyState>
        {dialog}
      </Page>
    )
  return (
    <>
      <Workshop
        key={current.id}
        report={current.id}
        reports={reports}
        coding={coding}
        onChoose={choose}
        onNew={() => setNew(true)}
      />
      {dialog}
    </>
  )
}
