// The signatures in a PDF's increments, as the file itself describes them; nothing of it is believed yet.
import type { ByteRange } from '../signing/byte-range.ts'
import { asciiBytes } from '../signing/bytes.ts'
import type { Bytes } from '../signing/subtle.ts'
import type { PdfRevision } from './pdf-revisions.ts'
import { type PdfDictionary, type PdfValue, wordsOf } from './pdf-values.ts'

export interface PdfSignature {
  /** Of its object. */
  readonly number: number
  readonly entries: PdfDictionary
  readonly byteRange: ByteRange | null
  /** Where the hexadecimal digits stand, < and > included. */
  readonly hole: { readonly start: number; readonly end: number } | null
  /** What stands in the hole. */
  readonly contents: Bytes
  /** Whether it says that another program made it, in another way than Plenary does. */
  readonly isForeign: boolean
  /** In UTC, as `2010-11-08T11:25:00.000Z`; empty where it does not say, or otherwise. */
  readonly at: string
}

/** Every dictionary with a byte range counts as one, whatever it calls itself. */
export function signaturesIn(revision: PdfRevision): PdfSignature[] {
  return [...revision.objects.values()].flatMap(({ number, value }) =>
    value.kind === 'dictionary' && value.entries.has('ByteRange')
      ? [readSignature(number, value.entries)]
      : [],
  )
}

function readSignature(number: number, entries: PdfDictionary): PdfSignature {
  const contents = entries.get('Contents')
  const hole = contents?.kind === 'string' ? { start: contents.start, end: contents.end } : null
  return {
    number,
    entries,
    byteRange: byteRangeOf(entries.get('ByteRange')),
    hole,
    contents: asciiBytes(contents?.kind === 'string' ? contents.text : ''),
    isForeign: isForeign(entries.get('SubFilter')),
    at: momentOf(entries.get('M')),
  }
}

function byteRangeOf(value: PdfValue | undefined): ByteRange | null {
  const items = value?.kind === 'array' ? value.items : []
  const [start, before, after, rest, ...more] = items.map((item) =>
    item.kind === 'number' ? item.number : -1,
  )
  if (start === undefined || before === undefined || after === undefined || rest === undefined) return null
  return more.length === 0 ? [start, before, after, rest] : null
}

function momentOf(value: PdfValue | undefined): string {
  const text = value?.kind === 'string' ? wordsOf(value.text) : ''
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z(?:00'?00'?)?|([+-])(\d\d)'?(\d\d)'?)$/.exec(
    text,
  )
  if (!parts) return ''
  const [, year, month, day, hour, minute, second, sign, hours = '0', minutes = '0'] = parts
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`)
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
  return Number.isNaN(local) ? '' : new Date(local - offset).toISOString()
}

function isForeign(value: PdfValue | undefined): boolean {
  return value?.kind !== 'name' || value.name !== 'ETSI.CAdES.detached'
}
