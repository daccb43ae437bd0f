import { describe, expect, it } from 'vitest'
import { exportReportApart } from './report-apart.ts'
import { exportReport } from './report-export.ts'
import { quotationOf, reportOf, smallReport } from './test-support/reports.ts'

describe('a report that is set in a thread of its own', () => {
  it('is the one that is set here', async () => {
    const apart = await exportReportApart(smallReport, 'xlsx', new AbortController().signal)
    const here = await exportReport(smallReport, 'xlsx')
    expect(apart.altered).toBe(here.altered)
    expect(apart.bytes.length).toBe(here.bytes.length)
  })

  it('is given up at once when cancelled', async () => {
    const book = reportOf(Array.from({ length: 2000 }, (_, index) => quotationOf(`Words, number ${index}.`)))
    const controller = new AbortController()
    const setting = exportReportApart(book, 'pdf', controller.signal)
    setTimeout(() => controller.abort(), 50)
    await expect(setting).rejects.toMatchObject({ failure: { code: 'cancelled' } })
    await expect(exportReportApart(book, 'md', controller.signal)).rejects.toMatchObject({
      failure: { code: 'cancelled' },
    })
  })
})
