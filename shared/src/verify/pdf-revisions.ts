// The increments of a PDF as Plenary writes one: each a few objects, one table that lists them, and a trailer that names the table
// before it. Whatever else a file is made of is not read; it cannot be followed here, and that is said.
import { type PdfDictionary, PdfReader, type PdfValue, referencesIn, UnreadablePdf } from './pdf-values.ts'

export interface PdfObject {
  readonly number: number
  readonly generation: number
  readonly value: PdfValue
  /** The numbers of the objects that it refers to. */
  readonly references: readonly number[]
  /** Where its stream stands; null where it has none. */
  readonly stream: { readonly start: number; readonly end: number } | null
  readonly start: number
  readonly end: number
}

export interface PdfRevision {
  /** Its bytes: from the end of the revision before to behind its last `%%EOF`. */
  readonly start: number
  readonly end: number
  readonly objects: ReadonlyMap<number, PdfObject>
  /** Numbers that the table declares as free; the head of the list of free ones, 0, is not among them. */
  readonly freed: readonly number[]
  readonly trailer: PdfDictionary
  /** Of bytes that belong neither to an object that is listed nor to the table: a place, or null where there are none. */
  readonly unlisted: number | null
}

interface Section {
  readonly start: number
  readonly end: number
  readonly inUse: ReadonlyMap<number, number>
  readonly freed: readonly number[]
  readonly trailer: PdfDictionary
}

const MOST_REVISIONS = 2_000

/** The first first. Throws `UnreadablePdf`. */
export function readRevisions(text: string): PdfRevision[] {
  const sections = readSections(text)
  return sections.map((section, index) => readRevision(text, section, sections[index - 1]?.end ?? 0))
}

/** From the last one on, as each names the one before, which must stand before it. */
function readSections(text: string): Section[] {
  const sections: Section[] = []
  let next: number | undefined = lastTable(text)
  while (next !== undefined) {
    const section = readSection(text, next)
    const following = sections[0]
    if (following && section.end > following.start) throw new UnreadablePdf('tables out of order')
    sections.unshift(section)
    if (sections.length > MOST_REVISIONS) throw new UnreadablePdf('too many increments')
    next = numberIn(section.trailer, 'Prev')
  }
  return sections
}

function lastTable(text: string): number {
  const at = text.lastIndexOf('startxref')
  if (at === -1) throw new UnreadablePdf('no startxref')
  return Number(new PdfReader(text, at).must(/startxref[\r\n ]+(\d{1,10})/y)[1])
}

function readSection(text: string, start: number): Section {
  const reader = new PdfReader(text, start)
  reader.must(/xref[ \t]*(?:\r\n|\r|\n)/y)
  const inUse = new Map<number, number>()
  const freed: number[] = []
  for (let head = reader.take(SUBSECTION); head; head = reader.take(SUBSECTION)) {
    const [first, count] = [Number(head[1]), Number(head[2])]
    for (let number = first; number < first + count; number += 1) readEntry(reader, number, inUse, freed)
  }
  reader.must(/[\r\n ]*trailer/y)
  const trailer = reader.value()
  if (trailer.kind !== 'dictionary') throw new UnreadablePdf('no trailer')
  reader.skipBlank()
  const named = Number(reader.must(/startxref[\r\n ]+(\d{1,10})[\r\n ]+%%EOF(?:\r\n|\r|\n)?/y)[1])
  if (named !== start) throw new UnreadablePdf('startxref names another table')
  if (trailer.entries.has('XRefStm') || trailer.entries.has('Encrypt'))
    throw new UnreadablePdf('a hybrid or encrypted file')
  return { start, end: reader.at, inUse, freed, trailer: trailer.entries }
}

const SUBSECTION = /(\d{1,10}) (\d{1,10})[ \t]*(?:\r\n|\r|\n)/y
const ENTRY = /(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)/y

function readEntry(reader: PdfReader, number: number, inUse: Map<number, number>, freed: number[]): void {
  const [, offset, , kind] = reader.must(ENTRY)
  if (inUse.has(number)) throw new UnreadablePdf(`object ${number} stands twice in a table`)
  if (kind === 'n') inUse.set(number, Number(offset))
  else if (number !== 0) freed.push(number)
}

function readRevision(text: string, section: Section, start: number): PdfRevision {
  const objects = new Map<number, PdfObject>()
  for (const [number, offset] of section.inUse) {
    if (offset < start || offset >= section.start)
      throw new UnreadablePdf(`object ${number} stands outside its increment`)
    const object = readObject(text, offset, section.start)
    if (object.number !== number) throw new UnreadablePdf(`object ${number} is another one`)
    objects.set(number, object)
  }
  const { end, freed, trailer } = section
  return { start, end, objects, freed, trailer, unlisted: unlistedPlace(text, start, section.start, objects) }
}

function readObject(text: string, start: number, before: number): PdfObject {
  const reader = new PdfReader(text, start)
  const head = reader.must(/(\d{1,10}) (\d{1,5}) obj/y)
  const value = reader.value()
  reader.skipBlank()
  const stream = reader.take(/stream(?:\r\n|\n)/y) ? readStream(reader, value) : null
  reader.skipBlank()
  reader.must(/endobj/y)
  if (reader.at > before) throw new UnreadablePdf('an object runs into the table')
  const [number, generation] = [Number(head[1]), Number(head[2])]
  return { number, generation, value, references: referencesIn(value), stream, start, end: reader.at }
}

function readStream(reader: PdfReader, value: PdfValue): { start: number; end: number } {
  const length = value.kind === 'dictionary' ? numberIn(value.entries, 'Length') : undefined
  if (length === undefined || length < 0) throw new UnreadablePdf('a stream without its length')
  const start = reader.at
  reader.at += length
  reader.must(/(?:\r\n|\r|\n)?endstream/y)
  return { start, end: start + length }
}

/** Objects in their order must fill the bytes before the table, with nothing but blanks between them. */
function unlistedPlace(
  text: string,
  start: number,
  table: number,
  objects: ReadonlyMap<number, PdfObject>,
): number | null {
  let at = start
  for (const object of [...objects.values()].sort((one, other) => one.start - other.start)) {
    if (object.start < at || !isBlank(text.slice(at, object.start))) return at
    at = object.end
  }
  return isBlank(text.slice(at, table)) ? null : at
}

function isBlank(between: string): boolean {
  return /^[\0\t\n\f\r ]*$/.test(between)
}

export function numberIn(dictionary: PdfDictionary, name: string): number | undefined {
  const value = dictionary.get(name)
  return value?.kind === 'number' && Number.isInteger(value.number) ? value.number : undefined
}
