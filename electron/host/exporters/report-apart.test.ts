import { describe, expect, it } from 'vitest'
import { ReportSetting } from './report-apart.ts'
import { exportReport } from './report-export.ts'
import { quotationOf, reportOf, smallReport } from './test-support/reports.ts'

const never = new AbortController().signal

describe('a report that is set in a thread of its own', () => {
  it('is the one that is set here, one file after the other', async () => {
    const setting = new ReportSetting(['xlsx', 'md'])
    for (const format of ['xlsx', 'md', 'xlsx'] as const) {
      const apart = await setting.fileOf(smallReport, format, never)
      const here = await exportReport(smallReport, format)
      expect(apart.altered).toBe(here.altered)
      expect(apart.bytes.length).toBe(here.bytes.length)
    }
    await setting.close()
    await expect(setting.fileOf(smallReport, 'xlsx', never)).rejects.toThrow('ended without an answer')
  })

  it('is given up at once when cancelled', async () => {
    const book = reportOf(Array.from({ length: 2000 }, (_, index) => quotationOf(`Words, number ${index}.`)))
    const controller = new AbortController()
    const setting = new ReportSetting(['pdf', 'md'])
    const file = setting.fileOf(book, 'pdf', controller.signal)
    setTimeout(() => controller.abort(), 50)
    await expect(file).rejects.toMatchObject({ failure: { code: 'cancelled' } })
    await expect(setting.fileOf(book, 'md', controller.signal)).rejects.toMatchObject({
      failure: { code: 'cancelled' },
    })
    await setting.close()
  })
})
