import { describe, expect, it, vi } from 'vitest'
import { reportToPdf } from './report-pdf.ts'
import { pdfPages, pdfWords, withoutBlanks, withPdf } from './test-support/read-pdf.ts'
import { dialogue, quotationOf, reportOf, smallReport } from './test-support/reports.ts'

const { bytes, altered } = await reportToPdf(smallReport)
const pages = await pdfPages(bytes)

describe('a report as a PDF', () => {
  it('has contents with the page of each heading', () => {
    const [contents = ''] = pages
    for (const [heading, ...names] of [
      ['Introduction'],
      ['Site A', 'Processes > Integrated budgets'],
      ['Codebook'],
    ])
      for (const name of [heading, ...names]) {
        const page = Number(
          new RegExp(`${name ?? ''}\\s+(\\d+)`, 'u').exec(contents.replace(/\s+/gu, ' '))?.[1],
        )
        expect(pages[page - 1]?.replace(/\s+/gu, ' ')).toContain(name)
        expect(page).toBeGreaterThan(1)
      }
  })

  it('has its headings as an outline, a language, a title and an author, and nothing else of where it was made', async () => {
    await withPdf(bytes, async (pdf) => {
      const outline = await pdf.getOutline()
      expect(outline.map(({ title }) => title)).toEqual([
        'Introduction',
        'Methods',
        'Overview',
        'Site A',
        'Site B',
        'Codebook',
      ])
      expect(outline[3]?.items).toMatchObject([
        { title: 'Processes > Integrated budgets' },
        { title: 'Outcomes > Prevention' },
      ])
      const { info } = await pdf.getMetadata()
      expect(info).toMatchObject({
        Title: 'Pooled money, shared work',
        Author: 'A. Author and B. Writer',
        Creator: 'Concord',
        Producer: 'Concord',
        Language: 'en-GB',
      })
      // Quotations are words: nothing in the file can be clicked but its own contents.
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const clickable: unknown[] = await (await pdf.getPage(number)).getAnnotations()
        expect(clickable.length > 0).toBe(number === 1)
        for (const one of clickable) {
          expect(one).toMatchObject({ subtype: 'Link', dest: expect.stringMatching(/^part-\d+$/u) as string })
          expect(one).not.toHaveProperty('url')
        }
      }
    })
  })

  it('prints blocks with a line a turn and the attribution behind them', async () => {
    const found = await pdfWords((await reportToPdf(reportOf([dialogue, quotationOf('Yes.')]))).bytes)
    expect(found).toContain(
      withoutBlanks(
        'Commissioning manager: We pooled … all of it. GP: They [the council] asked [a colleague], and that was the end of it. (Commissioning manager and GP, Site A, staff focus group) “Yes.” (Commissioning manager',
      ),
    )
  })

  it('sets tables with their captions', () => {
    const text = withoutBlanks(pages.join(''))
    expect(text).toContain(
      'Table1:ParticipantsbycasestudyandmodeCasestudyInterviewsFocusgroupsParticipantsSiteA421,234',
    )
  })

  it('has fonts of its own and the page that was asked for', async () => {
    const text = new TextDecoder('latin1').decode(bytes)
    expect(text.match(/\/FontFile2/gu)?.length).toBe(2)
    expect(text).not.toMatch(/\/BaseFont \/(?:Helvetica|Times|Courier)/u)
    const letter = await reportToPdf({ ...smallReport, page: 'letter' })
    await withPdf(letter.bytes, async (pdf) => {
      expect((await pdf.getPage(1)).view).toEqual([0, 0, 612, 792])
    })
  })

  it('counts the quotations whose letters or order of words it could not keep', () => {
    expect(altered).toBe(2)
  })

  it('fetches nothing and opens no file, whatever the words say', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch')
    const hostile =
      'http://a.example/x.png data:image/png;base64,AAAA file:///etc/hosts <img src="http://a.example">'
    const book = reportOf([quotationOf(hostile, { attribution: hostile })], {
      title: hostile,
      authors: hostile,
      introduction: [hostile],
      tables: [{ caption: hostile, head: [hostile, 'x'], rows: [[hostile, 1]] }],
    })
    const made = await reportToPdf(book)
    expect(fetched).not.toHaveBeenCalled()
    expect(await pdfWords(made.bytes)).toContain(withoutBlanks(`“${hostile}”`))
    fetched.mockRestore()
  })

  it('has a page to say that there is nothing to quote', async () => {
    const [page] = await pdfPages((await reportToPdf(reportOf([], { sections: [] }))).bytes)
    expect(page).toContain('This report has no quotations.')
  })

  it('loses nothing that is taller than a page: a row, a caption, a heading, a text of many short lines', async () => {
    const long = (name: string) => Array.from({ length: 1200 }, (_, at) => `${name}${at}`).join(' ')
    const book = reportOf([quotationOf(long('said').replaceAll(' ', '\n'), { block: true })], {
      tables: [
        { caption: 'Long', head: ['a', 'b'], rows: [[long('cell'), 1]] },
        { caption: long('caption'), head: [long('head'), 'b'], rows: [['short', 1]] },
      ],
    })
    const { sections } = book
    const found = await pdfWords(
      (
        await reportToPdf({
          ...book,
          sections: sections.map((section) => ({ ...section, heading: long('site'), about: long('about') })),
        })
      ).bytes,
    )
    for (const name of ['said', 'cell', 'caption', 'head', 'site', 'about'])
      for (const at of [0, 600, 1199]) expect(found).toContain(`${name}${at}`)
    expect(found).toContain('short')
  })
})
