import { useEffect, useRef } from 'react'
import type { ReadExchange } from '../../client/exchange.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ExchangeReportPart } from '../../components/exchange-report.tsx'

interface ReportDialogProps {
  readonly read: ReadExchange
  readonly onClose: () => void
}

/** What came of a REFI-QDA file, to be read at leisure. */
export function ReportDialog({ read, onClose }: ReportDialogProps) {
  // The progress that had the keyboard may just have gone.
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <Dialog title={`What came of ${read.fileName}`} onClose={onClose} wide>
      <div className="stack work-report" tabIndex={-1} ref={place}>
        <p>The file is left as it is. The project made of it holds:</p>
        <ExchangeReportPart
          report={read.report}
          title="What to know"
          nothing="Everything in the file was carried over."
        />
      </div>
      <div className="row row-end">
        <Button look="main" onPress={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  )
}
