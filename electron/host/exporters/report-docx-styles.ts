import type { IParagraphStyleOptions, IStylesOptions } from 'docx'
import { captionStyle, docxStyles } from './docx-styles.ts'

/** Spacing and indents are in twentieths of a point, type sizes in half points. */
const point = 20

/** What a report sets otherwise than the other documents do, or has alone, by the style's id. */
const ofReports: readonly IParagraphStyleOptions[] = [
  {
    id: 'Quotation',
    name: 'Quotation',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { spacing: { before: 4 * point } },
  },
  {
    id: 'BlockQuotation',
    name: 'Block quotation',
    basedOn: 'Normal',
    next: 'Attribution',
    quickFormat: true,
    paragraph: {
      indent: { left: 28 * point, right: 28 * point },
      spacing: { before: 4 * point },
      keepNext: true,
    },
  },
  {
    id: 'Attribution',
    name: 'Attribution',
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    paragraph: { alignment: 'right', indent: { right: 28 * point }, spacing: { after: 8 * point } },
  },
  captionStyle,
  {
    id: 'TableText',
    name: 'Table text',
    basedOn: 'Normal',
    quickFormat: true,
    paragraph: { spacing: { after: 0 } },
  },
  {
    id: 'TableHeading',
    name: 'Table heading',
    basedOn: 'TableText',
    quickFormat: true,
    run: { bold: true },
    paragraph: { keepNext: true },
  },
  {
    id: 'TableFigureHeading',
    name: 'Table figure heading',
    basedOn: 'TableHeading',
    quickFormat: true,
    paragraph: { alignment: 'right' },
  },
  {
    id: 'TableFigure',
    name: 'Table figure',
    basedOn: 'TableText',
    quickFormat: true,
    paragraph: { alignment: 'right' },
  },
]

/** The styles of a report in a language, BCP 47. */
export function reportStyles(language: string): IStylesOptions {
  const ids = new Set(ofReports.map(({ id }) => id))
  const document = docxStyles.default?.document
  return {
    ...docxStyles,
    default: {
      ...docxStyles.default,
      document: { ...document, run: { ...document?.run, language: { value: language } } },
    },
    paragraphStyles: [...(docxStyles.paragraphStyles ?? []).filter(({ id }) => !ids.has(id)), ...ofReports],
  }
}
