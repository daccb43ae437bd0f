import type { IParagraphStyleOptions, IStylesOptions } from 'docx'

/** Spacing and indents are in twentieths of a point, type sizes in half points. */
const point = 20

function deeperHeading(size: number, outlineLevel: number) {
  return {
    run: { size, bold: true, ...(outlineLevel > 2 ? { italics: true } : {}) },
    paragraph: { spacing: { before: 10 * point, after: 2 * point }, keepNext: true, outlineLevel },
  }
}

/** Above a table. */
export const captionStyle: IParagraphStyleOptions = {
  id: 'Caption',
  name: 'caption',
  basedOn: 'Normal',
  next: 'Normal',
  quickFormat: true,
  run: { bold: true },
  paragraph: { spacing: { before: 12 * point, after: 4 * point }, keepNext: true },
}

/** Language, typefaces and the named paragraph styles, so that a report writer restyles a whole document at once. */
export const docxStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Calibri', size: 22, language: { value: 'en-GB' } },
      // The rule is named, since not every program takes it for granted that 276 is so many 240ths of a line.
      paragraph: { spacing: { after: 6 * point, line: 276, lineRule: 'auto' } },
    },
    title: { run: { size: 44, bold: true }, paragraph: { spacing: { after: 12 * point } } },
    heading1: {
      run: { size: 30, bold: true },
      paragraph: { spacing: { before: 24 * point, after: 4 * point }, keepNext: true, outlineLevel: 0 },
    },
    heading2: {
      run: { size: 26, bold: true },
      paragraph: { spacing: { before: 12 * point, after: 4 * point }, keepNext: true, outlineLevel: 1 },
    },
    heading3: deeperHeading(24, 2),
    heading4: deeperHeading(22, 3),
    heading5: deeperHeading(22, 4),
    heading6: deeperHeading(22, 5),
  },
  paragraphStyles: [
    { id: 'Normal', name: 'Normal', quickFormat: true },
    { id: 'AboutLine', name: 'About line', basedOn: 'Normal', paragraph: { spacing: { after: 0 } } },
    {
      id: 'Item',
      name: 'Item',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { indent: { left: 14 * point }, spacing: { after: 2 * point } },
    },
    {
      id: 'CodePath',
      name: 'Code path',
      basedOn: 'Normal',
      next: 'Definition',
      quickFormat: true,
      run: { size: 17, color: '595959' },
      paragraph: { keepNext: true },
    },
    {
      id: 'PartLabel',
      name: 'Part label',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { bold: true },
      paragraph: { spacing: { before: 4 * point, after: 0 }, keepNext: true },
    },
    {
      id: 'ContentsHeading',
      name: 'Contents heading',
      basedOn: 'Normal',
      run: { size: 26, bold: true },
      paragraph: { spacing: { before: 18 * point, after: 4 * point }, keepNext: true },
    },
    ...[0, 1, 2, 3, 4, 5].map((depth) => ({
      id: `TOC${depth + 1}`,
      name: `toc ${depth + 1}`,
      basedOn: 'Normal',
      paragraph: { indent: { left: depth * 11 * point }, spacing: { after: 2 * point } },
    })),
    {
      id: 'Definition',
      name: 'Definition',
      basedOn: 'Normal',
      quickFormat: true,
      run: { italics: true },
      paragraph: { keepNext: true },
    },
    {
      id: 'Quotation',
      name: 'Quotation',
      basedOn: 'Normal',
      next: 'Attribution',
      quickFormat: true,
      paragraph: {
        indent: { left: 28 * point, right: 28 * point },
        spacing: { before: 8 * point },
        keepNext: true,
      },
    },
    {
      id: 'Attribution',
      name: 'Attribution',
      basedOn: 'Normal',
      next: 'Source',
      quickFormat: true,
      paragraph: { indent: { left: 28 * point }, spacing: { after: 0 }, keepNext: true },
    },
    {
      id: 'Source',
      name: 'Source',
      basedOn: 'Normal',
      next: 'Quotation',
      quickFormat: true,
      run: { size: 17, color: '595959' },
      paragraph: { indent: { left: 28 * point } },
    },
    {
      id: 'Counts',
      name: 'Counts',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 19, color: '595959' },
      paragraph: { keepNext: true },
    },
    {
      id: 'PageFooter',
      name: 'Page footer',
      basedOn: 'Normal',
      run: { size: 18, color: '595959' },
      paragraph: { alignment: 'center' },
    },
  ],
}
