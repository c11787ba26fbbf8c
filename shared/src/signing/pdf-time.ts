// A moment as a PDF writes it (ISO 32000-1, 7.9.4), always in UTC.

/** Of a moment of whole seconds, such as `2010-11-08T11:25:00.000Z`. */
export function pdfTime(moment: string): string {
  return `D:${moment.slice(0, 19).replaceAll(/[-:T]/g, '')}+00'00'`
}
