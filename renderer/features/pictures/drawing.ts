/** How wide every picture is, in pixels: as the room beside the navigation allows, and a page of a report. */
export const pictureWidth = 980

/** How wide a letter of a drawing's text is on the average, in pixels; `small`: of its soft text. */
export const letter = { text: 6.6, small: 6.2 } as const
