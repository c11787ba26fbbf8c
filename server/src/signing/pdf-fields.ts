// The empty signature fields of a page: one for each city, in its box, and one for the seal, which is nowhere to be seen. They are there
// before the seal, since nothing may be added behind it but signatures.
import {
  type PDF,
  PdfArray,
  type PdfDict,
  PdfNumber,
  type PdfObject,
  type PdfRef,
  PdfStream,
} from '@libpdf/core'
import { fieldOfCity, SEAL_FIELD } from '@plenary/shared/signing/signature-fields'
import type { Bytes } from '@plenary/shared/signing/subtle'
import {
  addToList,
  loadForIncrement,
  mustBeDict,
  PdfProblem,
  pdfDict,
  pdfName,
  pdfText,
  resolvePdf,
  saveIncrement,
} from './pdf-increment.ts'

/** Where a city's signature will stand, in points from the upper left corner. */
export interface FieldBox {
  readonly cityId: string
  /** For readers who do not see it. */
  readonly label: string
  /** From 1. */
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Field {
  readonly name: string
  readonly label: string
  readonly page: PdfDict
  readonly pageRef: PdfRef
  readonly rect: readonly [number, number, number, number]
}

/** The PDF with its fields. */
export async function addSignatureFields(
  page: Bytes,
  boxes: readonly FieldBox[],
  sealLabel: string,
): Promise<Bytes> {
  const pdf = await loadForIncrement(page)
  const seal: Field = { ...pageOf(pdf, 1), name: SEAL_FIELD, label: sealLabel, rect: [0, 0, 0, 0] }
  const fields = [seal, ...boxes.map((box) => fieldIn(pdf, box))]
  const structure = openStructure(pdf)
  const refs = fields.map((field) => addField(pdf, field, structure))
  structure.close()
  pdf
    .getCatalog()
    .set('AcroForm', pdfDict({ Fields: new PdfArray(refs), SigFlags: PdfNumber.of(APPEND_ONLY) }))
  return saveIncrement(pdf, page)
}

/** Signatures exist, and the document is only added to (ISO 32000-1, table 219). */
const APPEND_ONLY = 3
/** Printed, and not hidden: PDF/A asks for it. */
const PRINTED = 4

function pageOf(pdf: PDF, number: number): Pick<Field, 'page' | 'pageRef'> {
  const page = pdf.getPage(number - 1)
  if (!page) throw new PdfProblem('structure', `there is no page ${number}`)
  return { page: page.dict, pageRef: page.ref }
}

function fieldIn(pdf: PDF, { cityId, label, page, x, y, width, height }: FieldBox): Field {
  const top = pdf.getPage(page - 1)?.height ?? 0
  const rect = [x, top - y - height, x + width, top - y] as const
  return { ...pageOf(pdf, page), name: fieldOfCity(cityId), label, rect }
}

function addField(pdf: PDF, { name, label, page, pageRef, rect }: Field, structure: Structure): PdfRef {
  const numbers = rect.map((number) => PdfNumber.of(Math.round(number * 1000) / 1000))
  const widget = pdfDict({
    Type: pdfName('Annot'),
    Subtype: pdfName('Widget'),
    FT: pdfName('Sig'),
    T: pdfText(name),
    TU: pdfText(label),
    F: PdfNumber.of(PRINTED),
    Rect: new PdfArray(numbers),
    P: pageRef,
    AP: pdfDict({ N: pdf.register(emptyAppearance(rect)) }),
    StructParent: PdfNumber.of(structure.nextKey()),
  })
  const ref = pdf.register(widget)
  addToList(pdf, page, 'Annots', ref)
  page.set('Tabs', pdfName('S'))
  structure.addForm(ref, pageRef, label)
  return ref
}

function emptyAppearance([left, bottom, right, top]: Field['rect']): PdfStream {
  const box = [0, 0, right - left, top - bottom].map((number) =>
    PdfNumber.of(Math.round(number * 1000) / 1000),
  )
  return PdfStream.fromDict({
    Type: pdfName('XObject'),
    Subtype: pdfName('Form'),
    BBox: new PdfArray(box),
    Resources: pdfDict({}),
  })
}

/** The tree from which a tagged PDF is read aloud. */
interface Structure {
  nextKey(): number
  /** A form field's element at the end of the document; its key is the one given last. */
  addForm(widget: PdfRef, page: PdfRef, label: string): void
  close(): void
}

function openStructure(pdf: PDF): Structure {
  const root = mustBeDict(pdf, pdf.getCatalog().get('StructTreeRoot'))
  const { ref: documentRef, element: document } = documentElement(pdf, root)
  const parents = mustBeDict(pdf, root.get('ParentTree'))
  if (parents.has('Kids')) throw new PdfProblem('structure', 'the tree of parents is not one list')
  const firstKey = resolvePdf(pdf, root.get('ParentTreeNextKey'))
  let key = firstKey instanceof PdfNumber ? firstKey.value : 0
  const elements: PdfRef[] = []
  const entries: PdfObject[] = []
  return {
    nextKey: () => key++,
    addForm: (widget, page, label) => {
      const object = pdfDict({ Type: pdfName('OBJR'), Obj: widget, Pg: page })
      const element = pdfDict({
        Type: pdfName('StructElem'),
        S: pdfName('Form'),
        P: documentRef,
        Pg: page,
        Alt: pdfText(label),
        K: new PdfArray([object]),
      })
      const ref = pdf.register(element)
      elements.push(ref)
      entries.push(PdfNumber.of(key - 1), ref)
    },
    close: () => {
      addToList(pdf, document, 'K', ...elements)
      addToList(pdf, parents, 'Nums', ...entries)
      // The tree may stand within the root, which is then what has changed.
      root.set('ParentTree', root.get('ParentTree') ?? parents)
      root.set('ParentTreeNextKey', PdfNumber.of(key))
    },
  }
}

function documentElement(pdf: PDF, root: PdfDict): { ref: PdfRef; element: PdfDict } {
  const kids = resolvePdf(pdf, root.get('K'))
  const first = kids instanceof PdfArray ? kids.at(0) : root.get('K')
  if (first?.type !== 'ref') throw new PdfProblem('structure', 'the PDF is not tagged')
  return { ref: first, element: mustBeDict(pdf, first) }
}
