// Who may send what on the socket, in every state of a declaration: the real server, over its port.
import { DECLARATION_STATES, type DeclarationState } from '@plenary/shared/access/roles'
import { CLOSE, FRAME, SYNC } from '@plenary/shared/protocol/frames'
import { encodeMessage } from '@plenary/shared/protocol/messages'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { awarenessFrame, syncFrame, type WireClient } from '../../wire/wire-client.ts'
import { openStage, type Stage } from '../testing/access-stage.ts'
import { WHO, type Who } from '../testing/expected-answers.ts'
import {
  documentFrame,
  openSocketGuests,
  outcomeOfEdit,
  type SocketGuests,
} from '../testing/socket-guests.ts'
import { WORD } from '../testing/subject.ts'

type Message = Exclude<keyof typeof FRAME, 'sync'> | `sync ${keyof typeof SYNC}`

/** What comes of joining: the text, or the code with which the socket is closed. In every state. */
const JOINING: Record<Who, 'in' | number> = {
  anonymous: CLOSE.signedOut,
  revoked: CLOSE.signedOut,
  otherPlenaryHead: CLOSE.notFound,
  observer: 'in',
  viewer: 'in',
  drafter: 'in',
  head: 'in',
  otherCityHead: 'in',
  secretariat: 'in',
}
const AT_THE_TEXT = ['observer', 'viewer', 'drafter', 'head', 'otherCityHead', 'secretariat'] as const
type AtTheText = (typeof AT_THE_TEXT)[number]

/** What the sender sees of it: an answer, the code of a refusal, or the code with which the socket is closed. */
type Outcome = 'answered' | 'durable' | 'shown' | 'read-only' | 'closed' | typeof CLOSE.malformed
type Outcomes = Record<DeclarationState, Outcome>
type Row = Record<AtTheText, Outcomes>

const whatever = (outcome: Outcome): Outcomes => ({
  drafting: outcome,
  closed: outcome,
  adopted: outcome,
  signing: outcome,
  signed: outcome,
})
const whileDrafting: Outcomes = {
  drafting: 'durable',
  closed: 'closed',
  adopted: 'closed',
  signing: 'closed',
  signed: 'closed',
}
const row = (observer: Outcomes, viewer: Outcomes, others: Outcomes): Row => ({
  observer,
  viewer,
  drafter: others,
  head: others,
  otherCityHead: others,
  secretariat: others,
})
const everybody = (outcome: Outcome) => row(whatever(outcome), whatever(outcome), whatever(outcome))
const writers = row(whatever('read-only'), whatever('read-only'), whileDrafting)

/** Every message that the protocol knows, sent by a client: one that is missing here does not compile. */
const SENT: Record<Message, Row> = {
  'sync step1': everybody('answered'),
  'sync step2': writers,
  'sync update': writers,
  awareness: everybody('shown'),
  auth: everybody(CLOSE.malformed),
  queryAwareness: everybody('answered'),
  refused: everybody(CLOSE.malformed),
  acknowledged: everybody(CLOSE.malformed),
  factChanged: everybody(CLOSE.malformed),
}

/** Whom the server sends it to, while somebody joins, is present, writes, and a fact changes. */
const TOLD: Record<Message, 'everybody' | 'our clients' | 'who wrote in vain' | 'nobody'> = {
  'sync step1': 'everybody',
  'sync step2': 'everybody',
  'sync update': 'everybody',
  awareness: 'everybody',
  auth: 'nobody',
  queryAwareness: 'nobody',
  refused: 'who wrote in vain',
  acknowledged: 'our clients',
  factChanged: 'our clients',
}

/** As the bytes that this client sends. */
const BYTES: Record<Message, (client: WireClient) => Uint8Array> = {
  'sync step1': ({ doc }) => syncFrame(SYNC.step1, Y.encodeStateVector(doc)),
  'sync step2': (client) => documentFrame(client, SYNC.step2),
  'sync update': (client) => documentFrame(client, SYNC.update),
  awareness: ({ doc }) => awarenessFrame(doc.clientID, 1, '{"clause":null}'),
  auth: () => bare(FRAME.auth),
  queryAwareness: () => bare(FRAME.queryAwareness),
  refused: () => encodeMessage({ type: 'refused', code: 'locked', frame: 1, clauses: [], locked: [] }),
  acknowledged: () => encodeMessage({ type: 'acknowledged', frame: 1, at: 0 }),
  factChanged: () => encodeMessage({ type: 'fact-changed', fact: 'locks' }),
}
const MESSAGES = Object.keys(SENT) as Message[]

const bare = (type: number) => encoding.encode((encoder) => encoding.writeVarUint(encoder, type))

function messageIn(frame: Uint8Array): Message {
  const decoder = decoding.createDecoder(frame)
  const nameOf = (values: Record<string, number>, value: number) =>
    Object.keys(values).find((name) => values[name] === value)
  const type = nameOf(FRAME, decoding.readVarUint(decoder))
  return (type === 'sync' ? `sync ${nameOf(SYNC, decoding.readVarUint(decoder))}` : type) as Message
}

describe.each(DECLARATION_STATES.map((state) => ({ state })))('while $state', ({ state }) => {
  let stage: Stage
  let sockets: SocketGuests
  beforeAll(async () => {
    stage = await openStage(state)
    sockets = await openSocketGuests(stage)
  })
  afterEach(() => sockets.leave())
  afterAll(() => stage.house.close())

  /** Sends the message, and waits for what comes of it. */
  async function outcomeOf(message: Message, client: WireClient, witness: WireClient): Promise<unknown> {
    const frame = BYTES[message](client)
    if (message === 'sync step2' || message === 'sync update') return outcomeOfEdit(client, frame)
    const before = client.step2sReceived
    client.awareness.clear()
    client.send(frame)
    const comes: Partial<Record<Message, () => boolean>> = {
      'sync step1': () => client.step2sReceived > before,
      queryAwareness: () => client.awareness.has(witness.doc.clientID),
      awareness: () => witness.awareness.has(client.doc.clientID),
    }
    const hasCome = comes[message] ?? (() => false)
    await client.until(`what comes of ${message}`, () => hasCome() || client.closed !== undefined)
    if (client.closed) return client.closed.code
    return message === 'awareness' ? 'shown' : 'answered'
  }

  test('[AC13] who comes to the text, and who is sent away', async () => {
    const joined = await Promise.all(
      WHO.map(async (who) => {
        const client = await sockets.join(who)
        const hasWords = client.doc.getXmlFragment('declaration').toString().includes(WORD)
        expect([who, hasWords]).toEqual([who, JOINING[who] === 'in'])
        return [who, client.closed?.code ?? 'in']
      }),
    )
    expect(Object.fromEntries(joined)).toEqual(JOINING)
  })

  test.each(MESSAGES.map((message) => ({ message })))('[AC14] $message', async ({ message }) => {
    const witness = await sockets.join('viewer')
    witness.sendAwareness(witness.doc.clientID, 1, { clause: null })
    await witness.until('its own presence', () => witness.awareness.has(witness.doc.clientID))
    const outcomes = await Promise.all(
      AT_THE_TEXT.map(async (who) => [who, await outcomeOf(message, await sockets.join(who), witness)]),
    )
    const expected = AT_THE_TEXT.map((who) => [who, SENT[message][who][state]])
    expect(Object.fromEntries(outcomes)).toEqual(Object.fromEntries(expected))
  })

  test('[AC15] what the server tells whom', async () => {
    const heard = new Map<string, Set<Message>>()
    const listener = async (name: string, who: Who, isStock = false) => {
      const messages = new Set<Message>()
      heard.set(name, messages)
      return sockets.join(who, { isStock, onFrame: (frame) => messages.add(messageIn(frame)) })
    }
    const writer = await listener('writer', 'drafter')
    const others = await Promise.all(AT_THE_TEXT.map((who) => listener(who, who)))
    const clients = [writer, ...others, await listener('stock', 'viewer', true)]
    await writer.until('its first acknowledgement', () => writer.acknowledged > 0)
    writer.sendAwareness(writer.doc.clientID, 1, { clause: null })
    await outcomeOfEdit(writer)
    await (await stage.prepare('openHall', { isDenied: false }))('secretariat')

    const expected = (name: string) =>
      MESSAGES.filter((message) => {
        if (message === 'sync update' && state !== 'drafting') return false
        if (TOLD[message] === 'who wrote in vain') return name === 'writer' && state !== 'drafting'
        return TOLD[message] === 'everybody' || (TOLD[message] === 'our clients' && name !== 'stock')
      })
    for (const [name, messages] of heard)
      await expect.poll(() => expected(name).filter((message) => !messages.has(message))).toEqual([])
    await Promise.all(clients.filter((client) => client !== writer).map((client) => client.heard()))
    for (const [name, messages] of heard)
      expect([name, [...messages].sort()]).toEqual([name, expected(name).sort()])
  })
})
