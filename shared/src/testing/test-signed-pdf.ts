// A sealed and signed PDF of the fewest objects, written letter by letter, for tests of those who read it; and what an attacker appends.

import { digestOfRange } from '../signing/byte-range.ts'
import { asciiBytes, concatBytes, hexOf, textOfAscii, utf8Bytes } from '../signing/bytes.ts'
import type { SubjectNames } from '../signing/certificate.ts'
import { useOfField, useOfSeal } from '../signing/certificate-use.ts'
import { writeSignedData } from '../signing/cms.ts'
import { pdfTime } from '../signing/pdf-time.ts'
import { signedAttributes } from '../signing/signed-attributes.ts'
import { type Bytes, makeSigningKey, type SigningKey, type Subtle, signBytes } from '../signing/subtle.ts'
import type { TestAuthority } from './test-authority.ts'

const CATALOG = 1
export const FIRST_PAGE = 3
const FIRST_FIELD = 10
/** So many hexadecimal digits have room in the hole. */
const ROOM = 4_096

/** The number of the field of a city, by its place; that of the seal is the first. */
export const fieldNumber = (place: number) => FIRST_FIELD + place

/** Two pages, and an empty signature field for the seal and for each city. */
export function unsignedPdf(fields: readonly string[], canonical: string): Bytes {
  const references = fields.map((_, place) => `${fieldNumber(place)} 0 R`).join(' ')
  const attached = utf8Bytes(canonical)
  const objects: [number, string][] = [
    [CATALOG, catalog(references)],
    [2, '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>'],
    [FIRST_PAGE, page(5, `/Annots [${references}]`)],
    [4, page(6, '')],
    [5, stream('', 'BT /F1 24 Tf 72 700 Td (Declaration) Tj ET')],
    [6, stream('', 'BT /F1 24 Tf 72 700 Td (Signatures) Tj ET')],
    [7, '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>'],
    [
      8,
      '<< /Type /Filespec /F (canonical.json) /UF (canonical.json) /EF << /F 9 0 R >> /AFRelationship /Source >>',
    ],
    [9, stream('/Type /EmbeddedFile', textOfAscii(attached))],
    ...fields.map((name, place): [number, string] => [fieldNumber(place), field(name, place)]),
  ]
  return increment(asciiBytes('%PDF-1.7\n'), objects, '')
}

function catalog(fields: string, more = ''): string {
  return `<< /Type /Catalog /Pages 2 0 R /AF [8 0 R] /AcroForm << /Fields [${fields}] /SigFlags 3 >>${more} >>`
}

function page(contents: number, more: string): string {
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 7 0 R >> >> /Contents ${contents} 0 R ${more} >>`
}

function stream(entries: string, content: string): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`
}

function field(name: string, place: number, more = ''): string {
  const rectangle = place === 0 ? '0 0 0 0' : `72 ${700 - place * 50} 200 ${740 - place * 50}`
  return `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${name}) /TU (${name}) /F 4 /Rect [${rectangle}] /P 3 0 R${more} >>`
}

/** @param objects what is written, number by number; text of one letter a byte */
export function increment(
  bytes: Bytes,
  objects: readonly (readonly [number, string])[],
  trailer: string,
): Bytes {
  let text = ''
  const places = new Map<number, number>()
  for (const [number, value] of objects) {
    places.set(number, bytes.length + text.length)
    text += `${number} 0 obj\n${value}\nendobj\n`
  }
  const table = [...places].map(
    ([number, place]) => `${number} 1\n${String(place).padStart(10, '0')} 00000 n \n`,
  )
  // The list of free objects begins in the first table.
  if (trailer === '') table.unshift('0 1\n0000000000 65535 f \n')
  const size = 1_000
  const start = bytes.length + text.length
  const end = `xref\n${table.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return concatBytes(bytes, asciiBytes(text + end))
}

/** The trailer's entry that names the table before. */
export function previous(bytes: Bytes): string {
  const text = textOfAscii(bytes)
  return `/Prev ${Number(/startxref\n(\d+)/.exec(text.slice(text.lastIndexOf('startxref')))?.[1])}`
}

export interface TestSigning {
  readonly subtle: Subtle
  readonly authority: TestAuthority
  /** Names of the fields, the seal's first. */
  readonly fields: readonly string[]
}

export interface GivenSignature {
  readonly bytes: Bytes
  readonly certificate: Bytes
  readonly key: SigningKey
}

let lastObject = 100

const isSealed = (place: number) => place === 0

/** Puts a signature into a field as Plenary does, the first one as the seal. */
export async function signField(
  { subtle, authority, fields }: TestSigning,
  bytes: Bytes,
  place: number,
  {
    names,
    at,
    more = [],
    number: own = fieldNumber(place),
    use = isSealed(place) ? useOfSeal('s1') : useOfField('s1', fields[place] ?? ''),
  }: {
    names: SubjectNames
    at: string
    /** Other objects that an attacker puts into the same increment. */
    more?: readonly (readonly [number, string])[]
    /** Of the field's object, where it is another than the one that waits. */
    number?: number
    /** Of the certificate, where it is another than this signature. */
    use?: string
  },
): Promise<GivenSignature> {
  const isSeal = isSealed(place)
  const key = await makeSigningKey(subtle)
  const certificate = await authority.certify(key.spki, names, use)
  const number = ++lastObject
  const empty = `<${'0'.repeat(ROOM)}>`
  const placeholder = '[0 0000000000 0000000000 0000000000]'
  const reference =
    '/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /V /1.2 /P 2 >> >>]'
  const signature = `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (${pdfTime(at)}) /ByteRange ${placeholder} /Contents ${empty}${isSeal ? ` ${reference}` : ''} >>`
  const references = fields.map((_, each) => `${fieldNumber(each)} 0 R`).join(' ')
  const objects: [number, string][] = [
    [own, field(fields[place] ?? '', place, ` /V ${number} 0 R`)],
    ...(isSeal
      ? [[CATALOG, catalog(references, ` /Perms << /DocMDP ${number} 0 R >>`)] as [number, string]]
      : []),
    [number, signature],
    ...more.map(([each, value]): [number, string] => [each, value]),
  ]
  const prepared = textOfAscii(increment(bytes, objects, previous(bytes)))
  const before = prepared.indexOf(empty, bytes.length)
  const after = before + empty.length
  const range = [0, before, after, prepared.length - after] as const
  const ranged = prepared.replace(
    placeholder,
    `[${range.map((each, index) => (index === 0 ? '0' : String(each).padStart(10, '0'))).join(' ')}]`,
  )
  const digest = await digestOfRange(subtle, asciiBytes(ranged), range)
  const attributes = await signedAttributes(subtle, digest, certificate)
  const raw = await signBytes(subtle, key.privateKey, attributes)
  const cms = hexOf(writeSignedData({ attributes, signature: raw, certificate, root: authority.root }))
  const filled = ranged.slice(0, before + 1) + cms.padEnd(ROOM, '0') + ranged.slice(after - 1)
  return { bytes: asciiBytes(filled), certificate, key }
}

/** An increment that nobody signed: the first page shows other words. */
export function otherPage(bytes: Bytes): Bytes {
  const objects: [number, string][] = [
    [FIRST_PAGE, page(900, '/Annots []')],
    [900, stream('', 'BT /F1 24 Tf 72 700 Td (We surrender) Tj ET')],
  ]
  return increment(bytes, objects, previous(bytes))
}

/** What archiving programs append to a signed file. */
export function withValidationData(bytes: Bytes, fields: readonly string[]): Bytes {
  const references = fields.map((_, each) => `${fieldNumber(each)} 0 R`).join(' ')
  return increment(
    bytes,
    [
      [CATALOG, catalog(references, ' /DSS 901 0 R')],
      [901, '<< /Type /DSS /Certs [] /CRLs [] >>'],
    ],
    previous(bytes),
  )
}
