// A PDF that is only ever added to: what stands in it stays, byte by byte, and each addition is an increment behind it.
import { PDF, PdfArray, PdfDict, PdfName, type PdfObject, PdfRef, PdfString } from '@libpdf/core'
import { equalBytes } from '@plenary/shared/signing/bytes'
import type { Bytes } from '@plenary/shared/signing/subtle'

/**
 * Thrown where a PDF cannot be what it must be: it was not made here, or a limit of ours is too small. Nothing that people do
 * leads to it, but a PDF that was uploaded can.
 */
export class PdfProblem extends Error {
  readonly code: 'not-incremental' | 'structure' | 'field-missing' | 'already-signed' | 'reserve-too-small'

  constructor(code: PdfProblem['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** Throws `PdfProblem` where an addition would not be one. */
export async function loadForIncrement(bytes: Bytes): Promise<PDF> {
  const pdf = await PDF.load(bytes)
  const blocker = pdf.canSaveIncrementally()
  if (blocker !== null) throw new PdfProblem('not-incremental', `the PDF can't be added to: ${blocker}`)
  return pdf
}

/** Whether others can still sign in a PDF that programs of others wrote on. What they write may have any fault. */
export function canBeAddedTo(bytes: Bytes): Promise<boolean> {
  return loadForIncrement(bytes).then(
    () => true,
    () => false,
  )
}

/** The whole PDF with what was changed behind it. The library would silently write everything anew where it cannot add. */
export async function saveIncrement(pdf: PDF, base: Bytes): Promise<Bytes> {
  const whole = new Uint8Array(await pdf.save({ incremental: true, useXRefStream: false }))
  if (whole.length <= base.length || !equalBytes(whole.subarray(0, base.length), base)) {
    throw new PdfProblem('not-incremental', 'the PDF was written anew instead of added to')
  }
  return whole
}

/** Text in any script, as UTF-16 in hexadecimal: nothing that a name may hold is ever read as PDF. */
export function pdfText(text: string): PdfString {
  const bytes = new Uint8Array(2 + text.length * 2)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff)
  for (let index = 0; index < text.length; index++) view.setUint16(2 + index * 2, text.charCodeAt(index))
  return PdfString.fromBytes(bytes)
}

/** A dictionary from its members, of which those that are undefined are left out. */
export function pdfDict(members: Record<string, PdfObject | undefined>): PdfDict {
  const given = Object.entries(members).filter(
    (entry): entry is [string, PdfObject] => entry[1] !== undefined,
  )
  return new PdfDict(given)
}

export const pdfName = (name: string) => PdfName.of(name)

export function resolvePdf(pdf: PDF, object: PdfObject | null | undefined): PdfObject | null | undefined {
  return object instanceof PdfRef ? pdf.context.resolve(object) : object
}

/** Throws `PdfProblem` where there is none. */
export function mustBeDict(pdf: PDF, object: PdfObject | null | undefined): PdfDict {
  const dict = resolvePdf(pdf, object)
  if (!(dict instanceof PdfDict)) throw new PdfProblem('structure', 'a part of the PDF is missing')
  return dict
}

/** Adds to a list that is a member of a dictionary, wherever it stands; a single member becomes a list. */
export function addToList(pdf: PDF, owner: PdfDict, name: string, ...added: PdfObject[]): void {
  const there = owner.get(name)
  const list = resolvePdf(pdf, there)
  const old = list instanceof PdfArray ? list.toArray() : there ? [there] : []
  owner.set(name, new PdfArray([...old, ...added]))
}
