import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { CallOutput } from '#shared/contract/index.ts'
import { act } from '../../client/act.ts'
import { useAskLater } from '../../client/ask.ts'
import { announce } from '../../client/notices.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { moment } from '../../components/words.ts'
import { BuildDialog } from './build-dialog.tsx'
import { ChangesPanel } from './changes-panel.tsx'
import { CheckPanel } from './check-panel.tsx'
import { Preview } from './preview.tsx'
import { PseudonymsPanel } from './pseudonyms-panel.tsx'
import { NameDialog } from './name-dialog.tsx'
import { SettingsPanel } from './settings/settings-panel.tsx'
import { useSettings } from './use-settings.ts'

interface WorkshopProps {
  readonly report: string
  readonly reports: CallOutput<'report.list'>
  readonly coding: string | null
  readonly onChoose: (report: string) => void
  readonly onNew: () => void
}

/** One report: its settings, and beside them what comes of them. */
export function Workshop({ report, reports, coding, onChoose, onNew }: WorkshopProps) {
  const { name, settings, builtAt, change } = useSettings(report)
  const preview = useAskLater('report.preview', { report })
  const check = useAskLater('report.check', { report })
  const [tab, setTab] = useState('preview')
  const [dialog, setDialog] = useState<'build' | 'name' | null>(null)
  const [shown, setShown] = useState(coding)
  const open = check.data?.findings.filter(({ cleared }) => !cleared).length ?? 0

  function showQuotation(wanted: string) {
    setShown(wanted)
    setTab('preview')
  }

  async function remove() {
    if ((await act('report.remove', { report })) !== undefined)
      announce(`The report “${name}” is removed. Undo brings it back.`)
  }

  return (
    <div className="report">
      <header className="report-head">
        <h1 tabIndex={-1} className="page-title" data-view-heading>
          Report
        </h1>
        <ChoiceField
          label="Which report"
          hideLabel
          value={report}
          choices={reports.map((one) => ({ value: one.id as string, label: one.name }))}
          onChange={onChoose}
        />
        <MenuButton
          label="More for this report"
          isIcon
          choices={[
            { id: 'new', label: 'New report…', run: onNew },
            { id: 'name', label: 'Rename…', run: () => setDialog('name') },
            { id: 'remove', label: 'Remove', run: () => void remove() },
          ]}
        >
          <Icon name="more" />
        </MenuButton>
        <span className="soft small grow">
          {builtAt === null ? 'Not built yet' : `Last built ${moment(builtAt)}`}
        </span>
        <Button look="main" onPress={() => setDialog('build')}>
          Build the report…
        </Button>
      </header>
      <div className="report-sides">
        <SettingsPanel settings={settings} name={name} onChange={change} />
        <Tabs selectedKey={tab} onSelectionChange={(key) => setTab(String(key))} className="report-main">
          <TabList className="tabs" aria-label="What comes of it">
            <Tab id="preview" className="tab">
              Preview
            </Tab>
            <Tab id="check" className="tab">
              Last check{check.data ? ` (${open})` : ''}
            </Tab>
            <Tab id="pseudonyms" className="tab">
              Pseudonyms
            </Tab>
            <Tab id="changes" className="tab">
              Changes
            </Tab>
          </TabList>
          <TabPanel id="preview" className="report-panel">
            <Preview
              report={report}
              preview={preview.data ?? null}
              error={preview.error}
              settings={settings}
              shown={shown}
              onShown={setShown}
            />
          </TabPanel>
          <TabPanel id="check" className="report-panel">
            <CheckPanel
              check={check.data ?? null}
              error={check.error}
              cleared={settings.cleared}
              onCleared={(cleared) => change({ cleared })}
              onShow={showQuotation}
            />
          </TabPanel>
          <TabPanel id="pseudonyms" className="report-panel">
            <PseudonymsPanel isUsed={settings.pseudonyms} onUse={() => change({ pseudonyms: true })} />
          </TabPanel>
          <TabPanel id="changes" className="report-panel">
            <ChangesPanel report={report} onShow={showQuotation} />
          </TabPanel>
        </Tabs>
      </div>
      {dialog === 'build' && (
        <BuildDialog
          report={report}
          open={open}
          quotations={preview.data?.quotations ?? 0}
          onCheck={() => {
            setDialog(null)
            setTab('check')
          }}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'name' && (
        <NameDialog
          title="Rename the report"
          action="Rename"
          before={name}
          onClose={() => setDialog(null)}
          onName={async (wanted) =>
            (await act('report.change', { report, name: wanted }, `The report is called “${wanted}”.`)) !==
            undefined
          }
        />
      )}
    </div>
  )
}
