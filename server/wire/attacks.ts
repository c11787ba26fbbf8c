// What a hostile participant can send to a Yjs server, each with what the attack must not achieve. The attacks know
// a URL, a cookie and the victim's client id (which presence tells everybody), nothing of our code.
import { connect } from 'node:net'
import * as Y from 'yjs'
import {
  claimOfMillions,
  FRAME_WITH_RESERVED_BIT,
  foreignRoot,
  largeText,
  nested,
  pendingDelete,
  pendingStruct,
  poisonedClock,
  protoKeys,
  script,
  truncated,
} from './hostile-bytes.ts'
import type { Target } from './target.ts'
import { awarenessFrame, clauseText, syncFrame, WireClient } from './wire-client.ts'

export interface AttackContext {
  target: Target
  textId: string
  /** Of the attacker, who is a legitimate participant. */
  cookie: string
  /** The client id of the victim's present document, and how far it has written. */
  victim: { clientId: number; clock: number }
}

export interface Attack {
  name: string
  /** Runs the attack once and ends when the server has answered it. */
  run(context: AttackContext): Promise<void>
}

/** Sends an update made from the attacker's synced copy; the server must close the connection with a final code. */
function byUpdate(name: string, make: (doc: Y.Doc, context: AttackContext) => Uint8Array): Attack {
  return {
    name,
    run: async (context) => {
      const attacker = new WireClient(context)
      await attacker.synced()
      attacker.sendUpdate(make(attacker.doc, context))
      await mustBeClosed(attacker)
    },
  }
}

async function mustBeClosed(attacker: WireClient): Promise<void> {
  await attacker.ended()
  const code = attacker.closed?.code ?? 0
  const isFinal = (code >= 4400 && code < 4500) || (code >= 1002 && code <= 1009)
  if (!isFinal) throw new Error(`closed with ${code}, which makes a stock client try again`)
}

export const attacks: readonly Attack[] = [
  byUpdate('poisoned clock under the victim’s client id', (_, { victim }) =>
    poisonedClock(victim.clientId, victim.clock),
  ),
  byUpdate('poisoned clock under an unused client id of nobody', () => poisonedClock(4_242_424_242, 0)),
  byUpdate('delete range beyond what the victim wrote', (_, { victim }) =>
    pendingDelete(victim.clientId, victim.clock),
  ),
  byUpdate('truncated update', (doc) => truncated(typed(doc, 'cut off'))),
  byUpdate('trailing bytes', (doc) => new Uint8Array([...typed(doc, 'tail'), 1, 2, 3])),
  byUpdate('text under the victim’s client id', (doc, { victim }) => typed(doc, 'forged words', victim)),
  byUpdate('claim of twenty million structs in V2', (doc) => claimOfMillions(doc.clientID)),
  byUpdate('five thousand nested elements', (doc) => nested(doc, 5_000)),
  byUpdate('__proto__ as an attribute', (doc) => protoKeys(doc)),
  byUpdate('a script element', (doc) => script(doc)),
  byUpdate('a root of another name', () => foreignRoot()),
  byUpdate('all containers deleted', (doc) => withoutContainers(doc)),
  byUpdate('eight megabytes in one update', (doc) => largeText(doc, 8_000_000)),
  {
    name: 'three thousand updates that wait for something that never comes',
    run: async (context) => {
      const attacker = new WireClient(context)
      await attacker.synced()
      for (let index = 0; index < 3_000; index += 1) attacker.sendUpdate(pendingStruct(1_000_000 + index))
      await attacker.heard()
      await attacker.close()
    },
  },
  {
    name: 'a frame with a reserved bit set',
    run: async ({ target, textId, cookie }) => {
      const { hostname, port } = new URL(target.url)
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), hostname, () => {
          const request = [
            `GET /sync/${textId} HTTP/1.1`,
            `Host: ${hostname}:${port}`,
            'Connection: Upgrade',
            'Upgrade: websocket',
            'Sec-WebSocket-Version: 13',
            'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
            `Origin: ${target.url}`,
            `Cookie: ${cookie}`,
          ]
          socket.write(`${request.join('\r\n')}\r\n\r\n`)
        })
        socket.once('data', () => socket.write(FRAME_WITH_RESERVED_BIT))
        socket.once('close', () => resolve())
        socket.once('error', () => resolve())
      })
    },
  },
  {
    name: 'garbage frames of every first byte',
    run: async (context) => {
      for (let type = 0; type < 256; type += 1) {
        if (type === 0 || type === 1 || type === 3) continue
        const attacker = new WireClient(context)
        await attacker.until('the socket', () => attacker.isOpen() || attacker.closed !== undefined)
        attacker.send(new Uint8Array([type, 255, 255, 255]))
        attacker.send(new Uint8Array([0, type, 3, 1, 2, 3]))
        attacker.socket.close()
        await attacker.ended()
        if (type > 24 && type % 32 !== 0) type += 7
      }
    },
  },
  {
    name: 'presence for the victim’s client id',
    run: async (context) => {
      const attacker = new WireClient(context)
      await attacker.synced()
      const { clientId } = context.victim
      attacker.send(
        awarenessFrame(
          clientId,
          2 ** 30,
          JSON.stringify({ user: { name: 'spoofed', color: 'red;background:url(//evil)' } }),
        ),
      )
      attacker.send(awarenessFrame(clientId, 2 ** 30 + 1, 'null'))
      await attacker.heard()
      await attacker.close()
    },
  },
  {
    name: 'a megabyte of presence',
    run: async (context) => {
      const attacker = new WireClient(context)
      await attacker.synced()
      attacker.send(
        awarenessFrame(
          attacker.doc.clientID,
          1,
          JSON.stringify({ cursor: null, note: 'x'.repeat(1_000_000) }),
        ),
      )
      attacker.socket.close()
      await attacker.ended()
    },
  },
  {
    name: 'a state vector of a hundred thousand invented clients',
    run: async (context) => {
      const attacker = new WireClient(context)
      await attacker.until('the socket', () => attacker.isOpen())
      const vector = new Map(Array.from({ length: 100_000 }, (_, index) => [index + 1, 5]))
      attacker.send(syncFrame(0, Y.encodeStateVector(vector)))
      await mustBeClosed(attacker)
    },
  },
]

/** An honest-looking update that types into the first clause, optionally under somebody else's client id. */
export function typed(doc: Y.Doc, words: string, as?: { clientId: number; clock: number }): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  if (as) copy.clientID = as.clientId
  const before = Y.encodeStateVector(copy)
  const text = clauseText(copy, 0)
  text.insert(text.length, words)
  return Y.encodeStateAsUpdate(copy, before)
}

function withoutContainers(doc: Y.Doc): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(copy)
  const fragment = copy.getXmlFragment('declaration')
  fragment.delete(0, fragment.length)
  return Y.encodeStateAsUpdate(copy, before)
}
