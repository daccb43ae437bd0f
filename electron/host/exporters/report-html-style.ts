import { htmlStyle } from './html-style.ts'

/** The one style sheet of a report as HTML; on paper it has page numbers and its contents. */
export function reportStyle(page: 'a4' | 'letter'): string {
  return `${htmlStyle}${ofReports}@media print {
  @page { size: ${page === 'a4' ? 'A4' : 'letter'}; margin: 2.2cm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; color: #444; } }
  nav { display: block; break-after: page; border: 0; }
  nav a { color: inherit; text-decoration: none; }
  h3, h4, caption, .label, .definition, .counts { break-after: avoid; }
  tr, .run-in { break-inside: avoid; }
  thead { display: table-header-group; }
  .chapter { break-before: page; }
}
`
}

const ofReports = `
h2 { font-size: 1.5rem; margin-top: 3rem; }
h3 { margin: 2rem 0 .5rem; font-size: 1.2rem; line-height: 1.3; }
h4 { margin: 1.5rem 0 .25rem; font-size: 1rem; line-height: 1.4; }
nav ol { list-style: none; padding: 0; margin: 0; }
nav ol ol { padding-inline-start: 1.25rem; }
nav li { margin: .2rem 0; }
.text { white-space: pre-wrap; }
.label { font-weight: 600; margin: .75rem 0 .25rem; }
.label + .text { margin-top: 0; }
.counts { color: var(--quiet); font-size: .875rem; margin: 0 0 1rem; }
.run-in { margin: .75rem 0; }
figure { margin: 1.25rem 0; padding-inline-start: 1.5rem; }
figcaption { text-align: end; }
ul { margin: .25rem 0; padding-inline-start: 1.25rem; }
.scroll { overflow-x: auto; margin: 1.5rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 600; padding-bottom: .4rem; }
th, td { text-align: start; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
thead th { border-bottom-width: 2px; vertical-align: bottom; }
tbody th { font-weight: normal; }
.figure { text-align: end; white-space: nowrap; }
@media (max-width: 32rem) { dl div { flex-direction: column; gap: 0; margin-bottom: .4rem; } dt { flex-basis: auto; } }
`
