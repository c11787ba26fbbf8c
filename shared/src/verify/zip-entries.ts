// Reads a zip (APPNOTE 6.3): the entries of its directory, unpacked. Only what a bundle is made of: no encryption, no zip64, one part.
import { textOfUtf8 } from '../signing/bytes.ts'
import type { Bytes } from '../signing/subtle.ts'
import type { VerifySurroundings } from './surroundings.ts'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const LONGEST_FILE = 200_000_000
const LONGEST_ZIP = 400_000_000

interface Entry {
  readonly path: string
  readonly method: number
  readonly packedSize: number
  readonly size: number
  readonly at: number
}

export function isZip(bytes: Bytes): boolean {
  return bytes.length > 22 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) === LOCAL
}

/** By path. Undefined where it is no such zip, or one that names a path twice. */
export async function readZip(
  { inflate }: VerifySurroundings,
  bytes: Bytes,
): Promise<ReadonlyMap<string, Bytes> | undefined> {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    const entries = readDirectory(bytes, view)
    const total = entries.reduce((sum, { size }) => sum + size, 0)
    if (total > LONGEST_ZIP || entries.some(({ size }) => size > LONGEST_FILE)) return undefined
    const files = new Map<string, Bytes>()
    for (const entry of entries) {
      if (files.has(entry.path)) return undefined
      files.set(entry.path, await unpack(inflate, bytes, view, entry))
    }
    return files
  } catch {
    // Outside of the bytes, or not packed as it says.
    return undefined
  }
}

function readDirectory(bytes: Bytes, view: DataView): Entry[] {
  const end = findEnd(view)
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new RangeError('no entry')
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true))
    const path = textOfUtf8(bytes.subarray(at + 46, at + 46 + (name ?? 0)))
    if (path === undefined) throw new RangeError('no path')
    entries.push({
      path,
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return entries.filter(({ path }) => !path.endsWith('/'))
}

/** A comment of up to 65,535 bytes may follow it. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 65_535)
  for (let at = view.byteLength - 22; at >= first; at -= 1) if (view.getUint32(at, true) === END) return at
  throw new RangeError('no end')
}

async function unpack(
  inflate: VerifySurroundings['inflate'],
  bytes: Bytes,
  view: DataView,
  { method, packedSize, size, at }: Entry,
): Promise<Bytes> {
  if (view.getUint32(at, true) !== LOCAL) throw new RangeError('no file')
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + packedSize > bytes.length) throw new RangeError('ends early')
  const packed = bytes.slice(start, start + packedSize)
  const unpacked = method === 0 ? packed : method === 8 ? await inflate(packed, 'raw', size) : undefined
  if (unpacked?.length !== size) throw new RangeError('another length')
  return unpacked
}
