import type { ReportBook, ReportQuotation } from '../report-book.ts'

const said = (text: string) => ({ kind: 'said', text }) as const

/** A quotation that runs in the text, unless told otherwise. */
export function quotationOf(text: string, changes: Partial<ReportQuotation> = {}): ReportQuotation {
  return {
    coding: '01890000-0000-7000-8000-000000000000',
    caseName: 'Site A',
    theme: 'Processes > Integrated budgets',
    turns: [{ speaker: null, pieces: [said(text)] }],
    attribution: 'Commissioning manager, Site A, staff focus group',
    block: false,
    attributes: { Region: 'North', 'Pooled budget': 'yes' },
    ...changes,
  }
}

/** A report with these quotations under one theme of one case study. */
export function reportOf(
  quotations: readonly ReportQuotation[],
  changes: Partial<ReportBook> = {},
): ReportBook {
  return {
    project: 'Partnership study',
    title: 'Pooled money, shared work',
    authors: 'A. Author and B. Writer',
    builtAt: '2026-03-14T09:30:00.000Z',
    language: 'en-GB',
    page: 'a4',
    introduction: [],
    methods: [],
    tables: [],
    sections: [
      {
        heading: 'Site A',
        about: '',
        parts: [{ heading: 'Integrated budgets', about: '', counts: null, quotations }],
      },
    ],
    codebook: null,
    ...changes,
  }
}

/** Two people in one block, with a cut, something put in and a name replaced. */
export const dialogue = quotationOf('', {
  block: true,
  turns: [
    {
      speaker: 'Commissioning manager',
      pieces: [said('We pooled '), { kind: 'cut', text: 'you know, more or less ' }, said('all of it.')],
    },
    {
      speaker: 'GP',
      pieces: [
        said('They'),
        { kind: 'put_in', text: 'the council' },
        said(' asked '),
        { kind: 'replaced', text: 'Tom Baker', by: 'a colleague' },
        said(', and\nthat was the end of it.'),
      ],
    },
  ],
  attribution: 'Commissioning manager and GP, Site A, staff focus group',
})

/** A small report that has one of everything. */
export const smallReport: ReportBook = reportOf([], {
  introduction: [
    'Health and social care in five places pooled parts of their budgets. This report brings together what people who work there said of it.',
    'Quotations stand as they were said. An ellipsis stands for words left out; what is in square brackets was not said.',
  ],
  methods: ['Two coders read 12 interviews and focus groups; a third settled what they did not agree on.'],
  tables: [
    {
      caption: 'Participants by case study and mode',
      head: ['Case study', 'Interviews', 'Focus groups', 'Participants'],
      rows: [
        ['Site A', 4, 2, 1234],
        ['Site B', 3, 3, 17],
      ],
    },
    {
      caption: 'Quotations by theme and case study',
      head: ['Theme', 'Site A', 'Site B'],
      rows: [
        ['Processes > Integrated budgets', 3, 'withheld'],
        ['Outcomes > Prevention', 1, 0],
      ],
    },
  ],
  sections: [
    {
      heading: 'Site A',
      about: 'A city with one council and one trust, which had worked together before.',
      parts: [
        {
          heading: 'Processes > Integrated budgets',
          about: 'Delegated or pooled money, and who decides on it.',
          counts: '12 codings in 4 documents, by 5 participants',
          quotations: [
            quotationOf('We pooled the budget, and then we had to learn to say “ours”.'),
            dialogue,
            quotationOf('It was £5m – then 10 % more, café and all.', { attribution: 'GP, Site A' }),
            quotationOf(
              'So there was this long time when nobody quite knew whose money it was, and every month there was a meeting about it, and every month we came away with another meeting. In the end somebody just wrote it down on one sheet of paper, and that sheet is what we have been working with ever since.',
              { block: true, attribution: 'Service manager, Site A' },
            ),
          ],
        },
        { heading: 'Outcomes > Prevention', about: '', counts: 'No codings', quotations: [] },
      ],
    },
    {
      heading: 'Site B',
      about: '',
      parts: [
        {
          heading: 'Processes > Integrated budgets',
          about: '',
          counts: '2 codings in 1 document, by 1 participant',
          quotations: [
            quotationOf('Nobody asked us.', { caseName: 'Site B', attributes: { Region: 'South' } }),
            quotationOf('שלום, עולם. הכסף היה של כולנו.', { caseName: 'Site B', attributes: {} }),
            quotationOf('We were glad 🙂 of it.', { caseName: 'Site B', attributes: {} }),
          ],
        },
      ],
    },
  ],
  codebook: [
    {
      path: 'Processes',
      level: 1,
      brief: 'How work is done together.',
      definition: '',
      whenToUse: '',
      whenNotToUse: '',
      examples: [],
      closeButNo: [],
    },
    {
      path: 'Processes > Integrated budgets',
      level: 2,
      brief: 'Delegated or pooled money.',
      definition: 'Money of two organisations that is held or decided on together.',
      whenToUse: 'Where money moves between organisations.',
      whenNotToUse: 'For savings that one of them makes.',
      examples: ['“We pooled the budget.”', '“It came out of both.”'],
      closeButNo: ['“They paid us late.”'],
    },
  ],
})

/** As many quotations as asked for, over ten case studies and ten themes, every third of them a block. */
export function largeReport(quotations: number): ReportBook {
  const words = (at: number) =>
    `${at}. We met every month to talk about the money, and what was said in that room was not always what went into the papers afterwards; people remembered it differently, and I think they still do.`
  return reportOf([], {
    sections: Array.from({ length: 10 }, (_, site) => ({
      heading: `Site ${site + 1}`,
      about: 'A place.',
      parts: Array.from({ length: 10 }, (__, theme) => ({
        heading: `Theme ${theme + 1}`,
        about: 'What it means.',
        counts: `${quotations / 100} codings`,
        quotations: Array.from({ length: quotations / 100 }, (___, at) =>
          quotationOf(words(at), { block: at % 3 === 0, caseName: `Site ${site + 1}` }),
        ),
      })),
    })),
  })
}
