// Reads a Word document as Word does when all of its tracked changes are accepted, or all are rejected.
import { inflateRawSync } from 'node:zlib'
import { childNamed, elementsIn, isWithin, parseXml, textOf, type XmlElement } from './parse-xml.ts'

/** The files of a zip archive, by name. */
export function unzip(bytes: Uint8Array): ReadonlyMap<string, string> {
  const zip = Buffer.from(bytes)
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'))
  let at = zip.readUInt32LE(end + 16)
  const files = new Map<string, string>()
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)]
    const [name, extra, comment] = [
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ]
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const content = zip.subarray(start, start + size)
    const path = zip.toString('utf8', at + 46, at + 46 + name)
    files.set(path, (method === 0 ? content : inflateRawSync(content)).toString('utf8'))
    at += 46 + name + extra + comment
  }
  return files
}

export interface ReadRun {
  text: string
  readonly marks: readonly string[]
}

type Settling = 'accept' | 'reject'

/** The paragraphs of the body, each with its runs; neighbours with equal marks are one. */
export function readDocx(bytes: Uint8Array, settling: Settling): ReadRun[][] {
  const files = unzip(bytes)
  const body = parseXml(files.get('word/document.xml') ?? '')
  const links = linksIn(files.get('word/_rels/document.xml.rels') ?? '')
  const paragraphs: ReadRun[][] = []
  let open: ReadRun[] = []
  for (const paragraph of elementsIn(body, 'w:p')) {
    for (const run of elementsIn(paragraph, 'w:r')) addRun(open, run, settling, links)
    if (isMarkGone(paragraph, settling)) continue
    paragraphs.push(open)
    open = []
  }
  return open.length > 0 ? [...paragraphs, open] : paragraphs
}

function addRun(
  open: ReadRun[],
  run: XmlElement,
  settling: Settling,
  links: ReadonlyMap<string, string>,
): void {
  if (isWithin(run, settling === 'accept' ? 'w:del' : 'w:ins')) return
  const text = [...elementsIn(run, 'w:t'), ...elementsIn(run, 'w:delText')].map(textOf).join('')
  if (text === '') return
  const marks = [...formatOf(run, settling), ...linkAround(run, links)]
  const last = open.at(-1)
  if (last && last.marks.join() === marks.join()) last.text += text
  else open.push({ text, marks })
}

function formatOf(run: XmlElement, settling: Settling): string[] {
  const own = childNamed(run, 'w:rPr')
  const change = own && childNamed(own, 'w:rPrChange')
  const properties = settling === 'reject' && change ? childNamed(change, 'w:rPr') : own
  return ['w:b', 'w:i'].filter((name) => properties && childNamed(properties, name))
}

function isMarkGone(paragraph: XmlElement, settling: Settling): boolean {
  const properties = childNamed(paragraph, 'w:pPr')
  const mark = properties && childNamed(properties, 'w:rPr')
  return mark !== undefined && childNamed(mark, settling === 'accept' ? 'w:del' : 'w:ins') !== undefined
}

function linkAround({ name, attributes, parent }: XmlElement, links: ReadonlyMap<string, string>): string[] {
  if (name === 'w:hyperlink') {
    const [target = '', anchor] = [links.get(attributes.get('r:id') ?? ''), attributes.get('w:anchor')]
    return [anchor === undefined ? target : `${target}#${anchor}`]
  }
  return parent ? linkAround(parent, links) : []
}

function linksIn(relations: string): ReadonlyMap<string, string> {
  const all = elementsIn(parseXml(relations), 'Relationship')
  return new Map(all.map(({ attributes }) => [attributes.get('Id') ?? '', attributes.get('Target') ?? '']))
}
