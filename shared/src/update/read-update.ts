// Reads an update (Yjs, version 1) completely and within bounds, before anything is applied: Yjs itself applies what it
// could read of a truncated update, allocates by claimed counts, and makes subdocuments while it reads.
import * as decoding from 'lib0/decoding'
import { BOUNDS } from '../protocol/frames.ts'
import type { GateCode } from './gate-code.ts'

/** The name of a struct: the `clock`-th character or marker that `client` has made, from 0. */
export interface StructId {
  readonly client: number
  readonly clock: number
}

/** What a struct holds. Everything else that Yjs knows (subdocuments, maps, embeds, JSON, binaries) is refused unread. */
export type StructContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'format'; readonly key: string; readonly value: unknown }
  /** Values that an attribute had in turn: Yjs joins those that one client set one after the other. */
  | { readonly kind: 'attribute'; readonly values: readonly string[] }
  | { readonly kind: 'element'; readonly name: string }
  | { readonly kind: 'xml-text' }
  /** Deleted content whose place is still known. */
  | { readonly kind: 'deleted' }
  /** Deleted content whose place is forgotten. */
  | { readonly kind: 'gone' }
  /** A hole: structs that this update leaves out. */
  | { readonly kind: 'hole' }

/** A struct as it stands in the bytes. Its references are claims: nothing about them has been checked. */
export interface ReadStruct extends StructId {
  readonly length: number
  readonly origin: StructId | null
  readonly rightOrigin: StructId | null
  /** Where neither origin is given: the parent's id, or the name of a root. */
  readonly parent: StructId | string | null
  readonly parentSub: string | null
  readonly content: StructContent
}

/** All structs of one client, without gaps: `structs[0].clock` to `end`. */
export interface ReadBlock {
  readonly client: number
  readonly end: number
  readonly structs: readonly ReadStruct[]
  /** Where each struct begins in the bytes, and where the last one ends. */
  readonly offsets: readonly number[]
}

/** Clocks of one client, the end excluded. */
export interface ClockRange {
  readonly clock: number
  readonly end: number
}

export interface ReadUpdate {
  readonly kind: 'read'
  readonly blocks: readonly ReadBlock[]
  /** The deleted ranges of each client, ascending and apart. */
  readonly deletions: ReadonlyMap<number, readonly ClockRange[]>
}

/** A refusal by the gate. */
export interface GateRefusal {
  readonly kind: 'refused'
  readonly code: GateCode
}

export interface UpdateBounds {
  readonly bytes: number
  readonly structs: number
  readonly clients: number
  /** Deleted ranges. A first sync names every range that was ever deleted. */
  readonly deletions: number
}

/** The bounds of an ordinary update. The first sync of a connection may be as large as a frame: `{ ...UPDATE_BOUNDS, bytes: BOUNDS.frameBytes }`. */
export const UPDATE_BOUNDS: UpdateBounds = {
  bytes: BOUNDS.updateBytes,
  structs: BOUNDS.structsPerUpdate,
  clients: BOUNDS.clientsPerUpdate,
  deletions: 200_000,
}

/** For what has been let in already. */
export const MAX_BOUNDS: UpdateBounds = {
  bytes: Number.POSITIVE_INFINITY,
  structs: Number.POSITIVE_INFINITY,
  clients: Number.POSITIVE_INFINITY,
  deletions: Number.POSITIVE_INFINITY,
}

/** Yjs draws client ids from 32 bits. */
export const MAX_CLIENT = 2 ** 32 - 1
/** Far above what people can type, far below where sums lose precision. */
export const MAX_CLOCK = 2 ** 30

/** Content kinds, parent types and flags of the encoding. */
const STRUCT = { gone: 0, deleted: 1, text: 4, format: 6, type: 7, any: 8, hole: 10 } as const
const UNSUPPORTED_STRUCTS = [2, 3, 5, 9]
const TYPE = { element: 3, xmlText: 6 } as const
const MAX_TYPE = 6
const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_PARENT_SUB = 0x20
const KIND = 0x1f
/** More than anybody renames a clause in one sitting. */
const MAX_VALUES = 10_000
/** The tag of a string in lib0's encoding of plain values. */
const ANY_STRING = 119

class Unacceptable extends Error {
  readonly code: GateCode
  constructor(code: GateCode) {
    super(code)
    this.code = code
  }
}

/**
 * Reads the whole update, or says why not. Never throws, never allocates by a claimed count, keeps no view of `bytes`.
 * Refuses: too much of anything (`update-too-large`), bytes that are not exactly one version 1 update (`malformed`),
 * and content that a declaration never has (`forbidden-structure`).
 */
export function readUpdate(
  bytes: Uint8Array,
  bounds: UpdateBounds = UPDATE_BOUNDS,
): ReadUpdate | GateRefusal {
  if (bytes.length > bounds.bytes) return { kind: 'refused', code: 'update-too-large' }
  try {
    const decoder = decoding.createDecoder(bytes)
    const blocks = readBlocks(decoder, bounds)
    const deletions = readDeletions(decoder, bounds)
    if (decoding.hasContent(decoder)) throw new Unacceptable('malformed')
    return { kind: 'read', blocks, deletions }
  } catch (error) {
    // lib0 throws errors of its own where bytes end too early, a number is too large, or a string is not UTF-8.
    return { kind: 'refused', code: error instanceof Unacceptable ? error.code : 'malformed' }
  }
}

function readBlocks(decoder: decoding.Decoder, bounds: UpdateBounds): ReadBlock[] {
  const clients = new Map<number, ReadBlock>()
  let structsLeft = bounds.structs
  for (let left = readCount(decoder, bounds.clients); left > 0; left--) {
    const count = readCount(decoder, structsLeft)
    if (count === 0) throw new Unacceptable('malformed')
    structsLeft -= count
    const client = readClient(decoder, clients)
    let end = readClock(decoder)
    const structs: ReadStruct[] = []
    const offsets = [decoder.pos]
    for (let read = 0; read < count; read++) {
      const struct = readStruct(decoder, client, end)
      structs.push(struct)
      offsets.push(decoder.pos)
      end += struct.length
      if (struct.length === 0 || end > MAX_CLOCK) throw new Unacceptable('malformed')
    }
    clients.set(client, { client, end, structs, offsets })
  }
  return [...clients.values()]
}

function readStruct(decoder: decoding.Decoder, client: number, clock: number): ReadStruct {
  const info = readByte(decoder)
  const kind = info & KIND
  if (kind === STRUCT.gone || kind === STRUCT.hole) {
    const content = { kind: kind === STRUCT.gone ? 'gone' : 'hole' } as const
    const length = readClock(decoder)
    return { client, clock, length, origin: null, rightOrigin: null, parent: null, parentSub: null, content }
  }
  const origin = info & HAS_ORIGIN ? readId(decoder) : null
  const rightOrigin = info & HAS_RIGHT_ORIGIN ? readId(decoder) : null
  const hasParent = origin === null && rightOrigin === null
  const parent = hasParent ? readParent(decoder) : null
  const parentSub = hasParent && info & HAS_PARENT_SUB ? decoding.readVarString(decoder) : null
  if (kind === STRUCT.deleted) {
    const length = readClock(decoder)
    return { client, clock, length, origin, rightOrigin, parent, parentSub, content: { kind: 'deleted' } }
  }
  const content = readContent(decoder, kind)
  return { client, clock, length: lengthOf(content), origin, rightOrigin, parent, parentSub, content }
}

function readContent(decoder: decoding.Decoder, kind: number): StructContent {
  switch (kind) {
    case STRUCT.text:
      return { kind: 'text', text: decoding.readVarString(decoder) }
    case STRUCT.format: {
      const key = decoding.readVarString(decoder)
      return { kind: 'format', key, value: JSON.parse(decoding.readVarString(decoder)) }
    }
    case STRUCT.type:
      return readType(decoder)
    case STRUCT.any:
      return { kind: 'attribute', values: readStrings(decoder) }
    default:
      throw new Unacceptable(UNSUPPORTED_STRUCTS.includes(kind) ? 'forbidden-structure' : 'malformed')
  }
}

function lengthOf(content: StructContent): number {
  if (content.kind === 'text') return content.text.length
  return content.kind === 'attribute' ? content.values.length : 1
}

/** The only plain values in a declaration are attributes, and those are strings. */
function readStrings(decoder: decoding.Decoder): string[] {
  const strings: string[] = []
  for (let left = readCount(decoder, MAX_VALUES); left > 0; left--) {
    if (readByte(decoder) !== ANY_STRING) throw new Unacceptable('forbidden-structure')
    strings.push(decoding.readVarString(decoder))
  }
  return strings
}

function readType(decoder: decoding.Decoder): StructContent {
  const type = decoding.readVarUint(decoder)
  if (type === TYPE.element) return { kind: 'element', name: decoding.readVarString(decoder) }
  if (type === TYPE.xmlText) return { kind: 'xml-text' }
  throw new Unacceptable(type <= MAX_TYPE ? 'forbidden-structure' : 'malformed')
}

function readDeletions(decoder: decoding.Decoder, bounds: UpdateBounds): Map<number, ClockRange[]> {
  const deletions = new Map<number, ClockRange[]>()
  let rangesLeft = bounds.deletions
  for (let left = readCount(decoder, rangesLeft); left > 0; left--) {
    const client = readClient(decoder, deletions)
    const count = readCount(decoder, rangesLeft)
    if (count === 0) throw new Unacceptable('malformed')
    rangesLeft -= count
    const ranges: ClockRange[] = []
    let reached = -1
    for (let read = 0; read < count; read++) {
      const clock = readClock(decoder)
      const end = clock + readClock(decoder)
      if (clock <= reached || end === clock || end > MAX_CLOCK) throw new Unacceptable('malformed')
      ranges.push({ clock, end })
      reached = end - 1
    }
    deletions.set(client, ranges)
  }
  return deletions
}

/** A count of things that take two bytes or more each: one that the rest of the bytes cannot hold is a lie. */
function readCount(decoder: decoding.Decoder, most: number): number {
  const count = decoding.readVarUint(decoder)
  if (count * 2 > decoder.arr.length - decoder.pos) throw new Unacceptable('malformed')
  if (count > most) throw new Unacceptable('update-too-large')
  return count
}

function readClient(decoder: decoding.Decoder, seen: ReadonlyMap<number, unknown>): number {
  const client = decoding.readVarUint(decoder)
  if (client > MAX_CLIENT || seen.has(client)) throw new Unacceptable('malformed')
  return client
}

function readClock(decoder: decoding.Decoder): number {
  const clock = decoding.readVarUint(decoder)
  if (clock > MAX_CLOCK) throw new Unacceptable('malformed')
  return clock
}

function readId(decoder: decoding.Decoder): StructId {
  const client = decoding.readVarUint(decoder)
  if (client > MAX_CLIENT) throw new Unacceptable('malformed')
  return { client, clock: readClock(decoder) }
}

function readParent(decoder: decoding.Decoder): StructId | string {
  const isRoot = decoding.readVarUint(decoder)
  if (isRoot > 1) throw new Unacceptable('malformed')
  return isRoot === 1 ? decoding.readVarString(decoder) : readId(decoder)
}

/** lib0's `readUint8` reads on beyond the end without a word. */
function readByte(decoder: decoding.Decoder): number {
  const byte = decoder.arr[decoder.pos++]
  if (byte === undefined) throw new Unacceptable('malformed')
  return byte
}
