import { htmlStyle } from './html-style.ts'

/** The style sheet of a framework or rating matrix: as the other pages', with a wide table that is printed on its side. */
export const frameworkStyle = `${htmlStyle}
body { max-width: 90rem; }
.matrix { width: 100%; border-collapse: collapse; margin-top: 1.5rem; }
.matrix caption { text-align: start; font-weight: 600; padding-bottom: .5rem; }
.matrix th, .matrix td { border: 1px solid var(--line); padding: .5rem; text-align: start; vertical-align: top; }
.matrix td p, .matrix td pre { margin: 0 0 .4rem; white-space: pre-wrap; }
.matrix th .source { margin: 0; font-weight: normal; }
@page { size: A4 landscape; }
@media print {
  body { max-width: none; font-size: 10pt; }
  .matrix thead { display: table-header-group; }
}
`
