// Brings a document back from its log. A server forgets what lies below something deleted, and puts what comes there later
// nowhere. In one transaction nothing is forgotten: Yjs would look for the place of each such struct, step by step.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { IntegrationOrder } from './integration-order.ts'
import type { YType } from './new-struct.ts'
import { MAX_BOUNDS, type ReadBlock, type ReadStruct, readUpdate } from './read-update.ts'

/** Applies a log, whose updates were let in one after the other, in one transaction: the text as it stood on the server. */
export function replay(doc: Y.Doc, log: readonly Uint8Array[]): void {
  doc.transact(() => {
    for (const update of log) Y.applyUpdate(doc, withoutHidden(doc, update))
  })
}

/** The update with what would land below something deleted as Yjs writes it once it is forgotten: nothing but a length. */
function withoutHidden(doc: Y.Doc, bytes: Uint8Array): Uint8Array {
  if (doc.store.clients.size === 0) return bytes
  const update = readUpdate(bytes, MAX_BOUNDS)
  if (update.kind !== 'read') return bytes
  const hidden = findHidden(new IntegrationOrder<ReadStruct>(doc, update))
  return hidden.size === 0 ? bytes : rewrite(bytes, update.blocks, hidden)
}

function findHidden(order: IntegrationOrder<ReadStruct>): Set<ReadStruct> {
  const hidden = new Set<ReadStruct>()
  const isHidden = (target: Y.Item | Y.GC | ReadStruct) => {
    if (target instanceof Y.GC) return true
    return target instanceof Y.Item ? isDead(target.parent as YType) : hidden.has(target)
  }
  const isBelow = (target: Y.Item | Y.GC | ReadStruct) => {
    const type = target instanceof Y.Item && target.content instanceof Y.ContentType && target.content.type
    return type ? isDead(type as YType) : isHidden(target)
  }
  order.walk((struct, reached) => {
    if (struct.clock + struct.length <= reached) return undefined
    const { origin, rightOrigin, parent, content } = struct
    const neighbours = [origin, rightOrigin].filter((id) => id !== null)
    const lands =
      neighbours.some((id) => isHidden(order.find(id))) ||
      (parent !== null && typeof parent !== 'string' && isBelow(order.find(parent)))
    if (lands && content.kind !== 'gone' && content.kind !== 'hole') hidden.add(struct)
    return struct
  })
  return hidden
}

function isDead(type: YType): boolean {
  return type._item?.deleted ?? false
}

function rewrite(
  bytes: Uint8Array,
  blocks: readonly ReadBlock[],
  hidden: ReadonlySet<ReadStruct>,
): Uint8Array {
  const encoder = encoding.createEncoder()
  let kept = 0
  for (const { structs, offsets } of blocks) {
    for (const [index, struct] of structs.entries()) {
      if (!hidden.has(struct)) continue
      encoding.writeUint8Array(encoder, bytes.subarray(kept, offsets[index]))
      encoding.writeUint8(encoder, 0)
      encoding.writeVarUint(encoder, struct.length)
      kept = offsets[index + 1] ?? bytes.length
    }
  }
  encoding.writeUint8Array(encoder, bytes.subarray(kept))
  return encoding.toUint8Array(encoder)
}
