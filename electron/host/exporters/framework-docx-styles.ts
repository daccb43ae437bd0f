import type { IStylesOptions } from 'docx'
import { captionStyle, docxStyles } from './docx-styles.ts'

/** Spacing is in twentieths of a point, type sizes in half points. */
const point = 20

/** The styles of a framework or rating matrix: those of the other documents, and what stands in its table. */
export const frameworkStyles: IStylesOptions = {
  ...docxStyles,
  paragraphStyles: [
    ...(docxStyles.paragraphStyles ?? []),
    captionStyle,
    {
      id: 'TableText',
      name: 'Table text',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 19 },
      paragraph: { spacing: { after: 3 * point, line: 252 } },
    },
    {
      id: 'TableHeading',
      name: 'Table heading',
      basedOn: 'TableText',
      quickFormat: true,
      run: { bold: true },
    },
    { id: 'TableLevel', name: 'Table level', basedOn: 'TableText', quickFormat: true, run: { bold: true } },
    {
      id: 'TableNote',
      name: 'Table note',
      basedOn: 'TableText',
      quickFormat: true,
      run: { size: 17, color: '595959' },
    },
  ],
}
