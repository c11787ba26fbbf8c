// What programs of others write beside a signature, and nobody reads otherwise for it: the catalog with its form, when the file was
// changed, and the drawing that the empty field had.
import type { PdfDocument, PdfField } from './pdf-document.ts'
import { type PdfDictionary, type PdfValue, printDictionary } from './pdf-values.ts'

/** What a signature of theirs changes of its field, beside value and drawing: when, in which state, with which colours. */
const OF_FIELD = ['V', 'AP', 'M', 'AS', 'MK', 'DA']
/** How a field is shown (ISO 32000-1, table 165): printed, and printed and locked. */
const SHOWN = [4, 132]
/** The form is read in its own line; extensions say which versions of PDF are used. */
const OF_CATALOG = ['AcroForm', 'Extensions', 'Metadata']
/** Fonts and colours that new drawings might use. */
const OF_FORM = ['DR', 'DA']
const OF_INFO = ['ModDate', 'Producer']

/** Whether a field is as it was but for its signature. */
export function isSignedByOthers(before: PdfDictionary, after: PdfDictionary): boolean {
  const isShown = [before, after].every((entries) => isNumber(entries.get('F'), SHOWN))
  return sameBut(before, after, isShown ? [...OF_FIELD, 'F'] : OF_FIELD)
}

function isNumber(value: PdfValue | undefined, numbers: readonly number[]): boolean {
  return value?.kind === 'number' && numbers.includes(value.number)
}

/**
 * The numbers of objects that may be written again.
 *
 * @param after with the increment
 * @param text of the whole file
 */
export function writtenAgain(
  before: PdfDocument,
  after: PdfDocument,
  field: PdfField,
  text: string,
): ReadonlySet<number> {
  const root = referenceIn(before.trailer.get('Root'))
  const info = referenceIn(before.trailer.get('Info'))
  const form = referenceIn(before.catalog.get('AcroForm'))
  const metadata = referenceIn(before.catalog.get('Metadata'))
  const isFormSame = sameBut(formOf(before), formOf(after), OF_FORM)
  const isDescribedSame = describedIn(before, text) === describedIn(after, text)
  const isCatalogSame = sameBut(before.catalog, after.catalog, OF_CATALOG) && isFormSame && isDescribedSame
  const isInfoSame = sameBut(infoOf(before), infoOf(after), OF_INFO)
  const same = [
    isCatalogSame ? root : undefined,
    isFormSame ? form : undefined,
    isDescribedSame ? metadata : undefined,
    isInfoSame ? info : undefined,
  ]
  const generation = ({ objects }: PdfDocument, number: number) => objects.get(number)?.generation
  const found = same.filter(
    (number) => number !== undefined && generation(before, number) === generation(after, number),
  )
  // What nothing refers to any more may have whatever generation.
  return new Set([...found, onlyDrawingOf(before, field)].flatMap((number) => number ?? []))
}

const formOf = (document: PdfDocument) => document.dictionary(document.catalog.get('AcroForm'))
const infoOf = (document: PdfDocument) => document.dictionary(document.trailer.get('Info'))

function referenceIn(value: PdfValue | undefined): number | undefined {
  return value?.kind === 'reference' ? value.number : undefined
}

/** Objects are compared by what they refer to, and those are judged by themselves. */
function sameBut(before: PdfDictionary, after: PdfDictionary, names: readonly string[]): boolean {
  const rest = (entries: PdfDictionary) =>
    printDictionary(new Map([...entries].filter(([name]) => !names.includes(name))))
  return rest(before) === rest(after)
}

/** The drawing that the field had, where nothing else shows it. */
function onlyDrawingOf(before: PdfDocument, { entries }: PdfField): number | undefined {
  const drawing = referenceIn(before.dictionary(entries.get('AP')).get('N'))
  const references = [...before.objects.values()].flatMap((object) => object.references)
  return references.filter((number) => number === drawing).length === 1 ? drawing : undefined
}

const SAID = /<dc:(title|creator|description|language)\b[^>]*>([\s\S]*?)<\/dc:\1>/g

/** What the description of the file (XMP) says that anybody reads: title, author, words about it, language. It is never packed. */
function describedIn(document: PdfDocument, text: string): string {
  const number = referenceIn(document.catalog.get('Metadata'))
  const object = number === undefined ? undefined : document.objects.get(number)
  if (!object?.stream) return ''
  const isPacked = object.value.kind !== 'dictionary' || object.value.entries.has('Filter')
  if (isPacked) return `packed ${object.start}`
  const xml = text.slice(object.stream.start, object.stream.end)
  return [...xml.matchAll(SAID)]
    .map(
      ([, name, said = '']) =>
        `${name}: ${said
          .replaceAll(/<[^>]*>/g, ' ')
          .replaceAll(/\s+/g, ' ')
          .trim()}`,
    )
    .toSorted()
    .join('\n')
}
