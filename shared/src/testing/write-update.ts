// Writes updates by hand, also those that no editor makes: the counterpart of `readUpdate`, without its checks.
import * as encoding from 'lib0/encoding'
import type { StructContent, StructId } from '../update/read-update.ts'

/** Content that `readUpdate` does not know: Yjs' number of it, and its bytes. */
export interface RawContent {
  readonly kind: 'raw'
  readonly ref: number
  readonly bytes: readonly number[]
}

export interface HandMadeStruct {
  readonly content: StructContent | RawContent
  readonly origin?: StructId | null
  readonly rightOrigin?: StructId | null
  readonly parent?: StructId | string | null
  readonly parentSub?: string | null
  /** Of content that does not say it: deleted, gone and holes. */
  readonly length?: number
}

export interface HandMadeBlock {
  readonly client: number
  readonly clock: number
  readonly structs: readonly HandMadeStruct[]
  /** The number of structs that is claimed, if not the true one. */
  readonly claimed?: number
}

export interface HandMadeDeletion {
  readonly client: number
  /** Pairs of clock and length. */
  readonly ranges: readonly (readonly [clock: number, length: number])[]
}

export function writeUpdate(
  blocks: readonly HandMadeBlock[],
  deletions: readonly HandMadeDeletion[] = [],
): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, blocks.length)
    for (const { client, clock, structs, claimed = structs.length } of blocks) {
      for (const number of [claimed, client, clock]) encoding.writeVarUint(encoder, number)
      for (const struct of structs) writeStruct(encoder, struct)
    }
    encoding.writeVarUint(encoder, deletions.length)
    for (const { client, ranges } of deletions) {
      for (const number of [client, ranges.length, ...ranges.flat()]) encoding.writeVarUint(encoder, number)
    }
  })
}

const REFS = {
  gone: 0,
  deleted: 1,
  text: 4,
  format: 6,
  element: 7,
  'xml-text': 7,
  attribute: 8,
  hole: 10,
} as const

function writeStruct(encoder: encoding.Encoder, struct: HandMadeStruct): void {
  const { content, origin = null, rightOrigin = null, parent = null, parentSub = null, length = 1 } = struct
  const ref = content.kind === 'raw' ? content.ref : REFS[content.kind]
  if (content.kind === 'gone' || content.kind === 'hole') {
    encoding.writeUint8(encoder, ref)
    encoding.writeVarUint(encoder, length)
    return
  }
  encoding.writeUint8(
    encoder,
    ref | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (parentSub === null ? 0 : 0x20),
  )
  if (origin) writeId(encoder, origin)
  if (rightOrigin) writeId(encoder, rightOrigin)
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0)
    if (typeof parent === 'string') encoding.writeVarString(encoder, parent)
    else writeId(encoder, parent ?? { client: 0, clock: 0 })
    if (parentSub !== null) encoding.writeVarString(encoder, parentSub)
  }
  writeContent(encoder, content, length)
}

function writeContent(encoder: encoding.Encoder, content: StructContent | RawContent, length: number): void {
  switch (content.kind) {
    case 'raw':
      for (const byte of content.bytes) encoding.writeUint8(encoder, byte)
      return
    case 'deleted':
      encoding.writeVarUint(encoder, length)
      return
    case 'text':
      encoding.writeVarString(encoder, content.text)
      return
    case 'format':
      encoding.writeVarString(encoder, content.key)
      encoding.writeVarString(encoder, JSON.stringify(content.value))
      return
    case 'attribute':
      encoding.writeVarUint(encoder, content.values.length)
      for (const value of content.values) encoding.writeAny(encoder, value)
      return
    case 'element':
      encoding.writeVarUint(encoder, 3)
      encoding.writeVarString(encoder, content.name)
      return
    case 'xml-text':
      encoding.writeVarUint(encoder, 6)
      return
    default:
      throw new Error(`${content.kind} has no content`)
  }
}

function writeId(encoder: encoding.Encoder, { client, clock }: StructId): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}
