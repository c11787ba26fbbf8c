// Reads a zip (APPNOTE 6.3): the entries of its directory, unpacked. Only what a bundle is made of: no encryption, no zip64, one part, and
// nothing beside its entries, which programs that read it from its beginning would unpack.
import { equalBytes, textOfUtf8 } from '../signing/bytes.ts'
import type { Bytes } from '../signing/subtle.ts'
import type { VerifySurroundings } from './surroundings.ts'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const DESCRIPTOR = 0x08074b50
const LONGEST_FILE = 200_000_000
const LONGEST_ZIP = 400_000_000
const MOST_FILES = 20_000

interface Entry {
  readonly path: string
  /** As it is written. */
  readonly name: Bytes
  readonly flags: number
  readonly method: number
  readonly packedSize: number
  readonly size: number
  readonly at: number
}

export function isZip(bytes: Bytes): boolean {
  return bytes.length > 22 && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) === LOCAL
}

export interface ZipDirectory {
  readonly paths: readonly string[]
  /** By path. Undefined where one is not packed as the directory says, or becomes too long. */
  unpack(): Promise<ReadonlyMap<string, Bytes> | undefined>
}

/** Undefined where it is no such zip, or one that names a path twice. */
export function readZip({ inflate }: VerifySurroundings, bytes: Bytes): ZipDirectory | undefined {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    const { entries, start } = readDirectory(bytes, view)
    const paths = entries.map(({ path }) => path)
    if (!fillsAll(bytes, view, entries, start) || new Set(paths).size < paths.length) return undefined
    const files = entries.filter((entry) => !isFolderOf(entry, paths))
    const unpack = () => unpackAll(files, (entry) => unpackEntry(inflate, bytes, view, entry))
    return { paths: files.map(({ path }) => path), unpack }
  } catch {
    // Outside of the bytes.
    return undefined
  }
}

/** As zip programs write one beside the files in it. */
function isFolderOf({ path, size }: Entry, paths: readonly string[]): boolean {
  return path.endsWith('/') && size === 0 && paths.some((each) => each !== path && each.startsWith(path))
}

async function unpackAll(
  entries: readonly Entry[],
  unpack: (entry: Entry) => Promise<Bytes>,
): Promise<ReadonlyMap<string, Bytes> | undefined> {
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  const isTooLarge = total > LONGEST_ZIP || entries.some(({ size }) => size > LONGEST_FILE)
  if (isTooLarge || entries.length > MOST_FILES) return undefined
  const files = new Map<string, Bytes>()
  try {
    for (const entry of entries) files.set(entry.path, await unpack(entry))
    return files
  } catch {
    return undefined
  }
}

/** In the order in which they stand in the file, and where the directory begins. */
function readDirectory(bytes: Bytes, view: DataView): { entries: Entry[]; start: number } {
  const end = findEnd(view)
  const entries: Entry[] = []
  const start = view.getUint32(end + 16, true)
  let at = start
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new RangeError('no entry')
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true))
    const written = bytes.subarray(at + 46, at + 46 + (name ?? 0))
    const path = textOfUtf8(written)
    if (path === undefined) throw new RangeError('no path')
    entries.push({
      path,
      name: written,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  if (at !== end) throw new RangeError('a gap before the end')
  return { entries: entries.toSorted((one, other) => one.at - other.at), start }
}

const ENCRYPTED = 1
const SIZES_FOLLOW = 8

/** Each behind the one before, from the first byte to the directory, under the name that the directory gives it. */
function fillsAll(bytes: Bytes, view: DataView, entries: readonly Entry[], directory: number): boolean {
  let next = 0
  for (const { at, name, flags, packedSize } of entries) {
    const length = view.getUint16(at + 26, true)
    const isSame = equalBytes(bytes.subarray(at + 30, at + 30 + length), name)
    if (at !== next || !isSame || (flags & ENCRYPTED) !== 0) return false
    next = at + 30 + length + view.getUint16(at + 28, true) + packedSize
    if ((flags & SIZES_FOLLOW) !== 0) next += view.getUint32(next, true) === DESCRIPTOR ? 16 : 12
  }
  return next === directory
}

/** It is the last thing in the file: behind it another end could stand in a comment. */
function findEnd(view: DataView): number {
  const at = view.byteLength - 22
  if (view.getUint32(at, true) !== END || view.getUint16(at + 20, true) !== 0) throw new RangeError('no end')
  return at
}

async function unpackEntry(
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
